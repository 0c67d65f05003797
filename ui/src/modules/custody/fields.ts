// The columns of the in/out register (P-06).
import { describe, options, type Tone } from '../../field';
import type { CustodyRow, CustodyState } from '../../wire.gen';

export const TONES: Record<CustodyState, Tone> = {
  received: 'warn', not_taken: 'idle', tagged: 'info', in_repair: 'info', at_factory: 'info', repaired: 'ok', verified: 'ok', delivered: 'ok', closed: 'idle', scrap_pending: 'bad', scrapped: 'bad',
};
export const states = options('custody-state-', TONES);

export const fields = describe<CustodyRow>()({
  number: { kind: 'text', label: 'custody-field-number', mono: true, width: 128 },
  taken_at: { kind: 'moment', label: 'custody-field-taken_at', width: 160 },
  state: { kind: 'state', label: 'custody-field-state', options: states, width: 92 },
  customer_name: { kind: 'text', label: 'custody-field-customer_name', grow: true, width: 140 },
  phone: { kind: 'phone', label: 'custody-field-phone', width: 130, hidden: true },
  name: { kind: 'text', label: 'custody-field-name', width: 130 },
  model: { kind: 'text', label: 'custody-field-model', width: 110 },
  serial: { kind: 'text', label: 'custody-field-serial', mono: true, width: 120 },
  accessories: { kind: 'text', label: 'custody-field-accessories', width: 110, hidden: true },
  condition: { kind: 'text', label: 'custody-field-condition', width: 140, hidden: true },
  fault: { kind: 'text', label: 'custody-field-fault', width: 140, hidden: true },
  taken_by_name: { kind: 'text', label: 'custody-field-taken_by_name', width: 90 },
  card_number: { kind: 'text', label: 'custody-field-card_number', mono: true, width: 128 },
  promised_on: { kind: 'day', label: 'custody-field-promised_on', width: 120 },
  is_confirmed: { kind: 'yesno', label: 'custody-field-is_confirmed', width: 90 },
  registered_at: { kind: 'moment', label: 'custody-field-registered_at', width: 160, hidden: true },
  repaired_at: { kind: 'moment', label: 'custody-field-repaired_at', width: 160, hidden: true },
  ticket_number: { kind: 'text', label: 'custody-field-ticket_number', mono: true, width: 128, hidden: true },
});
