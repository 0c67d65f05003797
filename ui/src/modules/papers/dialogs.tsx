// One dialog a step: what the step needs to know, and no more.
import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { describe, options, type Fields, type PickItem } from '../../field';
import { go } from '../../frame/router';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { GoodsLine, Id, OnSheet, PaperFile, PaperForm, ValueLine } from '../../wire.gen';
import { Asking } from '../tickets/Asking';
import { EMPTY_FORM } from './fields';

type Of = { of: PaperFile; close: () => void };

export function VoidDialog({ of, close }: Of) {
  const fields: Fields = { reason: { kind: 'text', label: 'papers-void-reason', required: true, max: 200 } };
  return (
    <Asking<{ reason: string }> title="papers-do-void" fields={fields} close={close} save={(v) => call('papers.void', { id: of.row.id, reason: v.reason })}>
      <Field name="reason" autoFocus />
    </Asking>
  );
}

/** What of a signed paper is put right; the addendum is opened, to be shown or printed. */
export function AmendDialog({ of, close }: Of) {
  const t = useText();
  const fields: Fields = { correction: { kind: 'area', label: 'papers-paper-label-correction', required: true, max: 4000 } };
  const save = async ({ correction }: { correction: string }) => {
    const made = await call('papers.amend', { id: of.row.id, correction });
    go(`/papers/${made.row.id}`);
  };
  return (
    <Asking<{ correction: string }> title="papers-do-amend" fields={fields} close={close} save={save}>
      <p className="ac-quiet">{t('papers-amend-hint')}</p>
      <Field name="correction" rows={5} autoFocus />
    </Asking>
  );
}

const formFields: Fields = {
  ...describe<PaperForm>()({
    customer_name: { kind: 'text', label: 'papers-field-customer', max: 80 },
    phone: { kind: 'phone', label: 'papers-paper-label-phone' },
    model: { kind: 'text', label: 'papers-paper-label-model', max: 80 },
    serial: { kind: 'text', label: 'papers-paper-label-serial', max: 80 },
    fault: { kind: 'area', label: 'papers-paper-label-fault', max: 1000 },
    work: { kind: 'area', label: 'papers-paper-label-work', max: 4000 },
    result: { kind: 'text', label: 'papers-paper-label-result', max: 200 },
    opinion: { kind: 'text', label: 'papers-paper-label-opinion', max: 400 },
    charge: { kind: 'text', label: 'papers-paper-total', max: 40 },
    arrived: { kind: 'text', label: 'papers-paper-label-arrived_at', max: 40 },
    finished: { kind: 'text', label: 'papers-paper-label-finished_at', max: 40 },
    technician: { kind: 'text', label: 'papers-paper-label-technician', max: 80 },
    promised_on: { kind: 'day', label: 'papers-paper-label-promised_on' },
    taken_by: { kind: 'text', label: 'papers-paper-box-service-receipt', max: 80 },
    settings: { kind: 'area', label: 'papers-paper-label-settings', max: 1000 },
    training: { kind: 'area', label: 'papers-paper-label-training', max: 1000 },
    operator: { kind: 'text', label: 'papers-paper-label-operator', max: 80 },
    operator_phone: { kind: 'phone', label: 'papers-paper-label-operator_phone' },
    note: { kind: 'text', label: 'papers-paper-label-note', max: 400 },
    correction: { kind: 'area', label: 'papers-paper-label-correction', max: 4000 },
  }),
  ...describe<GoodsLine>()({
    name: { kind: 'text', label: 'papers-paper-label-item', max: 80 },
    accessories: { kind: 'text', label: 'papers-paper-column-accessories', max: 120 },
    condition: { kind: 'text', label: 'papers-paper-column-condition', max: 200 },
  }),
  ...describe<ValueLine>()({
    item: { kind: 'text', label: 'papers-paper-column-parameter', max: 80 },
    value: { kind: 'text', label: 'papers-paper-column-value', max: 80 },
    limit: { kind: 'text', label: 'papers-paper-column-limit', max: 80 },
    passed: { kind: 'yesno', label: 'papers-paper-passed' },
  }),
};

/** Rows one can add to. */
function Rows({ name, columns, label }: { name: 'items' | 'values'; columns: string[]; label: string }) {
  const t = useText();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="pp-rows">
          <legend>{t(label)}</legend>
          {rows.map((row) => (
            <div key={row.key} className={`pp-line pp-line-${columns.length}`}>
              {columns.map((column) => <Field key={column} name={[row.name, column]} />)}
              <Button size="small" type="text" onClick={() => remove(row.name)}>{t('papers-row-remove')}</Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>{t('papers-row-add')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

const cleaned = (form: PaperForm): PaperForm => {
  const text = Object.fromEntries(Object.entries({ ...EMPTY_FORM, ...form }).map(([key, value]) => [key, value ?? (EMPTY_FORM as Record<string, unknown>)[key]])) as PaperForm;
  const words = <T extends object>(line: T, empty: T): T => ({ ...empty, ...Object.fromEntries(Object.entries(line).filter(([, v]) => v !== undefined && v !== null)) });
  return {
    ...text,
    items: text.items.map((line) => words(line, { name: '', model: '', serial: '', accessories: '', condition: '', receipt: '' })),
    values: text.values.map((line) => words(line, { item: '', value: '', limit: '', passed: false })),
  };
};

/** What stands on the paper besides what the records know. */
export function FillDialog({ of, close }: Of) {
  const t = useText();
  const { kind } = of.row;
  const goods = kind === 'service_voucher';
  return (
    <Modal open title={t('papers-do-fill')} footer={null} onCancel={close} destroyOnHidden width={860}>
      <RecordForm<PaperForm> fields={formFields} initial={of.form} saved={close} className="tk-asking" save={(form) => call('papers.save', { id: of.row.id, form: cleaned(form) })}>
        {kind === 'service_voucher' && !of.row.visit && (
          <>
            <Field name="fault" rows={2} />
            <Field name="work" rows={2} />
            <Field name="result" />
            <div className="pp-pair"><Field name="opinion" autoFocus /><Field name="charge" /></div>
          </>
        )}
        {goods && <Rows name="items" label="papers-paper-heading-items" columns={['name', 'model', 'serial', 'accessories', 'condition']} />}
        {goods && <div className="pp-pair"><Field name="promised_on" /><Field name="taken_by" /></div>}
        {kind === 'hand_over' && (
          <>
            <div className="pp-pair"><Field name="operator" autoFocus /><Field name="operator_phone" /></div>
            <Field name="training" rows={2} />
            <Field name="settings" rows={2} />
            <Rows name="values" label="papers-paper-heading-values" columns={['item', 'value', 'limit', 'passed']} />
          </>
        )}
        {kind === 'addendum' ? <Field name="correction" rows={5} autoFocus /> : <Field name="note" />}
        <div className="ac-row tk-asking-foot"><SaveButton /></div>
      </RecordForm>
    </Modal>
  );
}

type Keyed = OnSheet & PaperForm & { visit?: Id; taken?: OnSheet };

export const sheetFields: Fields = {
  ...formFields,
  ...describe<OnSheet>()({
    signer_name: { kind: 'text', label: 'acceptance-signer-name', required: true, max: 80 },
    signer_role: { kind: 'text', label: 'acceptance-signer-role', max: 80 },
    signer_phone: { kind: 'phone', label: 'acceptance-signer-phone', required: true },
    relation: { kind: 'select', label: 'acceptance-signer-relation', options: options('acceptance-relation-', ['self', 'employee', 'family', 'other']), required: true },
    proxy_reason: { kind: 'text', label: 'acceptance-signer-reason', max: 200 },
    place: { kind: 'text', label: 'acceptance-signer-place', max: 200 },
    signed_at: { kind: 'moment', label: 'papers-sheet-signed_at', required: true },
  }),
};

/** The visits a number given out in advance may have been used on, by any word of theirs. */
async function findVisits(text: string): Promise<PickItem[]> {
  const found = await call('visits.list', { view: 'all', search: text, limit: 20 });
  return found.rows.map((v) => ({ value: v.id, label: `${v.number} ${v.customer_name}`, note: v.crew.join(' ') }));
}

const signerOf = (v: OnSheet): OnSheet => ({
  signer_name: v.signer_name ?? '', signer_role: v.signer_role ?? '', signer_phone: v.signer_phone ?? '', relation: v.relation, proxy_reason: v.proxy_reason ?? '', place: v.place ?? '', signed_at: v.signed_at,
});

/** Who signed one place of the sheet; a sheet signed twice names the place. */
function SignerFields({ title, within }: { title?: string; within: string[] }) {
  const t = useText();
  const name = (field: keyof OnSheet) => (within.length > 0 ? [...within, field] : field);
  const rows = (
    <>
      <div className="pp-pair"><Field name={name('signer_name')} /><Field name={name('signer_phone')} /></div>
      <div className="pp-pair"><Field name={name('signer_role')} /><Field name={name('place')} /></div>
      <div className="pp-pair"><Field name={name('relation')} /><Field name={name('proxy_reason')} /></div>
      <Field name={name('signed_at')} />
    </>
  );
  return title ? <fieldset className="pp-rows"><legend>{t(title)}</legend>{rows}</fieldset> : rows;
}

/** What is written on the sheet: signer, date and time; of a form filled in by hand everything on it. */
export function KeyInDialog({ of, close }: Of) {
  const t = useText();
  const needsVisit = of.row.visit === null && of.row.kind !== 'goods_receipt';
  const fields: Fields = {
    ...sheetFields,
    visit: { kind: 'pick', label: 'papers-field-visit', required: needsVisit, find: findVisits },
  };
  // Without the time of completion, the work and what came of it the form is not valid (F-21).
  if (of.row.is_blank && (of.row.kind === 'service_voucher' || of.row.kind === 'receipt_slip')) {
    for (const key of ['finished', 'work', 'result']) fields[key] = { ...fields[key]!, required: true };
  }
  // A voucher filled in by hand has the second place to sign once things stand on it.
  const [items, setItems] = useState(of.form.items.length);
  const isTwice = of.row.is_blank ? of.row.kind === 'service_voucher' && items > 0 : of.sheet_blocks.length > 1;
  const save = (v: Keyed) => call('papers.key_in', {
    id: of.row.id, ...(v.visit ? { visit: v.visit } : {}),
    on_sheet: signerOf(v), ...(isTwice ? { taken: signerOf({ ...v.taken } as OnSheet) } : {}),
    ...(of.row.is_blank ? { form: cleaned(Object.fromEntries(Object.keys(EMPTY_FORM).map((key) => [key, (v as Record<string, unknown>)[key]])) as PaperForm) } : {}),
  });
  const isGoods = of.row.kind === 'goods_receipt' || of.row.kind === 'service_voucher';
  return (
    <Modal open title={t('papers-do-key_in')} footer={null} onCancel={close} destroyOnHidden width={of.row.is_blank ? 900 : 560}>
      <RecordForm<Keyed> fields={fields} initial={{ ...of.form, relation: 'self', place: of.form.address, ...of.on_sheet, taken: { relation: 'self', place: of.form.address, ...of.taken_on_sheet } as OnSheet }} saved={close} className="tk-asking" save={save}
        changed={(v) => setItems(v.items?.length ?? 0)}>
        {needsVisit && <Field name="visit" />}
        {of.row.is_blank && (
          <>
            <p className="ac-quiet">{t('papers-transcribe-about')}</p>
            <div className="pp-pair"><Field name="customer_name" autoFocus /><Field name="phone" /></div>
            <div className="pp-pair"><Field name="model" /><Field name="serial" /></div>
            <Field name="fault" rows={2} />
            <Field name="work" rows={2} />
            <div className="pp-pair"><Field name="arrived" /><Field name="finished" /></div>
            <div className="pp-pair"><Field name="result" /><Field name="opinion" /></div>
            {of.row.kind !== 'goods_receipt' && <div className="pp-pair"><Field name="technician" /><Field name="charge" /></div>}
            {isGoods && <Rows name="items" label="papers-paper-heading-items" columns={['name', 'model', 'serial', 'accessories', 'condition']} />}
            {of.row.kind === 'hand_over' && <div className="pp-pair"><Field name="operator" /><Field name="operator_phone" /></div>}
            {of.row.kind === 'hand_over' && <Field name="training" rows={2} />}
            {of.row.kind === 'hand_over' && <Rows name="values" label="papers-paper-heading-values" columns={['item', 'value', 'limit', 'passed']} />}
          </>
        )}
        {isTwice && <SignerFields title="papers-block-take_away" within={['taken']} />}
        <SignerFields {...(isTwice ? { title: 'papers-block-completion' } : {})} within={[]} />
        <div className="ac-row tk-asking-foot"><SaveButton label="papers-do-key_in" /></div>
      </RecordForm>
    </Modal>
  );
}
