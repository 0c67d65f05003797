// How limits read beside a value, the same as on the paper. Whether a value passes is the core's word.
import type { ParameterLine } from '../../wire.gen';

export function limitsOf(line: { min: string; max: string; unit: string }): string {
  const [min, max] = [line.min.trim(), line.max.trim()];
  const words = min && max ? `${min}–${max}` : min ? `≥ ${min}` : max ? `≤ ${max}` : '';
  return words ? `${words} ${line.unit}`.trim() : '';
}

export const blankParameter: ParameterLine = { name: '', unit: '', min: '', max: '', value: '', stable: null, note: '' };
