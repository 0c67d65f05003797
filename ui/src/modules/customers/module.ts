import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

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
});
