import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

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
    { key: 'vehicles-import', title: 'equipment-vehicles-import', route: '/equipment/import/vehicles', permission: 'customer.import' },
  ],
});
