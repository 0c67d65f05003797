import { describe, type Fields } from '../../field';
import type { Id, JoinCall, NewTicket } from '../../wire.gen';
import { channels, deskClasses, problemClasses, serviceTypes, urgents } from '../tickets/fields';

/** What the form holds: the request, who it is from, and the answer given at once. */
export type Intake = NewTicket & { caller: string; is_new: boolean; item: Id | null; answer: string };

export const fields: Fields = describe<Intake>()({
  customer_name: { kind: 'text', label: 'tickets-field-customer', max: 200 },
  contact_name: { kind: 'text', label: 'tickets-field-contact_name', max: 60 },
  contact_phone: { kind: 'text', label: 'tickets-field-contact_phone', max: 40 },
  address: { kind: 'text', label: 'tickets-field-address', max: 300 },
  channel: { kind: 'select', label: 'tickets-field-channel', options: channels, required: true },
  service_type: { kind: 'select', label: 'tickets-field-service_type', options: serviceTypes, required: true },
  model: { kind: 'text', label: 'tickets-field-model', max: 80 },
  serial: { kind: 'text', label: 'tickets-field-serial', max: 80 },
  description: { kind: 'area', label: 'tickets-field-description', max: 2000 },
  promised_at: { kind: 'moment', label: 'tickets-field-promised_at' },
  received_at: { kind: 'moment', label: 'tickets-field-received_at' },
  backdate_reason: { kind: 'text', label: 'tickets-field-backdate_reason', max: 300 },
  urgent: { kind: 'select', label: 'tickets-field-urgent', options: urgents, hint: 'intake-urgent-hint' },
  desk_class: { kind: 'select', label: 'tickets-field-desk_class', options: deskClasses },
  problem_class: { kind: 'select', label: 'tickets-field-problem_class', options: problemClasses },
  clarify_first: { kind: 'yesno', label: 'tickets-field-clarify_first' },
  paper_number: { kind: 'text', label: 'tickets-field-paper_number', max: 20, mono: true },
  not_a_repeat_reason: { kind: 'text', label: 'intake-not-repeat-reason', max: 300 },
  answer: { kind: 'area', label: 'intake-answer', max: 2000 },
});

/** A new call. */
export const blank: Partial<Intake> = { channel: 'phone', service_type: 'repair' };

/** What goes to the core: absent where nothing was typed. */
export function requestOf(v: Partial<Intake>, notARepeat: boolean): NewTicket {
  const text = (s: string | null | undefined) => s ?? '';
  const details = Object.fromEntries(Object.entries(v.details ?? {}).map(([k, s]) => [k, text(s)]));
  return {
    customer: v.customer ?? undefined,
    customer_name: text(v.customer_name),
    contact_name: text(v.contact_name),
    contact_phone: text(v.contact_phone),
    site: v.site ?? undefined,
    address: text(v.address),
    equipment: v.equipment ?? undefined,
    model: text(v.model),
    serial: text(v.serial),
    details,
    channel: v.channel ?? undefined,
    service_type: v.service_type ?? undefined,
    desk_class: v.desk_class ?? undefined,
    problem_class: v.problem_class ?? undefined,
    description: text(v.description),
    received_at: v.received_at ?? undefined,
    backdate_reason: text(v.backdate_reason),
    promised_at: v.promised_at ?? undefined,
    urgent: v.urgent ?? undefined,
    clarify_first: v.clarify_first ?? false,
    paper_number: v.paper_number?.trim() ? v.paper_number.trim() : undefined,
    not_a_repeat: notARepeat,
    not_a_repeat_reason: notARepeat ? text(v.not_a_repeat_reason) : '',
  };
}

/** The call, joined to a ticket that is open already. */
export function callOf(v: Partial<Intake>, id: Id): JoinCall {
  return {
    id,
    channel: v.channel ?? undefined,
    contact_name: v.contact_name ?? '',
    contact_phone: v.contact_phone ?? '',
    description: v.description ?? '',
    received_at: v.received_at ?? undefined,
  };
}
