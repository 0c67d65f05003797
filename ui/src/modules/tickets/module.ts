import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'tickets',
  order: 10,
  group: 'work',
  permission: 'ticket.read',
  icon: 'tickets',
  route: 'tickets',
  title: 'tickets-title',
  screen: lazy(() => import('./Screen')),
});
