import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'today',
  order: 10,
  group: 'day',
  icon: 'today',
  route: 'today',
  title: 'today-title',
  screen: lazy(() => import('./Screen')),
});
