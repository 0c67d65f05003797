import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'parts',
  order: 10,
  group: 'stock',
  permission: 'price.read',
  icon: 'parts',
  route: 'parts',
  title: 'parts-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'parts-new', title: 'parts-new', route: '/parts/new', permission: 'price.write' },
    { key: 'parts-import', title: 'parts-import', route: '/parts/import', permission: 'price.write' },
  ],
  find: async (text) => {
    const page = await call('parts.list', { search: text, limit: 6 });
    return page.rows.map((p) => ({ key: p.id, title: p.name, note: p.code, route: `/parts/${p.id}` }));
  },
});
