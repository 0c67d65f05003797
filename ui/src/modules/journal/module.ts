import { lazy } from 'react';
import { uiModule } from '../../frame/registry';

export default uiModule({
  key: 'journal',
  order: 40,
  group: 'firm',
  permission: 'journal.verify',
  icon: 'journal',
  route: 'journal',
  title: 'journal-title',
  screen: lazy(() => import('./Screen')),
});
