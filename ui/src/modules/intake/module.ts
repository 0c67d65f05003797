import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'intake',
  order: 20,
  group: 'day',
  permission: 'ticket.create',
  icon: 'intake',
  route: 'intake',
  title: 'intake-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'new', title: 'tickets-new', route: '/intake', keys: 'F2' },
    { key: 'blank', title: 'tickets-do-print-blank', route: '/intake/blank' },
  ],
});
