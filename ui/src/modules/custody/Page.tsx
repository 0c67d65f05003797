// One item in our hands: the receipt, the repair card, what happened, and the next step with its refusal.
import { Input, Modal, Skeleton } from 'antd';
import { useQuery as useReading } from '@tanstack/react-query';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../data';
import { Block, Detail, Facts, Steps, Timeline, type Step } from '../../detail';
import { Tag } from '../../field';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { CustodyFile } from '../../wire.gen';
import { PrintDialog } from '../papers/PrintDialog';
import { Card } from './Card';
import { CloseDialog } from './Close';
import { fields, TONES } from './fields';
import './custody.css';

type Asked = 'register' | 'send_back' | 'leave_here' | 'close' | null;

export function CustodyPage({ id }: { id: string }) {
  const t = useText();
  const asked = useQuery('custody.get', { id });
  const maySign = useMay('acceptance.present');
  const mayPrint = useMay('document.print');
  const mayTake = useMay('custody.take');
  const [printing, print] = useState<string | null>(null);
  const [asking, ask] = useState<Asked>(null);
  const start = useChange('custody.start');
  const repaired = useChange('custody.repaired');
  const verify = useChange('custody.verify');
  const deliver = useChange('custody.deliver');
  const voucher = useChange('custody.voucher');
  const closeLine = useChange('custody.close');
  if (asked.isError) return <div className="ac-page"><Faulted error={asked.error} again={() => void asked.refetch()} /></div>;
  if (!asked.data) return <div className="ac-page"><Skeleton active /></div>;
  const file = asked.data;
  const { item, row } = file;
  const run: Record<string, () => void> = {
    'custody.register': () => ask('register'), 'custody.start': () => start.mutate({ id }), 'custody.repaired': () => repaired.mutate({ id }),
    'custody.verify': () => verify.mutate({ id }), 'custody.send_back': () => ask('send_back'), 'custody.leave_here': () => ask('leave_here'), 'custody.deliver': () => deliver.mutate({ id }),
    'custody.close': () => (file.receipt_return ? closeLine.mutate({ id, recovered: true, note: '' }) : ask('close')),
  };
  const steps: Step[] = file.steps.map((s) => ({
    key: s.command, label: `custody-do-${s.command.slice('custody.'.length)}`, allowed: s.allowed, reason: s.refusal, ...(run[s.command] ? { run: run[s.command] as () => void } : {}),
    busy: start.isPending || repaired.isPending || verify.isPending || deliver.isPending,
  }));
  // What the customer signs when the item goes back to him (K-07).
  const paper = file.voucher;
  if (item.state === 'verified') {
    if (paper === null) steps.push({ key: 'voucher', label: 'custody-do-voucher', allowed: mayTake, run: () => voucher.mutate({ id }), busy: voucher.isPending });
    else if (paper.state === 'issued' || paper.state === 'presented') {
      steps.push({ key: 'fill-voucher', label: 'custody-fill-voucher', allowed: mayPrint, run: () => go(`/papers/${paper.id}`) });
      if (maySign) steps.push({ key: 'sign-voucher', label: 'custody-sign-voucher', allowed: true, run: () => go(`/papers/${paper.id}/sign`) });
    }
    if (mayPrint && paper !== null) steps.push({ key: 'print-voucher', label: 'custody-print-voucher', allowed: true, run: () => print(paper.id) });
  }
  const isUnsigned = item.state !== 'not_taken' && (file.receipt_state === 'issued' || file.receipt_state === 'presented');
  if (maySign && isUnsigned && !row.is_confirmed) steps.push({ key: 'sign', label: 'custody-sign-receipt', allowed: true, run: () => go(`/papers/${item.receipt}/sign`) });
  if (mayPrint) steps.push({ key: 'receipt', label: 'custody-print-receipt', allowed: true, run: () => print(item.receipt) });
  if (mayPrint && item.card) steps.push({ key: 'card', label: 'custody-print-card', allowed: true, run: () => print(item.card) });
  return (
    <Detail
      number={item.number} title={[item.name, item.model].filter(Boolean).join(' ')}
      tags={
        <>
          <Tag tone={TONES[item.state]}>{t(`custody-state-${item.state}`)}</Tag>
          {item.state !== 'not_taken' && <Tag tone={row.is_confirmed ? 'ok' : 'warn'}>{row.is_confirmed ? (item.confirmed_name ? t('custody-confirmed-by', { name: item.confirmed_name }) : t('custody-field-is_confirmed')) : t('custody-unconfirmed')}</Tag>}
          {row.is_entry_overdue && <Tag tone="bad">{t('custody-entry-overdue')}</Tag>}
        </>
      }
      left={
        <>
          <Card key={item.state} file={file} />
          {file.checks.length > 0 && (
            <Block title="custody-checks">
              <Timeline items={file.checks.map((c, at) => ({ key: `${file.checks.length - at}`, at: c.at, who: c.by_name, title: t(c.passed ? 'custody-check-passed' : 'custody-check-failed'), tone: c.passed ? 'ok' as const : 'bad' as const, ...(c.note ? { body: c.note } : {}) }))} />
            </Block>
          )}
          <Block title="custody-history">
            <Timeline items={[...file.taken].reverse().map((s, i) => ({ key: `${file.taken.length - i}`, at: s.at, who: s.by_name, title: t(`custody-state-${s.to_state}`), tone: TONES[s.to_state], ...(s.place ? { body: s.place } : {}) }))} />
          </Block>
        </>
      }
      right={
        <>
          <Block title="custody-receipt">
            <Facts fields={fields} of={row} only={['customer_name', 'phone', 'name', 'model', 'serial', 'accessories', 'condition', 'fault', 'promised_on', 'taken_by_name', 'taken_at', 'registered_at', 'repaired_at']} />
            <dl className="ac-facts">
              <div><dt>{t('custody-receipt')}</dt><dd><a className="ac-mono" href={`#/papers/${item.receipt}`}>{item.number}</a> <Tag tone={file.receipt_state === 'filed' ? 'ok' : 'warn'}>{t(`papers-state-${file.receipt_state}`)}</Tag> {file.receipt_return && <Tag tone="idle">{t(file.receipt_return.is_lost ? 'custody-receipt-lost' : 'custody-receipt-recovered')}</Tag>} {file.receipt_return?.note}</dd></div>
              {item.card && <div><dt>{t('custody-card')}</dt><dd><a className="ac-mono" href={`#/papers/${item.card}`}>{item.card_number}</a></dd></div>}
              {paper && <div><dt>{t('custody-voucher')}</dt><dd><a className="ac-mono" href={`#/papers/${paper.id}`}>{paper.number}</a> <Tag tone={paper.state === 'filed' ? 'ok' : 'warn'}>{t(`papers-state-${paper.state}`)}</Tag></dd></div>}
              {file.beside.length > 0 && <div><dt>{t('custody-beside')}</dt><dd>{file.beside.map((other) => <a key={other.id} href={`#/custody/${other.id}`}>{other.name} </a>)}</dd></div>}
              <div><dt>{t('custody-field-reason')}</dt><dd>{item.reason}</dd></div>
              {item.place !== '' && <div><dt>{t('custody-field-place')}</dt><dd>{item.place}</dd></div>}
              <div><dt>{t('custody-field-ticket_number')}</dt><dd><a className="ac-mono" href={`#/tickets/${item.ticket}`}>{row.ticket_number}</a></dd></div>
              {item.visit && <div><dt>{t('custody-field-visit_number')}</dt><dd><a className="ac-mono" href={`#/visits/${item.visit}`}>{file.visit_number}</a></dd></div>}
            </dl>
          </Block>
          {item.photos.length > 0 && <Block title="custody-field-photos"><ul className="cu-photos">{item.photos.map((photo, at) => <Photo key={photo} id={item.id} at={at} />)}</ul></Block>}
        </>
      }
      foot={
        <>
          {steps.length > 0 && <Steps items={steps} />}
          {asking === 'close' && <CloseDialog file={file} close={() => ask(null)} />}
          {asking === 'register' && <Asking file={file} close={() => ask(null)} />}
          {(asking === 'send_back' || asking === 'leave_here') && <Reasoned what={asking} file={file} close={() => ask(null)} />}
          {printing !== null && <PrintDialog ids={[printing]} close={() => print(null)} />}
        </>
      }
    />
  );
}

function Photo({ id, at }: { id: string; at: number }) {
  const t = useText();
  const small = useReading({ queryKey: ['photo', 'custody', id, at], queryFn: () => call('custody.photo', { id, at }), staleTime: Number.POSITIVE_INFINITY });
  return <li>{small.data && <img src={`data:${small.data.mime};base64,${small.data.base64}`} alt={`${t('custody-field-photos')} ${at + 1}`} />}</li>;
}

/** Where it stands. */
function Asking({ file, close }: { file: CustodyFile; close: () => void }) {
  const t = useText();
  const [place, setPlace] = useState('');
  const register = useChange('custody.register', { then: close });
  const save = () => register.mutate({ id: file.item.id, place });
  const label = t('custody-field-place');
  return (
    <Modal open title={t('custody-do-register')} onCancel={close} destroyOnHidden okText={t('custody-do-register')} cancelText={t('action-cancel')} onOk={save} okButtonProps={{ disabled: place.trim() === '', loading: register.isPending }}>
      <Input autoFocus value={place} placeholder={label} aria-label={label} maxLength={100} onChange={(e) => setPlace(e.target.value)} onPressEnter={() => place.trim() !== '' && save()} />
    </Modal>
  );
}

/** Why it goes back to the bench (K-06), or stays with the customer after all (K-01). */
function Reasoned({ what, file, close }: { what: 'send_back' | 'leave_here'; file: CustodyFile; close: () => void }) {
  const t = useText();
  const [note, setNote] = useState('');
  const back = useChange('custody.send_back', { then: close });
  const leave = useChange('custody.leave_here', { then: close });
  const label = t(what === 'send_back' ? 'custody-send-back-why' : 'custody-leave-why');
  const save = () => (what === 'send_back' ? back.mutate({ id: file.item.id, note }) : leave.mutate({ id: file.item.id, reason: note }));
  return (
    <Modal open title={t(`custody-do-${what}`)} onCancel={close} destroyOnHidden okText={t(`custody-do-${what}`)} cancelText={t('action-cancel')} onOk={save} okButtonProps={{ disabled: note.trim() === '', loading: back.isPending || leave.isPending }}>
      <Input.TextArea autoFocus rows={3} value={note} onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && note.trim() !== '') save(); }} placeholder={label} aria-label={label} maxLength={1000} onChange={(e) => setNote(e.target.value)} />
    </Modal>
  );
}
