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
  everywhere: lazy(() => import('./Dropped')),
  commands: [
    { key: 'verify', title: 'documents-verify-command', route: '/documents/verify', permission: 'document.read' },
    { key: 'devices', title: 'documents-devices-command', route: '/documents/devices', permission: 'document.trust' },
  ],
  find: async (text) => {
    if (text.trim().length < 3) return [];
    const filed = await call('documents.list', { search: text, limit: 8 });
    return filed.rows
      .map((one) => ({ key: one.id, title: one.number, note: [t(`documents-kind-${one.kind}`), one.customer_name].filter(Boolean).join(' · '), route: `/documents/${one.id}` }));
  },
});
