import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'settings',
  order: 20,
  group: 'firm',
  permission: 'settings.read',
  icon: 'settings',
  route: 'settings',
  title: 'settings-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'settings-lists', title: 'settings-tab-lists', route: '/settings/lists', permission: 'settings.read' },
   { key: 'settings-company', title: 'settings-tab-company', route: '/settings/company', permission: 'settings.read' }],
});
