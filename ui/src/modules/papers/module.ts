import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';
import { t } from '../../text';

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
  find: async (text) => {
    const wanted = text.trim();
    if (wanted.length < 3) return [];
    const found = await call('papers.list', { search: wanted, limit: 8 });
    return found.rows.map((row) => ({ key: row.id, title: row.number, note: t(`papers-kind-${row.kind}`), route: `/papers/${row.id}` }));
  },
});
