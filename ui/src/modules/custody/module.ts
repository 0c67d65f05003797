import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'custody',
  order: 30,
  group: 'work',
  permission: 'custody.read',
  icon: 'custody',
  route: 'custody',
  title: 'custody-title',
  screen: lazy(() => import('./Screen')),
});
