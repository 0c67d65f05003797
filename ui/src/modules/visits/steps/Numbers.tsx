// The numbered papers of a visit (D-25, F-14): a number is given out, printed, filled in, signed, or voided where it was
// not used. Each line says where it stands.
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery, useTellFault } from '../../../data';
import { go } from '../../../frame/router';
import { call } from '../../../host';
import { useText } from '../../../text';
import type { Id, PaperFile, PaperKind, PaperRow } from '../../../wire.gen';
import { FillDialog, VoidDialog } from '../../papers/dialogs';
import { Stand } from '../../papers/fields';
import { PrintDialog } from '../../papers/PrintDialog';
import type { Work } from '../useVisit';
import '../../papers/papers.css';

/** Goods receipt and repair card come about with the item they are for. */
const ISSUED: PaperKind[] = ['service_voucher', 'receipt_slip', 'hand_over'];

type Open = { kind: 'print'; ids: Id[] } | { kind: 'fill' | 'void'; of: PaperFile } | null;

export function Numbers({ work }: { work: Work }) {
  const t = useText();
  const tell = useTellFault();
  const { v } = work;
  const mayIssue = useMay('document.print');
  const asked = useQuery('papers.list', { visit: v.id });
  const [open, setOpen] = useState<Open>(null);
  const issue = useChange('papers.issue');
  if (asked.error) return <Faulted error={asked.error} again={() => void asked.refetch()} />;
  const rows = asked.data?.rows ?? [];
  const taken = new Set(rows.filter((r) => r.state !== 'voided').map((r) => r.kind));
  const free = ISSUED.filter((kind) => !taken.has(kind));
  const isOver = ['filed', 'aborted', 'cancelled'].includes(v.state);
  const show = (kind: 'fill' | 'void', id: Id) => call('papers.get', { id }).then((of) => setOpen({ kind, of }), tell);
  // What is typed is part of what is printed and signed.
  const sign = async (id: Id) => {
    if (await work.flush()) go(`/papers/${id}/sign?visit=${v.id}`);
  };
  const close = () => setOpen(null);
  return (
    <section className="vs-lines">
      <div className="vs-numbers-head">
        <h3>{t('visits-numbers-head')}</h3>
        <span className="ac-push" />
        {mayIssue && !isOver && free.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: free.map((kind) => ({ key: kind, label: t(`papers-kind-${kind}`) })), onClick: ({ key }) => issue.mutate({ kind: key as PaperKind, visit: v.id }) }}>
            <Button size="large" aria-haspopup="menu" loading={issue.isPending}>{t('visits-numbers-issue')}</Button>
          </Dropdown>
        )}
      </div>
      {asked.data && rows.length === 0 && <p className="ac-quiet">{t('visits-numbers-none')}</p>}
      <ul className="vs-numbers">
        {rows.map((row) => (
          <li key={row.id}>
            <a className="ac-mono" href={`#/papers/${row.id}`}>{row.number}</a>
            <span>{t(`papers-kind-${row.kind}`)}</span>
            <span><Stand row={row} /></span>
            {mayIssue && <span className="vs-inline"><Do row={row} isDone={v.work_done_at !== null} show={show} print={(id) => setOpen({ kind: 'print', ids: [id] })} sign={sign} /></span>}
          </li>
        ))}
      </ul>
      {open?.kind === 'print' && <PrintDialog ids={open.ids} close={close} />}
      {open?.kind === 'fill' && <FillDialog of={open.of} close={close} />}
      {open?.kind === 'void' && <VoidDialog of={open.of} close={close} />}
    </section>
  );
}

function Do({ row, isDone, show, print, sign }: { row: PaperRow; isDone: boolean; show: (kind: 'fill' | 'void', id: Id) => void; print: (id: Id) => void; sign: (id: Id) => void }) {
  const t = useText();
  const isOpen = row.state === 'issued' || row.state === 'presented';
  const button = (label: string, run: () => void, main = false) => <Button key={label} size="large" type={main ? 'primary' : 'default'} onClick={run}>{t(label)}</Button>;
  return (
    <>
      {isOpen && row.kind === 'hand_over' && button('papers-do-fill', () => show('fill', row.id))}
      {isOpen && row.kind !== 'repair_card' && !row.is_blank && button('papers-do-sign', () => void sign(row.id), isDone)}
      {row.state !== 'voided' && button(row.prints > 0 ? 'papers-reprint' : 'papers-print', () => print(row.id))}
      {isOpen && row.kind !== 'goods_receipt' && row.kind !== 'repair_card' && button('papers-do-void', () => show('void', row.id))}
    </>
  );
}

export function NumbersDialog({ work, close }: { work: Work; close: () => void }) {
  const t = useText();
  return (
    <Modal open title={t('visits-numbers-title', { number: work.v.number })} footer={null} width={900} onCancel={close} destroyOnHidden className="vs-dialog">
      <Numbers work={work} />
    </Modal>
  );
}
