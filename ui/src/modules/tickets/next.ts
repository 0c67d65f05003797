// What pressing a next step does: a dialog, a command at once, or the page of the module it belongs to.
import { go } from '../../frame/router';
import { call } from '../../host';
import type { StepView, TicketFile } from '../../wire.gen';
import type { DialogKey } from './dialogs';

export type Pressed = { ask: DialogKey } | { run: () => Promise<unknown> } | { goes: () => void };

export function pressed(step: StepView, file: TicketFile): Pressed {
  const id = file.ticket.id;
  switch (step.command) {
    case 'tickets.hand_over': return { ask: 'hand_over' };
    case 'tickets.triage': return { ask: 'triage' };
    case 'tickets.answer_and_close': return { ask: 'answer' };
    case 'tickets.cancel': return { ask: 'cancel' };
    case 'tickets.close': return { ask: 'close' };
    case 'tickets.reopen': return { ask: 'reopen' };
    case 'tickets.plan_not_needed': return { run: () => call('tickets.plan_not_needed', { id }) };
    case 'tickets.follow_up': return { run: () => call('tickets.follow_up', { id }) };
    case 'tickets.archive': return { run: () => call('tickets.archive', { id }) };
    case 'tickets.step':
      return step.needs_reason ? { ask: { step: step.to, reason: true } } : { run: () => call('tickets.step', { id, to: step.to, reason: '' }) };
    case 'visits.plan': return { ask: 'plan' };
    case 'visits.begin_remote': return { run: () => beginRemote(id) };
    case 'visits.depart':
    case 'visits.work_done': return { run: () => toVisit(id) };
    default: return { goes: () => go(`/tickets/${id}?tab=acceptance`) };
  }
}

/** The session begins now, and its page asks how we connected (B-30). */
export async function beginRemote(ticket: string): Promise<void> {
  const begun = await call('visits.begin_remote', { ticket });
  go(`/visits/${begun.visit.id}?step=arrive`);
}

/** The page of the visit that is running, or the ticket's visits. */
async function toVisit(ticket: string): Promise<void> {
  const found = await call('visits.list', { view: 'open', ticket });
  const [visit] = found.rows;
  // In service with nobody sent: the report of the session is still to be written.
  if (!visit && (await call('visits.list', { view: 'all', ticket })).rows.length === 0) return beginRemote(ticket);
  go(visit ? `/visits/${visit.id}` : `/visits?ticket=${ticket}`);
}
