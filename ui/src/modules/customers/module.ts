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
    { key: 'customers-duplicates', title: 'customers-duplicates', route: '/customers/duplicates', permission: 'customer.merge' },
    { key: 'customers-import', title: 'customers-import', route: '/customers/import', permission: 'customer.import' },
    { key: 'contacts-import', title: 'exchange-contacts-import', route: '/customers/import/contacts', permission: 'customer.import' },
    { key: 'sites-import', title: 'exchange-sites-import', route: '/customers/import/sites', permission: 'customer.import' },
  ],
});
