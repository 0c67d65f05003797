// A field of a ticket is described here once: for the list, the forms and the facts.
import { describe, listed, options, Tag, TimeLeft, type Fields, type Tone } from '../../field';
import { useText } from '../../text';
import type {
  ChargeClass, Channel, Priority, ServiceType, Severity, State, Ticket, TicketRow,
} from '../../wire.gen';

const stateTones: Record<State, Tone> = {
  registered: 'info', handed_over: 'info', triaged: 'info', planning: 'info', ready: 'warn', dispatched: 'info', in_service: 'info',
  pending_acceptance: 'warn', rework: 'bad', accepted: 'ok', completed_unsigned: 'warn', follow_up: 'ok', closed: 'idle', archived: 'idle', cancelled: 'idle',
};
export const states = options('tickets-state-', stateTones);
const typeCodes: ServiceType[] = [
  'repair', 'consultation', 'technical_support', 'installation', 'maintenance', 'inspection', 'training', 'upgrade', 'replanting', 'rescue',
  'return_exchange', 'complaint', 'suggestion', 'design_adjustment',
];
export const serviceTypes = options('tickets-service_type-', typeCodes);
const channelCodes: Channel[] = [
  'phone', 'wechat', 'walk_in', 'brought_in', 'online_chat', 'email', 'sms', 'website', 'letter', 'fax', 'mailbox', 'technician_found',
  'callback_found', 'referral', 'online_review', 'social_media',
];
export const channels = options('tickets-channel-', channelCodes);
export const urgents = listed('urgent', 'tickets-urgent-', ['danger', 'service_stopped', 'vehicle_stranded', 'emergency_repair', 'executive_order']);
const severityTones: Record<Severity, Tone> = { s1: 'bad', s2: 'warn', s3: 'idle' };
export const severities = options('tickets-severity-', severityTones);
const priorityTones: Record<Priority, Tone> = { p1: 'bad', p2: 'warn', p3: 'idle' };
export const priorities = options('tickets-priority-', priorityTones);
const chargeCodes: ChargeClass[] = ['free', 'paid', 'contract', 'cost_only', 'internal'];
export const charges = options('tickets-charge_class-', chargeCodes);
export const deskClasses = listed('desk_class', 'tickets-desk_class-', ['product', 'service', 'complaint']);
export const problemClasses = listed('problem_class', 'tickets-problem_class-', ['general', 'technical', 'repair']);
export const warranties = options('tickets-warranty-', { in_warranty: 'ok', expired: 'warn', unknown: 'idle' });

/** What was served or has ended is not due any more. */
export const isDue = (state: State) => !['accepted', 'completed_unsigned', 'follow_up', 'closed', 'archived', 'cancelled'].includes(state);

/** Marks that make a line different from its neighbours. */
export function Marks({ row }: { row: Pick<TicketRow, 'urgent' | 'is_unacknowledged' | 'on_hold' | 'clarify_first' | 'repeat_of'> }) {
  const t = useText();
  return (
    <>
      {row.urgent && <Tag tone={row.is_unacknowledged ? 'bad' : 'warn'}>{row.is_unacknowledged ? '! ' : ''}{t(`tickets-urgent-${row.urgent}`)}</Tag>}
      {row.on_hold && <Tag tone="warn">{t('tickets-on_hold')}</Tag>}
      {row.clarify_first && <Tag tone="warn">{t('tickets-clarify-mark')}</Tag>}
      {row.repeat_of && <Tag tone="warn">{t('tickets-repeat-mark')}</Tag>}
    </>
  );
}

export const listFields: Fields = describe<TicketRow>()({
  number: { kind: 'text', label: 'tickets-field-number', mono: true, width: 124 },
  customer_name: { kind: 'text', label: 'tickets-field-customer', width: 160 },
  subject: {
    kind: 'text', label: 'tickets-field-subject', grow: true, width: 200,
    draw: (subject: string, row: TicketRow) => <span className="tk-subject"><Marks row={row} /> {subject}</span>,
  },
  state: { kind: 'state', label: 'tickets-field-state', options: states, width: 116 },
  severity: { kind: 'state', label: 'tickets-field-severity', options: severities, width: 84 },
  due_at: {
    kind: 'left', label: 'tickets-field-due_at', width: 140,
    draw: (due: number, row: TicketRow) => (isDue(row.state) ? <TimeLeft due={due} /> : null),
  },
  assignee_name: { kind: 'text', label: 'tickets-field-assignee', width: 88 },
  service_type: { kind: 'select', label: 'tickets-field-service_type', options: serviceTypes, width: 92, hidden: true },
  received_at: { kind: 'moment', label: 'tickets-field-received_at', width: 172 },
  model: { kind: 'text', label: 'tickets-field-model', width: 120, hidden: true },
  serial: { kind: 'text', label: 'tickets-field-serial', mono: true, width: 130, hidden: true },
  contact_name: { kind: 'text', label: 'tickets-field-contact_name', width: 90, hidden: true },
  contact_phone: { kind: 'text', label: 'tickets-field-contact_phone', width: 130, hidden: true },
  channel: { kind: 'select', label: 'tickets-field-channel', options: channels, width: 90, hidden: true },
  priority: { kind: 'state', label: 'tickets-field-priority', options: priorities, width: 84, hidden: true },
  problem_class: { kind: 'select', label: 'tickets-field-problem_class', options: problemClasses, width: 84, hidden: true },
  promised_at: { kind: 'moment', label: 'tickets-field-promised_at', width: 172, hidden: true },
});

/** What stands on a ticket itself. */
export const fields: Fields = describe<Ticket & { taken_by_name: string; assignee_name: string; handed_to_name: string; promised_by_name: string; assessors_said: string; repeat_of_number: string | null; repeat_declined_said: string; further_calls: number; warranty: string; equipment_name: string; voucher: string }>()({
  service_type: { kind: 'select', label: 'tickets-field-service_type', options: serviceTypes },
  channel: { kind: 'select', label: 'tickets-field-channel', options: channels },
  desk_class: { kind: 'select', label: 'tickets-field-desk_class', options: deskClasses },
  problem_class: { kind: 'select', label: 'tickets-field-problem_class', options: problemClasses },
  contact_name: { kind: 'text', label: 'tickets-field-contact_name', max: 60 },
  contact_phone: { kind: 'text', label: 'tickets-field-contact_phone', max: 40 },
  address: { kind: 'text', label: 'tickets-field-address', max: 300 },
  equipment_name: { kind: 'text', label: 'tickets-field-equipment' },
  model: { kind: 'text', label: 'tickets-field-model', max: 80 },
  serial: { kind: 'text', label: 'tickets-field-serial', mono: true, max: 80 },
  warranty: { kind: 'state', label: 'tickets-field-warranty', options: warranties },
  voucher: { kind: 'text', label: 'tickets-field-voucher', mono: true },
  received_at: { kind: 'moment', label: 'tickets-field-received_at' },
  backdate_reason: { kind: 'text', label: 'tickets-field-backdate_reason', max: 300 },
  level_due_at: { kind: 'moment', label: 'tickets-field-level_due_at' },
  promised_at: { kind: 'moment', label: 'tickets-field-promised_at' },
  promised_by_name: { kind: 'text', label: 'tickets-field-promised_by' },
  taken_by_name: { kind: 'text', label: 'tickets-field-taken_by' },
  handed_to_name: { kind: 'text', label: 'tickets-field-handed_to' },
  handed_at: { kind: 'moment', label: 'tickets-field-handed_at' },
  assignee_name: { kind: 'text', label: 'tickets-field-assignee' },
  urgent: { kind: 'select', label: 'tickets-field-urgent', options: urgents },
  severity: { kind: 'state', label: 'tickets-field-severity', options: severities },
  nature: { kind: 'text', label: 'tickets-field-nature', max: 500 },
  assessors_said: { kind: 'text', label: 'tickets-field-assessors' },
  priority: { kind: 'state', label: 'tickets-field-priority', options: priorities },
  charge_class: { kind: 'select', label: 'tickets-field-charge_class', options: charges },
  repeat_of_number: { kind: 'text', label: 'tickets-field-repeat_of', mono: true },
  repeat_declined_said: { kind: 'text', label: 'tickets-field-repeat_declined' },
  further_calls: { kind: 'number', label: 'tickets-field-further_calls' },
  answer: { kind: 'area', label: 'tickets-field-answer', max: 2000 },
  cause_code: { kind: 'text', label: 'tickets-field-cause_code', max: 30 },
  cause: { kind: 'area', label: 'tickets-field-cause', max: 1000 },
  hold_reason: { kind: 'text', label: 'tickets-field-hold_reason', max: 300 },
});
