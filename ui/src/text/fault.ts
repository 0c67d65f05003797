// A fault in words: what happened, whether anything was saved, what to do.
import type { Fault, FieldFault } from '../wire.gen';
import { maybe, t } from './text';

/** The parts of a fault as sentences. */
export type FaultWords = { what: string; saved: string; todo: string };

function idOf(code: string): string {
  return `fault-${code.replaceAll('.', '-')}`;
}

export function faultWords(fault: Fault): FaultWords {
  const own = idOf(fault.code);
  const kind = `fault-kind-${fault.kind}`;
  return {
    what: maybe(own, fault.args) ?? t(kind, fault.args),
    saved: t(fault.saved ? 'fault-saved' : 'fault-not-saved'),
    todo: maybe(`${own}.todo`, fault.args) ?? maybe(`${kind}.todo`, fault.args) ?? '',
  };
}

/** What is wrong with one field, as a short sentence for beside it. */
export function fieldFaultWords(fault: FieldFault): string {
  return maybe(`fault-field-${fault.code.replaceAll('.', '-')}`, fault.args) ?? maybe(idOf(fault.code), fault.args) ?? t('fault-field-wrong');
}
