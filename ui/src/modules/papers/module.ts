import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'papers',
  order: 45,
  group: 'work',
  permission: 'visit.read',
  icon: 'print',
  route: 'papers',
  title: 'papers-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'papers-print', title: 'papers-print-blank', route: '/papers/print', permission: 'document.print' },
    { key: 'papers-inbox', title: 'papers-inbox-open', route: '/papers/inbox', permission: 'document.print' },
  ],
});
