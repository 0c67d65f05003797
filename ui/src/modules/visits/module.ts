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
  screen: lazy(() => import('./Screen')),
});
