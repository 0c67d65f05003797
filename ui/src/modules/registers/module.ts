import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import type { RegisterKind } from '../../wire.gen';

export const REGISTERS: RegisterKind[] = ['call_out', 'letters', 'visitors', 'dispatch', 'ledger', 'goods', 'hotline', 'feedback', 'standing'];

export default uiModule({
  key: 'registers',
  order: 60,
  group: 'work',
  permission: 'ticket.create',
  icon: 'registers',
  route: 'registers',
  title: 'registers-title',
  screen: lazy(() => import('./Screen')),
  commands: REGISTERS.map((register) => ({ key: `registers-${register}`, title: `registers-kind-${register}`, route: `/registers/${register}` })),
});
