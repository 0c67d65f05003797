import { describe } from '../../field';
import type { Part } from '../../wire.gen';

export const fields = describe<Part>()({
  code: { kind: 'text', label: 'parts-code', hint: 'parts-code-hint', required: true, mono: true, width: 150, max: 60 },
  name: { kind: 'text', label: 'parts-name', required: true, grow: true, width: 200, max: 200 },
  spec: { kind: 'text', label: 'parts-spec', width: 180, max: 200 },
  unit: { kind: 'text', label: 'parts-unit', width: 80, max: 20 },
  price: { kind: 'money', label: 'parts-price', width: 120 },
  supplier: { kind: 'text', label: 'parts-supplier', width: 160, max: 200 },
  note: { kind: 'area', label: 'parts-note', hidden: true, max: 2000 },
  active: { kind: 'yesno', label: 'parts-active' },
});

const { active: _active, ...listFields } = fields;
export { listFields };
