import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';
import { t } from '../../text';

export default uiModule({
  key: 'documents',
  order: 60,
  group: 'master',
  permission: 'document.read',
  icon: 'documents',
  route: 'documents',
  title: 'documents-title',
  screen: lazy(() => import('./Screen')),
  commands: [{ key: 'verify', title: 'documents-verify-command', route: '/documents/verify', permission: 'document.read' }],
  find: async (text) => {
    const wanted = text.trim().toUpperCase();
    if (wanted.length < 3) return [];
    const filed = await call('documents.list', { subject: null, customer: null });
    return filed.filter((one) => one.number.toUpperCase().includes(wanted)).slice(0, 8)
      .map((one) => ({ key: one.id, title: one.number, note: t(`documents-kind-${one.kind}`), route: `/documents/${one.id}` }));
  },
});
