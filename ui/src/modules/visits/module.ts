import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'visits',
  order: 20,
  group: 'work',
  permission: 'visit.read',
  icon: 'visits',
  route: 'visits',
  title: 'visits-title',
  commands: [
    { key: 'visits-day', title: 'visits-day-title', route: '/visits/day', permission: 'visit.read' },
    { key: 'visits-papers', title: 'visits-papers-title', route: '/visits/papers', permission: 'visit.read' },
    { key: 'visits-fault-reports', title: 'visits-fault-reports-title', route: '/visits/fault-reports', permission: 'visit.read' },
    { key: 'visits-defects', title: 'visits-defects-title', route: '/visits/defects', permission: 'visit.read' },
    { key: 'visits-templates', title: 'visits-templates-title', route: '/visits/templates', permission: 'visit.read' },
  ],
  screen: lazy(() => import('./Screen')),
});
