// The kinds of tables that can come in: their commands, words and the list the records are seen in.
import type { CommandName } from '../wire.gen';

export type Kind = 'customers' | 'contacts' | 'sites' | 'equipment' | 'vehicles' | 'price_list' | 'parts';

type Described = {
  preview: Extract<CommandName, `${string}.import_preview`>;
  run: Extract<CommandName, `${string}.import`>;
  /** Id of the title in the catalogue. */
  title: string;
  /** What the ids of field labels begin with. */
  labels: string;
  back: string;
  permission: 'customer.import' | 'price.write';
};

const of = <K extends Kind>(kind: K, labels: string, back: string, permission: Described['permission'] = 'customer.import', title = `${kind}-import`) =>
  ({ preview: `${kind}.import_preview`, run: `${kind}.import`, title, labels, back, permission }) as const;

export const KINDS: Record<Kind, Described> = {
  customers: of('customers', 'customers-', '/customers'),
  contacts: of('contacts', 'customers-contact-', '/customers', 'customer.import', 'exchange-contacts-import'),
  sites: of('sites', 'customers-site-', '/customers', 'customer.import', 'exchange-sites-import'),
  equipment: of('equipment', 'equipment-', '/equipment'),
  vehicles: of('vehicles', 'equipment-', '/equipment', 'customer.import', 'equipment-vehicles-import'),
  price_list: of('price_list', 'price_list-', '/prices', 'price.write'),
  parts: of('parts', 'parts-', '/parts', 'price.write'),
};

// Columns of a table that are lines of the file, not fields of the record.
const OWN: Record<string, string> = {
  'customers.number': 'exchange-field-number',
  'customers.contact': 'customers-contacts',
  'customers.phone2': 'exchange-field-phone2',
  'customers.email': 'customers-contact-email',
  'contacts.phone': 'customers-phone',
  'equipment.months': 'equipment-warranty_months',
  'vehicles.months': 'equipment-warranty_months',
  'vehicles.model': 'exchange-field-vehicle_model',
  'vehicles.serial': 'exchange-field-vin',
};

/** The id of a field's words. */
export function wordOf(kind: Kind, field: string): string {
  if (field === 'customer') return 'exchange-field-number';
  if (field === 'customer_name') return 'exchange-field-customer_name';
  return OWN[`${kind}.${field}`] ?? `${KINDS[kind].labels}${field}`;
}
