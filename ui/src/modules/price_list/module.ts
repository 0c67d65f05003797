import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'price_list',
  order: 20,
  group: 'stock',
  permission: 'price.read',
  icon: 'fees',
  route: 'prices',
  title: 'price_list-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'price_list-new', title: 'price_list-new', route: '/prices/new', permission: 'price.write' },
    { key: 'price_list-import', title: 'price_list-import', route: '/prices/import', permission: 'price.write' },
  ],
  find: async (text) => {
    const page = await call('price_list.list', { search: text, limit: 6 });
    return page.rows.map((p) => ({ key: p.id, title: p.name, note: p.code, route: `/prices/${p.id}` }));
  },
});
