// One dialog a step: what the step needs to know, and no more.
import { Alert } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../data';
import { Field } from '../../form';
import type { Fields, Option } from '../../field';
import { call } from '../../host';
import { useText } from '../../text';
import type { ChargeClass, Id, NoteKind, Priority, Severity, State, TicketFile } from '../../wire.gen';
import { PlanVisit } from '../visits';
import { Asking } from './Asking';
import { FeedbackDialog, type FeedbackStep } from './Feedback';
import { charges, fields as ticketFields, priorities, severities, urgents } from './fields';

export type DialogKey =
  | 'hand_over' | 'triage' | 'assign' | 'cancel' | 'hold' | 'answer' | 'note' | 'close' | 'promise' | 'urgent' | 'calm' | 'regrade' | 'clarify'
  | { feedback: FeedbackStep } | { step: State; reason: boolean } | 'reopen' | 'plan';
type Of = { file: TicketFile; close: () => void };

function usePeople(): Option[] {
  const people = useQuery('people.list', { role: null, with_former: false });
  return (people.data ?? []).map((p) => ({ value: p.id, label: p.name }));
}

export function HandOver({ file, close }: Of) {
  const people = usePeople();
  const fields: Fields = {
    to: { kind: 'select', label: 'tickets-field-handed_to', options: people, required: true },
    remark: { kind: 'text', label: 'tickets-field-remark', max: 300 },
  };
  return (
    <Asking<{ to: Id; remark?: string }> title="tickets-do-handed_over" fields={fields} close={close}
      save={(v) => call('tickets.hand_over', { id: file.ticket.id, to: v.to, remark: v.remark ?? '' })}>
      <Field name="to" autoFocus /><Field name="remark" />
    </Asking>
  );
}

type Typed = { severity?: Severity; nature?: string; assessors?: Id[]; priority?: Priority; priority_reason?: string; charge_class?: ChargeClass; charge_reason?: string };

/** The matrix of B-08, only to show what the core will compute. */
function computed(severity: Severity, urgent: boolean): Priority {
  if (severity === 's1') return 'p1';
  if (severity === 's2') return urgent ? 'p1' : 'p2';
  return urgent ? 'p2' : 'p3';
}

export function Triage({ file, close, me }: Of & { me: Id }) {
  const t = useText();
  const people = usePeople();
  const [typed, setTyped] = useState<Typed>({});
  const matrix = typed.severity ? computed(typed.severity, file.ticket.urgent !== null) : null;
  const otherPriority = typed.priority !== undefined && typed.priority !== null && typed.priority !== matrix;
  const otherCharge = typed.charge_class !== undefined && typed.charge_class !== null && typed.charge_class !== file.charge_proposed;
  const fields: Fields = {
    severity: { kind: 'select', label: 'tickets-field-severity', required: true, options: severities.map((o) => ({ ...o, label: `tickets-severity-help-${o.value}` })) },
    nature: { kind: 'area', label: 'tickets-field-nature', max: 500, required: true },
    assessors: { kind: 'many', label: 'tickets-field-assessors', options: people, required: true },
    priority: { kind: 'select', label: 'tickets-field-priority', options: priorities },
    priority_reason: { kind: 'text', label: 'tickets-field-priority_reason', required: otherPriority, max: 300 },
    charge_class: { kind: 'select', label: 'tickets-field-charge_class', options: charges },
    charge_reason: { kind: 'text', label: 'tickets-field-charge_reason', required: otherCharge, max: 300 },
  };
  return (
    <Asking<Typed> title="tickets-do-triaged" fields={fields} close={close} changed={setTyped}
      initial={{ assessors: [me], ...(file.ticket.severity ? { severity: file.ticket.severity } : {}), nature: file.ticket.nature }}
      save={(v) => call('tickets.triage', {
        id: file.ticket.id, severity: v.severity, nature: v.nature ?? '', assessors: v.assessors ?? [],
        priority: v.priority ?? undefined, priority_reason: v.priority_reason ?? '', charge_class: v.charge_class ?? undefined, charge_reason: v.charge_reason ?? '',
      })}>
      <Field name="severity" autoFocus />
      <Field name="nature" rows={2} />
      <Field name="assessors" />
      <div className="tk-pair">
        <div>
          <Field name="priority" />
          {matrix && <p className="ac-quiet">{t('tickets-priority-computed', { priority: t(`tickets-priority-${matrix}`) })}</p>}
          {otherPriority && <Field name="priority_reason" />}
        </div>
        <div>
          <Field name="charge_class" />
          <p className="ac-quiet">{t('tickets-charge-computed', { class: t(`tickets-charge_class-${file.charge_proposed}`) })}</p>
          {otherCharge && <Field name="charge_reason" />}
        </div>
      </div>
    </Asking>
  );
}

export function AssignTo({ file, close }: Of) {
  const people = usePeople();
  const fields: Fields = { person: { kind: 'select', label: 'tickets-field-assignee', options: people } };
  return (
    <Asking<{ person?: Id | null }> title="tickets-do-assign" fields={fields} close={close} initial={{ person: file.ticket.assignee }}
      save={(v) => call('tickets.assign', { id: file.ticket.id, person: v.person ?? null })}>
      <Field name="person" autoFocus />
    </Asking>
  );
}

export function Cancel({ file, close }: Of) {
  const fields: Fields = {
    asked_by: { kind: 'text', label: 'tickets-field-asked_by', required: true, max: 60 },
    reason: { kind: 'area', label: 'tickets-field-reason', required: true, max: 500 },
  };
  return (
    <Asking<{ asked_by: string; reason: string }> title="tickets-do-cancelled" fields={fields} close={close} initial={{ asked_by: file.ticket.contact_name || file.customer_name }}
      save={(v) => call('tickets.cancel', { id: file.ticket.id, ...v })}>
      <Field name="asked_by" autoFocus /><Field name="reason" rows={2} />
    </Asking>
  );
}

type ReasonProps = Of & { title: string; must?: boolean; save: (reason: string) => Promise<unknown> };

/** A step that asks for nothing but a reason. */
export function WithReason({ close, title, must = true, save }: ReasonProps) {
  const fields: Fields = { reason: { kind: 'area', label: 'tickets-field-reason', required: must, max: 500 } };
  return (
    <Asking<{ reason?: string }> title={title} fields={fields} close={close} save={(v) => save(v.reason ?? '')}>
      <Field name="reason" rows={2} autoFocus />
    </Asking>
  );
}

export function Answer({ file, close }: Of) {
  return (
    <Asking<{ answer: string }> title="tickets-do-answer" fields={ticketFields} close={close} save={(v) => call('tickets.answer_and_close', { id: file.ticket.id, answer: v.answer })}>
      <Field name="answer" required autoFocus />
    </Asking>
  );
}

const NOTES: NoteKind[] = ['call', 'progress', 'remark'];

export function Note({ file, close }: Of) {
  const fields: Fields = {
    kind: { kind: 'select', label: 'tickets-note-kind', required: true, options: NOTES.map((k) => ({ value: k, label: `tickets-note-${k}` })) },
    text: { kind: 'area', label: 'tickets-note-text', required: true, max: 2000 },
  };
  return (
    <Asking<{ kind: NoteKind; text: string }> title="tickets-do-note" fields={fields} close={close} initial={{ kind: 'call' }}
      save={(v) => call('tickets.note', { id: file.ticket.id, ...v })}>
      <Field name="text" autoFocus /><Field name="kind" />
    </Asking>
  );
}

export function Close({ file, close }: Of) {
  return (
    <Asking<{ cause: string; cause_code?: string }> title="tickets-do-closed" fields={ticketFields} close={close}
      initial={{ cause: file.ticket.cause, ...(file.ticket.cause_code ? { cause_code: file.ticket.cause_code } : {}) }}
      save={(v) => call('tickets.close', { id: file.ticket.id, cause: v.cause ?? '', cause_code: v.cause_code ?? null })}>
      <Field name="cause" autoFocus rows={2} /><Field name="cause_code" />
    </Asking>
  );
}

export function ChangePromise({ file, close }: Of) {
  const t = useText();
  const changes = file.ticket.promised_at !== null;
  const [typed, setTyped] = useState<{ promised_at?: number }>({});
  const fields: Fields = {
    promised_at: { kind: 'moment', label: 'tickets-field-promised_at', required: true },
    reason: { kind: 'text', label: 'tickets-field-reason', required: changes, max: 300 },
    agreed_with: { kind: 'text', label: 'tickets-field-agreed_with', required: changes, max: 60 },
  };
  return (
    <Asking<{ promised_at: number; reason?: string; agreed_with?: string }> title="tickets-do-promise" fields={fields} close={close} changed={setTyped}
      initial={{ ...(file.ticket.promised_at ? { promised_at: file.ticket.promised_at } : {}), agreed_with: file.ticket.contact_name || file.customer_name }}
      save={(v) => call('tickets.promise', { id: file.ticket.id, promised_at: v.promised_at, reason: v.reason ?? '', agreed_with: v.agreed_with ?? '' })}>
      <Field name="promised_at" autoFocus />
      {(typed.promised_at ?? 0) > file.ticket.level_due_at && <Alert type="warning" showIcon title={t('tickets-later-than-level')} />}
      <Field name="reason" /><Field name="agreed_with" />
    </Asking>
  );
}

export function Urgent({ file, close }: Of) {
  const fields: Fields = { urgent: { kind: 'select', label: 'tickets-field-urgent', options: urgents, required: true } };
  return (
    <Asking<{ urgent: string }> title="tickets-do-urgent" fields={fields} close={close} save={(v) => call('tickets.mark_urgent', { id: file.ticket.id, urgent: v.urgent, reason: '' })}>
      <Field name="urgent" autoFocus />
    </Asking>
  );
}

export function Regrade({ file, close }: Of) {
  const fields: Fields = {
    severity: { kind: 'select', label: 'tickets-field-severity', required: true, options: severities.map((o) => ({ ...o, label: `tickets-severity-help-${o.value}` })) },
    reason: { kind: 'area', label: 'tickets-field-reason', required: true, max: 500 },
  };
  return (
    <Asking<{ severity: Severity; reason: string }> title="tickets-do-regrade" fields={fields} close={close}
      initial={file.ticket.severity ? { severity: file.ticket.severity } : {}} save={(v) => call('tickets.regrade', { id: file.ticket.id, ...v })}>
      <Field name="severity" autoFocus /><Field name="reason" rows={2} />
    </Asking>
  );
}

/** The dialog that is open. */
export function Dialog({ which, file, close, me }: Of & { which: DialogKey; me: Id }) {
  const of = { file, close };
  const id = file.ticket.id;
  if (typeof which === 'object' && 'feedback' in which) return <FeedbackDialog asked={which.feedback} file={file} close={close} />;
  if (typeof which === 'object') {
    const { step: to, reason } = which;
    return <WithReason {...of} title={titleOf(file.ticket.state, to)} must={reason} save={(text) => call('tickets.step', { id, to, reason: text })} />;
  }
  switch (which) {
    case 'plan': return <PlanVisit ticket={{ id, number: file.ticket.number }} close={close} />;
    case 'hand_over': return <HandOver {...of} />;
    case 'triage': return <Triage {...of} me={me} />;
    case 'assign': return <AssignTo {...of} />;
    case 'cancel': return <Cancel {...of} />;
    case 'answer': return <Answer {...of} />;
    case 'note': return <Note {...of} />;
    case 'close': return <Close {...of} />;
    case 'promise': return <ChangePromise {...of} />;
    case 'urgent': return <Urgent {...of} />;
    case 'regrade': return <Regrade {...of} />;
    case 'hold': return <WithReason {...of} title="tickets-do-hold" save={(reason) => call('tickets.hold', { id, reason })} />;
    case 'calm': return <WithReason {...of} title="tickets-do-calm" save={(reason) => call('tickets.mark_urgent', { id, urgent: null, reason })} />;
    case 'clarify': return <WithReason {...of} title="tickets-do-clarify" save={(reason) => call('tickets.clarify', { id, reason })} />;
    default: return <WithReason {...of} title="tickets-do-reopen" save={(reason) => call('tickets.reopen', { id, reason })} />;
  }
}

/** The verb of a step; the same target is called otherwise from elsewhere. */
export function titleOf(from: State, to: State): string {
  if (from === 'registered' && to === 'closed') return 'tickets-do-answer';
  if (from === 'ready' && to === 'in_service') return 'tickets-do-remote';
  if (from === 'in_service' && to === 'ready') return 'tickets-do-next-visit';
  if ((from === 'closed' || from === 'archived') && to === 'follow_up') return 'tickets-do-reopen';
  return `tickets-do-${to}`;
}
