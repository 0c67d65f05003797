import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'customers',
  order: 10,
  group: 'master',
  permission: 'customer.read',
  icon: 'customers',
  route: 'customers',
  title: 'customers-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'customers-new', title: 'customers-new', route: '/customers/new', permission: 'customer.write' },
    { key: 'customers-import', title: 'customers-import', route: '/customers/import', permission: 'customer.import' },
  ],
  find: async (text) => {
    const page = await call('customers.list', { search: text, limit: 6 });
    return page.rows.map((c) => ({ key: c.id, title: c.name, note: [c.number, c.phone].filter(Boolean).join(' · '), route: `/customers/${c.id}` }));
  },
});
