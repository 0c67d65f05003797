// 配件与费用: parts put in with their reason and the old part (E-09, E-11), and all money asked; zero is stated (E-28).
import { Button, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { MoneyInput } from '../../../form';
import { money } from '../../../format/format';
import { Icon } from '../../../frame/icons';
import { useText } from '../../../text';
import type { FeeKind, FeeLine, OldPart, PartLine } from '../../../wire.gen';
import { anchor, Tick } from '../bits';
import { Photos } from '../Photos';
import { PHOTOS } from '../stops';
import { newId } from '../useVisit';
import { Issued } from './JobLines';
import { findParts, findPrices, Suggested } from './Suggested';
import type { StepProps } from './types';

const OLD: OldPart[] = ['brought_back', 'left_with_customer', 'scrapped'];
const KINDS: FeeKind[] = ['labour', 'travel', 'material', 'other'];

export function Parts({ work }: StepProps) {
  const t = useText();
  const { file, v, parts, fees, open, set, setParts, setFees } = work;
  const isGap = (name: string) => file.gaps.includes(name);
  const partsTotal = parts.reduce((sum, p) => sum + p.unit_price * p.quantity, 0);
  const feesTotal = fees.reduce((sum, f) => sum + f.amount, 0);
  const blank: PartLine = { id: '', name: '', part_number: '', quantity: 1, reason: '', old_serial: '', new_serial: '', old_part: null, old_part_note: '', old_label: '', unit_price: 0 };
  const fee: FeeLine = { id: '', kind: 'labour', label: '', amount: 0, is_cash: false, receipt_no: '' };
  return (
    <>
      <section className="vs-lines">
        <h3>{t('visits-parts-head')}</h3>
        {parts.length === 0 && <Tick field="no_parts" value={v.no_parts} disabled={!open} gap={isGap('no_parts')} onChange={(no_parts) => set({ no_parts })} />}
        {parts.map((line, at) => (
          <Part key={line.id} line={line} at={at} open={open} gaps={file.gaps} wantsOld={file.task.warranty === 'in_warranty'}
            put={(change) => setParts(parts.map((p, i) => (i === at ? { ...p, ...change } : p)))} drop={() => setParts(parts.filter((_, i) => i !== at))} />
        ))}
        {open && <Button size="large" icon={<Icon name="plus" />} onClick={() => setParts([...parts, { ...blank, id: newId() }])}>{t('visits-add-part')}</Button>}
      </section>
      {(v.issued.length > 0 || v.mode === 'workshop' || v.job.asks_protection) && <Issued work={work} />}
      <section className="vs-lines">
        <h3>{t('visits-fees-head')}</h3>
        {((fees.length === 0 && partsTotal === 0) || v.fees_none) && <Tick field="fees_none" value={v.fees_none} disabled={!open} gap={isGap('fees_none')} onChange={(fees_none) => set({ fees_none })} />}
        {fees.map((line, at) => (
          <Fee key={line.id} line={line} at={at} open={open} gaps={file.gaps}
            put={(change) => setFees(fees.map((f, i) => (i === at ? { ...f, ...change } : f)))} drop={() => setFees(fees.filter((_, i) => i !== at))} />
        ))}
        {open && <Button size="large" icon={<Icon name="plus" />} onClick={() => setFees([...fees, { ...fee, id: newId() }])}>{t('visits-add-fee')}</Button>}
      </section>
      <dl className="vs-sums">
        <div><dt>{t('visits-sum-parts')}</dt><dd>{money(partsTotal)}</dd></div>
        <div><dt>{t('visits-sum-fees')}</dt><dd>{money(feesTotal)}</dd></div>
        <div className="vs-sum"><dt>{t('visits-sum-total')}</dt><dd>{money(partsTotal + feesTotal)}</dd></div>
      </dl>
      {(parts.length > 0 || file.photos.some((p) => p.view === 'old_part')) && <Photos work={work} views={PHOTOS.parts ?? []} />}
    </>
  );
}

type LineProps<L> = { line: L; at: number; open: boolean; gaps: string[]; put: (change: Partial<L>) => void; drop: () => void };

function Part({ line, at, open, gaps, put, drop, wantsOld }: LineProps<PartLine> & { wantsOld: boolean }) {
  const t = useText();
  const label = (field: string) => `${t(`visits-field-${field}`)} ${at + 1}`;
  const status = (field: string) => (gaps.includes(`parts.${at}.${field}`) ? ('error' as const) : '');
  const text = (field: 'part_number' | 'reason' | 'old_part_note' | 'old_serial' | 'new_serial' | 'old_label') => (
    <Labelled label={t(`visits-field-${field}`)}>
      <Input size="large" id={anchor(`parts.${at}.${field}`)} value={line[field]} disabled={!open} status={status(field)} aria-label={label(field)} maxLength={200} onChange={(e) => put({ [field]: e.target.value })} />
    </Labelled>
  );
  return (
    <div className="vs-part">
      <span className="vs-line-no">{at + 1}</span>
      <div className="vs-part-row vs-part-first">
        <Labelled label={t('visits-field-name')}>
          <Suggested id={anchor(`parts.${at}.name`)} value={line.name} disabled={!open} status={status('name')} label={label('name')} find={findParts}
            type={(name) => put({ name })} choose={(p) => put({ name: p.name, part_number: p.code, ...(p.price === null ? {} : { unit_price: p.price }) })} />
        </Labelled>
        {text('part_number')}
        <Labelled label={t('visits-field-quantity')}>
          <InputNumber<number> size="large" className="ac-wide ac-right-input" id={anchor(`parts.${at}.quantity`)} min={0} max={9999} precision={0} controls={false} inputMode="numeric" value={line.quantity} disabled={!open} status={status('quantity')}
            aria-label={label('quantity')} onChange={(quantity) => put({ quantity: quantity ?? 0 })} />
        </Labelled>
        <Labelled label={t('visits-field-unit_price')} of={anchor(`parts.${at}.unit_price`)}>
          <MoneyInput id={anchor(`parts.${at}.unit_price`)} value={line.unit_price} disabled={!open} onChange={(unit_price) => put({ unit_price: unit_price ?? 0 })} />
        </Labelled>
        <Labelled label={t('visits-field-amount')}><output className="vs-amount">{money(line.unit_price * line.quantity)}</output></Labelled>
      </div>
      <div className="vs-part-row vs-part-second">
        {text('reason')}
        <Labelled label={t('visits-field-old_part')}>
          <Select<OldPart> size="large" className="ac-wide" id={anchor(`parts.${at}.old_part`)} allowClear={!wantsOld} value={line.old_part} disabled={!open} status={status('old_part')} aria-label={label('old_part')}
            options={OLD.map((value) => ({ value, label: t(`visits-old_part-${value}`) }))} onChange={(old_part) => put({ old_part: old_part ?? null })} />
        </Labelled>
        {line.old_part !== null && line.old_part !== 'brought_back' ? text('old_part_note') : text('old_serial')}
        {text('new_serial')}
        {(line.old_label !== '' || gaps.includes(`parts.${at}.old_label`) || (wantsOld && line.old_part === 'brought_back')) && text('old_label')}
      </div>
      {open && <Button size="large" type="text" className="vs-drop-line" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={drop} />}
    </div>
  );
}

function Fee({ line, at, open, gaps, put, drop }: LineProps<FeeLine>) {
  const t = useText();
  const label = (field: string) => `${t(`visits-field-${field}`)} ${at + 1}`;
  return (
    <div className="vs-fee">
      <span className="vs-line-no">{at + 1}</span>
      <Select<FeeKind> size="large" value={line.kind} disabled={!open} aria-label={label('kind')} options={KINDS.map((value) => ({ value, label: t(`visits-fee_kind-${value}`) }))} onChange={(kind) => put({ kind })} />
      <Suggested value={line.label} disabled={!open} placeholder={t('visits-field-label')} label={label('label')} find={findPrices}
        type={(text) => put({ label: text })} choose={(p) => put({ kind: p.kind, label: p.name, amount: p.price })} />
      <label className="ac-hidden" htmlFor={anchor(`fees.${at}.amount`)}>{label('amount')}</label>
      <MoneyInput id={anchor(`fees.${at}.amount`)} value={line.amount} disabled={!open} onChange={(amount) => put({ amount: amount ?? 0 })} />
      <button type="button" className="vs-choice" aria-pressed={line.is_cash} disabled={!open} onClick={() => put({ is_cash: !line.is_cash })}>{t('visits-field-is_cash')}</button>
      <Input size="large" id={anchor(`fees.${at}.receipt_no`)} value={line.receipt_no} disabled={!open} placeholder={t('visits-field-receipt_no')} aria-label={label('receipt_no')}
        status={gaps.includes(`fees.${at}.receipt_no`) ? 'error' : ''} maxLength={60} onChange={(e) => put({ receipt_no: e.target.value })} />
      {open && <Button size="large" type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={drop} />}
    </div>
  );
}

/** `of` names the input that carries no label of its own. */
function Labelled({ label, of, children }: { label: string; of?: string; children: ReactNode }) {
  return <div className="vs-labelled">{of ? <label htmlFor={of}><small>{label}</small></label> : <small aria-hidden="true">{label}</small>}{children}</div>;
}
