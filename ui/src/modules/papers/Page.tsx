// One paper: its sheet as it would be printed, what became of it, and what can be done next.
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { Faulted, useMay, useQuery, useSession } from '../../data';
import { Block, Detail, Facts, Steps, Timeline, type Step } from '../../detail';
import { describe, type Fields } from '../../field';
import { moment } from '../../format/format';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { Id, PaperFile, PaperRow } from '../../wire.gen';
import { DocumentButtons } from '../documents/DocumentButtons';
import { CompareDialog } from './Compare';
import { Copies, type CopySource } from './Copies';
import { AmendDialog, FillDialog, KeyInDialog, VoidDialog } from './dialogs';
import { Stand, WRITTEN } from './fields';
import { PrintDialog } from './PrintDialog';
import { Scans, useTakeScan } from './Scans';
import { Sheets } from './Sheets';

type Dialog = 'print' | 'fill' | 'amend' | 'key_in' | 'compare' | 'void';

const facts: Fields = describe<PaperRow>()({
  customer_name: { kind: 'text', label: 'papers-field-customer' },
  ticket_number: { kind: 'text', label: 'papers-field-ticket', mono: true },
  visit_number: { kind: 'text', label: 'papers-field-visit', mono: true },
  issued_to_name: { kind: 'text', label: 'papers-field-issued_to' },
  issued_at: { kind: 'moment', label: 'papers-field-issued_at' },
  prints: { kind: 'number', label: 'papers-field-prints' },
  signed_at: { kind: 'moment', label: 'papers-field-signed_at' },
});

export function PaperPage({ id }: { id: Id }) {
  const t = useText();
  const file = useQuery('papers.get', { id });
  const preview = useQuery('papers.preview', { id });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const take = useTakeScan(id);
  const mayPrint = useMay('document.print');
  const mayPresent = useMay('acceptance.present');
  const me = useSession().person;
  if (file.error) return <div className="ac-page"><Faulted error={file.error} again={() => void file.refetch()} /></div>;
  if (!file.data) return <div className="ac-page"><Spin delay={100} /></div>;
  const of = file.data;
  return (
    <>
      <Detail number={of.row.number} title={t(`papers-kind-${of.row.kind}`)} tags={<Stand row={of.row} />}
        left={preview.error ? <Faulted error={preview.error} again={() => void preview.refetch()} /> : <Sheets pages={preview.data?.pages ?? []} name={of.row.number} />}
        right={
          <>
            <Block title="papers-facts"><Facts<PaperRow> fields={facts} of={of.row} />{of.void_reason && <p>{t('papers-void-reason')} {of.void_reason}</p>}<Amended of={of} /></Block>
            <Signatures of={of} />
            <Scans of={of} />
            <History of={of} />
          </>
        }
        foot={<Steps items={steps(of, { mayPrint, mayPresent, me, open: setDialog, take })} />} />
      {dialog === 'print' && <PrintDialog ids={[id]} close={close} />}
      {dialog === 'fill' && <FillDialog of={of} close={close} />}
      {dialog === 'amend' && <AmendDialog of={of} close={close} />}
      {dialog === 'key_in' && <KeyInDialog of={of} close={close} />}
      {dialog === 'compare' && <CompareDialog of={of} close={close} />}
      {dialog === 'void' && <VoidDialog of={of} close={close} />}
    </>
  );
}

type Able = { mayPrint: boolean; mayPresent: boolean; me: Id; open: (dialog: Dialog) => void; take: () => void };

/** A correction that waits for its signature is gone on with; there is one at a time. */
function amend(of: PaperFile, open: Able['open']): void {
  const waiting = of.addenda.find((one) => one.state !== 'filed');
  if (waiting) go(`/papers/${waiting.id}`);
  else open('amend');
}

function steps(of: PaperFile, { mayPrint, mayPresent, me, open, take }: Able): Step[] {
  const { row } = of;
  const isOpen = row.state === 'issued' || row.state === 'presented';
  const isByHand = row.prints > 0 && (isOpen || row.state === 'scan_pending');
  const items: Step[] = [];
  if (of.next_block) items.push({ key: 'sign', label: 'papers-do-sign', allowed: mayPresent, run: () => go(`/papers/${row.id}/sign`) });
  if (row.missing.includes('comparison')) {
    const isOwn = of.transcribed_by === me;
    items.push({ key: 'compare', label: 'papers-do-compare', allowed: mayPrint && !isOwn, ...(isOwn ? { reason: { kind: 'refused' as const, code: 'papers.second_person', args: {}, fields: [], saved: false } } : {}), run: () => open('compare') });
  }
  if (row.state !== 'voided') items.push({ key: 'print', label: row.prints > 0 ? 'papers-reprint' : 'papers-print', allowed: mayPrint, run: () => open('print') });
  if (isByHand) {
    items.push({ key: 'scan', label: 'papers-do-scan', allowed: mayPrint, run: take });
    items.push({ key: 'key_in', label: 'papers-do-key_in', allowed: mayPrint, run: () => open('key_in') });
  }
  if (isOpen && !row.is_blank && WRITTEN.includes(row.kind)) items.push({ key: 'fill', label: 'papers-do-fill', allowed: mayPrint, run: () => open('fill') });
  if (row.state === 'filed' && of.signatures.length > 0) items.push({ key: 'amend', label: 'papers-do-amend', allowed: mayPresent, run: () => amend(of, open) });
  if ((isOpen || row.state === 'scan_pending') && of.signatures.length === 0 && (row.is_blank || (row.kind !== 'goods_receipt' && row.kind !== 'repair_card'))) items.push({ key: 'void', label: 'papers-do-void', allowed: mayPrint, danger: true, run: () => open('void') });
  return items;
}

/** What it corrects, and what corrects it (F-06). */
function Amended({ of }: { of: PaperFile }) {
  const t = useText();
  const link = (row: PaperRow) => <><a className="ac-mono" href={`#/papers/${row.id}`}>{row.number}</a> <Stand row={row} /></>;
  return (
    <>
      {of.amends && <p>{t('papers-amends')} {link(of.amends)}</p>}
      {of.addenda.map((row) => <p key={row.id}>{t('papers-addenda')} {link(row)}</p>)}
    </>
  );
}

function Signatures({ of }: { of: PaperFile }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  if (of.signatures.length === 0) return null;
  // The pages of the newest show the earlier one too: one copy is enough.
  const newest = of.signatures.at(-1);
  return (
    <Block title="papers-signatures">
      <ul className="ac-lines">
        {of.signatures.map((one) => (
          <li key={one.id} className="pp-signature">
            <strong>{t(`papers-block-${one.block}`)}</strong> {one.signer_name} <span className="ac-num">{moment(one.signed_at, offset, locale)}</span>
            <span className="ac-quiet"> {t(`papers-method-${one.method}`)}</span>
            {one.id === newest?.id && <Copies of={copiesOf(of, one)} />}
            {one.document ? <div className="ac-row"><DocumentButtons id={one.document} size="small" /></div> : <span className="ac-quiet"> {t('acceptance-file-waiting')}</span>}
          </li>
        ))}
      </ul>
    </Block>
  );
}

const copiesOf = (of: PaperFile, signed: PaperFile['signatures'][number]): CopySource => ({
  key: signed.id, number: of.row.number, signer: signed.signer_name, copies: signed.copies,
  look: () => call('papers.preview_copy', { id: of.row.id }),
  print: () => call('papers.print_copy', { id: of.row.id }),
  give: (given) => call('papers.give_copy', { id: of.row.id, ...given }),
});

function History({ of }: { of: PaperFile }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const printed = of.prints.map((p) => ({ key: `p${p.print}`, at: p.at, who: p.by_name, title: t('papers-print-count', { count: p.print }), body: t(`papers-target-${p.target}`), tone: 'idle' as const }));
  const stepped = of.steps.map((s, at) => ({ key: `s${at}`, at: s.at, who: s.by_name, title: t(`papers-state-${s.to_state}`), body: s.to_state === 'voided' || s.to_state === 'filed' ? s.reason : '', tone: 'info' as const }));
  // What happened in one moment stays newest first too.
  const items = [...printed, ...stepped].toReversed().toSorted((a, b) => b.at - a.at);
  const shown = all ? items : items.slice(0, 6);
  return (
    <Block title="papers-history" extra={items.length > shown.length && <Button size="small" type="link" onClick={() => setAll(true)}>{t('papers-history-all')}</Button>}>
      <Timeline items={shown} />
    </Block>
  );
}
