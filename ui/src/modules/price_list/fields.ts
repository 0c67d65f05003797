import { describe, options } from '../../field';
import type { PriceItem } from '../../wire.gen';

export const kinds = options('price_list-kind-', { labour: 'idle', travel: 'idle', material: 'idle', other: 'idle' });

export const fields = describe<PriceItem>()({
  code: { kind: 'text', label: 'price_list-code', hint: 'price_list-code-hint', required: true, mono: true, width: 130, max: 60 },
  name: { kind: 'text', label: 'price_list-name', required: true, grow: true, width: 200, max: 200 },
  kind: { kind: 'select', label: 'price_list-kind', options: kinds, required: true, width: 90 },
  unit: { kind: 'text', label: 'price_list-unit', width: 80, max: 20 },
  price: { kind: 'money', label: 'price_list-price', required: true, width: 120 },
  valid_from: { kind: 'day', label: 'price_list-valid_from', width: 130 },
  valid_until: { kind: 'day', label: 'price_list-valid_until', hint: 'price_list-valid_until-hint', width: 130 },
  note: { kind: 'area', label: 'price_list-note', hidden: true, max: 2000 },
  active: { kind: 'yesno', label: 'price_list-active' },
});

const { active: _active, ...listFields } = fields;
export { listFields };
