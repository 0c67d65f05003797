import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'documents',
  order: 60,
  group: 'master',
  permission: 'document.read',
  icon: 'documents',
  route: 'documents',
  title: 'documents-title',
  screen: lazy(() => import('./Screen')),
  everywhere: lazy(() => import('./Dropped')),
  commands: [
    { key: 'verify', title: 'documents-verify-command', route: '/documents/verify', permission: 'document.read' },
    { key: 'devices', title: 'documents-devices-command', route: '/documents/devices', permission: 'document.trust' },
  ],
});
