// A visit's fields for the list, and the choices that list and visit mode share.
import { describe, options } from '../../field';
import type { VisitRow, VisitState } from '../../wire.gen';
import type { Tone } from '../../field';

export const TONES: Record<VisitState, Tone> = {
  planned: 'idle', confirmed: 'info', departed: 'info', on_site: 'warn', work_done: 'warn', signed: 'ok', left_site: 'info',
  returned: 'info', reported: 'info', approved: 'ok', filed: 'ok', aborted: 'bad', cancelled: 'bad',
};
export const states = options('visits-state-', TONES);
export const modes = options('visits-mode-', ['on_site', 'remote', 'workshop']);
export const serviceTypes = options('tickets-service_type-', [
  'consultation', 'technical_support', 'repair', 'installation', 'maintenance', 'inspection', 'training', 'upgrade', 'replanting', 'rescue',
  'return_exchange', 'complaint', 'suggestion', 'design_adjustment',
]);

export const CAUSES = [
  'wear', 'material', 'assembly', 'electrical', 'software', 'installation', 'handling', 'upkeep', 'environment', 'power', 'accident',
  'earlier_repair', 'no_fault', 'unknown',
] as const;

export const listFields = describe<VisitRow & { crew_said: string }>()({
  number: { kind: 'text', label: 'visits-field-number', mono: true, width: 128 },
  planned_at: { kind: 'moment', label: 'visits-field-planned_at', width: 172 },
  state: { kind: 'state', label: 'visits-field-state', options: states, width: 92 },
  is_signed: { kind: 'yesno', label: 'visits-is-signed', width: 76 },
  customer_name: { kind: 'text', label: 'visits-field-customer_name', grow: true, width: 160 },
  address: { kind: 'text', label: 'visits-field-address', grow: true, width: 180 },
  service_type: { kind: 'select', label: 'visits-field-service_type', options: serviceTypes, width: 92 },
  mode: { kind: 'select', label: 'visits-field-mode', options: modes, width: 76, hidden: true },
  crew_said: { kind: 'text', label: 'visits-field-crew', width: 140 },
  ticket_number: { kind: 'text', label: 'visits-field-ticket_number', mono: true, width: 128 },
  agreed_at: { kind: 'moment', label: 'visits-field-agreed_at', width: 172, hidden: true },
  arrived_at: { kind: 'moment', label: 'visits-field-arrived_at', width: 172, hidden: true },
});
