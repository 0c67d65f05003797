import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'equipment',
  order: 20,
  group: 'master',
  permission: 'equipment.read',
  icon: 'equipment',
  route: 'equipment',
  title: 'equipment-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'equipment-new', title: 'equipment-new', route: '/equipment/new', permission: 'equipment.write' },
    { key: 'equipment-import', title: 'equipment-import', route: '/equipment/import', permission: 'customer.import' },
  ],
  find: async (text) => {
    const page = await call('equipment.list', { search: text, limit: 6 });
    return page.rows.map((e) => ({ key: e.id, title: [e.model, e.serial].filter(Boolean).join(' '), note: `${e.number} · ${e.customer_name}`, route: `/equipment/${e.id}` }));
  },
});
