import { describe, options } from '../../field';
import { call } from '../../host';
import type { EquipmentView, ItemKind } from '../../wire.gen';

export const warranties = options('equipment-warranty-', { in_warranty: 'ok', expired: 'warn', unknown: 'idle' });

export const contractStates = options('equipment-contract_state-', { none: 'idle', covered: 'ok', ended: 'warn' });

const kindCodes: ItemKind[] = ['product', 'vehicle', 'system', 'planting'];
export const itemKinds = options('equipment-kind-', kindCodes);

/** What is asked of an item of that kind (N-03). */
export const asked: Record<ItemKind, readonly ('model' | 'serial' | 'plate' | 'mileage' | 'version' | 'planting')[]> = {
  product: ['model', 'serial'],
  vehicle: ['plate', 'mileage', 'model', 'serial'],
  system: ['version', 'model', 'serial'],
  planting: ['planting'],
};
/** A vehicle registered before items had kinds is told by its plate. */
export const kindOf = (item: Pick<EquipmentView, 'kind' | 'plate'>): ItemKind => (item.kind === 'product' && item.plate ? 'vehicle' : item.kind);

/** Customers by what was typed, for choosing an owner. */
export async function findCustomers(text: string) {
  const page = await call('customers.list', { search: text, limit: 10 });
  return page.rows.map((c) => ({ value: c.id, label: c.name, note: [c.number, c.phone].filter(Boolean).join(' · ') }));
}

export const fields = describe<EquipmentView>()({
  number: { kind: 'text', label: 'equipment-number', mono: true, width: 130 },
  model: { kind: 'text', label: 'equipment-model', width: 170, max: 100 },
  name: { kind: 'text', label: 'equipment-name', hint: 'equipment-name-hint', width: 150, hidden: true, max: 100 },
  serial: { kind: 'text', label: 'equipment-serial', mono: true, width: 160, max: 60 },
  kind: { kind: 'select', label: 'equipment-kind', options: itemKinds, width: 80, hidden: true, required: true },
  version: { kind: 'text', label: 'equipment-version', width: 100, hidden: true, max: 60 },
  planting: { kind: 'text', label: 'equipment-planting', hint: 'equipment-planting-hint', width: 180, hidden: true, max: 200 },
  plate: { kind: 'text', label: 'equipment-plate', mono: true, width: 110, hidden: true, max: 20 },
  mileage: { kind: 'number', label: 'equipment-mileage', width: 110, hidden: true },
  customer_name: { kind: 'text', label: 'equipment-customer_name', grow: true, width: 180 },
  customer: { kind: 'pick', label: 'equipment-customer', required: true, find: findCustomers, nameOf: async (id) => (await call('customers.get', { id })).customer.name },
  warranty: { kind: 'state', label: 'equipment-warranty', options: warranties, width: 90 },
  warranty_until: { kind: 'day', label: 'equipment-warranty_until', hint: 'equipment-warranty_until-hint', width: 130 },
  purchased_on: { kind: 'day', label: 'equipment-purchased_on', width: 130 },
  warranty_months: { kind: 'number', label: 'equipment-warranty_months', width: 90, hidden: true },
  contract: { kind: 'text', label: 'equipment-contract', hint: 'equipment-contract-hint', width: 130, hidden: true, mono: true, max: 60 },
  contract_until: { kind: 'day', label: 'equipment-contract_until', width: 120, hidden: true },
  contract_state: { kind: 'state', label: 'equipment-contract_state', options: contractStates, width: 90, hidden: true },
  site: { kind: 'text', label: 'equipment-site' },
  address: { kind: 'text', label: 'equipment-address', width: 220, hidden: true, max: 300 },
  note: { kind: 'area', label: 'equipment-note', hidden: true, max: 2000 },
  active: { kind: 'yesno', label: 'equipment-active' },
});

const { customer: _owner, site: _site, active: _active, ...listFields } = fields;
export { listFields };
