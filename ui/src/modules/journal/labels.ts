// What the journal says of a field, in words: labels and codes as the modules' own catalogues have them.
import { words, type Fields, type Shown } from '../../field';
import { maybe, t } from '../../text';

/** Tables whose words stand in another file than `<table>s.ftl`. */
const MODULES: Record<string, string> = {
  contact: 'customers', phone: 'customers', site: 'customers', equipment: 'equipment', person: 'people', device: 'people',
  company: 'settings', policy_value: 'settings', acceptance_round: 'acceptance', acceptance_issue: 'acceptance',
  signature: 'acceptance', hotline_call: 'hotline', filed_document: 'documents', service_voucher: 'tickets', ticket_note: 'tickets',
};

/** The module whose words a table uses. */
export function moduleOf(table: string): string {
  return MODULES[table] ?? `${table.split('_')[0]}s`;
}

/** The label of a field, or its own name where no catalogue has one. */
export function labelOf(module: string, field: string, fields?: Fields): string {
  const described = fields?.[field]?.label;
  if (described) return t(described);
  return maybe(`${module}-${field}`) ?? maybe(`${module}-field-${field}`) ?? maybe(`journal-field-${field}`) ?? field;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** A value of the journal as a person reads it; `people` names those whose ids occur. */
export function sayField(module: string, field: string, value: unknown, shown: Shown, people: ReadonlyMap<string, string>, fields?: Fields): string {
  if (value === null || value === undefined || value === '') return t('journal-history-empty');
  const described = fields?.[field];
  if (described && described.kind !== 'pick') return words(described, value, shown) || t('journal-history-empty');
  if (typeof value === 'boolean') return t(value ? 'word-yes' : 'word-no');
  if (typeof value === 'number') return field.endsWith('_at') || field === 'valid_from' ? words({ kind: 'moment', label: '' }, value, shown) : String(value);
  if (Array.isArray(value)) return value.map((v) => sayField(module, field, v, shown, people)).join(t('word-comma'));
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (UUID.test(text)) return people.get(text) ?? text.slice(0, 8);
  if (HASH.test(text)) return t('journal-field-picture');
  // `state` of tickets is `tickets-state-<code>`; a role is `people-role-<key>`.
  return maybe(`${module}-${field}-${text}`) ?? maybe(`${module}-${field.replace(/s$/, '')}-${text}`) ?? text;
}
