// Papers as lists and pages describe them.
import { describe, options, Tag, type Fields, type Tone } from '../../field';
import { useText } from '../../text';
import type { PaperForm, PaperKind, PaperRow, PaperState } from '../../wire.gen';

export const TONES: Record<PaperState, Tone> = { issued: 'idle', presented: 'info', signed: 'ok', scan_pending: 'warn', filed: 'ok', voided: 'idle' };
export const KINDS: PaperKind[] = ['service_voucher', 'receipt_slip', 'goods_receipt', 'repair_card', 'hand_over', 'project_application', 'addendum'];
export const kindOptions = options('papers-kind-', KINDS);
/** A correction is of one signed paper and never blank. */
export const blankOptions = options('papers-kind-', KINDS.filter((kind) => kind !== 'addendum'));

/** Kinds that say something the records do not, so that it is typed here. */
export const WRITTEN: PaperKind[] = ['service_voucher', 'hand_over', 'addendum'];

export const EMPTY_FORM: PaperForm = {
  customer_name: '', phone: '', address: '', model: '', serial: '', fault: '', work: '', result: '', opinion: '', charge: '', items: [], photos: [],
  promised_on: null, taken_by: '', values: [], settings: '', training: '', operator: '', operator_phone: '', technician: '', arrived: '', finished: '', note: '',
};

/** Where it stands, and what it waits for. */
export function Stand({ row }: { row: PaperRow }) {
  const t = useText();
  return (
    <>
      <Tag tone={row.is_overdue ? 'bad' : TONES[row.state]}>{t(row.is_overdue ? 'papers-overdue' : `papers-state-${row.state}`)}</Tag>
      {row.is_blank && row.state === 'issued' && <> <Tag tone="idle">{t('papers-blank')}</Tag></>}
      {row.missing.length > 0 && <span className="ac-quiet"> {row.missing.map((one) => t(`papers-missing-${one}`)).join(t('word-comma'))}</span>}
    </>
  );
}

export const listFields: Fields = describe<PaperRow>()({
  number: { kind: 'text', label: 'papers-field-number', mono: true, width: 140 },
  kind: { kind: 'select', label: 'papers-field-kind', options: kindOptions, width: 150 },
  state: { kind: 'state', label: 'papers-field-state', options: options('papers-state-', TONES), width: 190, draw: (_: never, row: never) => <Stand row={row as PaperRow} /> },
  customer_name: { kind: 'text', label: 'papers-field-customer', grow: true },
  visit_number: { kind: 'text', label: 'papers-field-visit', mono: true, width: 130 },
  issued_to_name: { kind: 'text', label: 'papers-field-issued_to', width: 110 },
  issued_at: { kind: 'moment', label: 'papers-field-issued_at' },
  prints: { kind: 'number', label: 'papers-field-prints', width: 70 },
  signed_at: { kind: 'moment', label: 'papers-field-signed_at' },
});
