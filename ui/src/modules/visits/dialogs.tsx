// What is asked before a step that needs words: why, and whether the customer was told.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { MomentInput } from '../../form';
import { useText } from '../../text';
import type { AbortKind } from '../../wire.gen';
import { anchor, Ask, Choose, Tick } from './bits';
import type { Work } from './useVisit';

/** A command that wants a reason. */
export type Asked = { command: 'visits.approve' | 'visits.send_back' | 'visits.cancel'; label: string; must: boolean; told: boolean };

export function AskedReason({ asked, work, close }: { asked: Asked; work: Work; close: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const id = work.v.id;
  const save = async () => {
    const done = asked.command === 'visits.cancel'
      ? await work.run('visits.cancel', { id, reason, customer_told: told })
      : await work.run(asked.command, { id, reason });
    if (done) close();
  };
  return (
    <Modal open title={t(asked.label)} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <Ask field="reason"><Input.TextArea id={anchor('reason')} autoFocus value={reason} rows={3} className="ac-area vs-area-3" maxLength={1000} onChange={(e) => setReason(e.target.value)} /></Ask>
      {asked.told && <Tick field="customer_told" value={told} onChange={setTold} />}
      <Button size="large" type="primary" disabled={reason.trim() === ''} loading={work.busy} onClick={() => void save()}>{t(asked.label)}</Button>
    </Modal>
  );
}

const KINDS: AbortKind[] = ['no_entry', 'customer_absent', 'danger', 'weather', 'other'];

export function AbortForm({ work, close }: { work: Work; close: () => void }) {
  const t = useText();
  const [kind, setKind] = useState<AbortKind | null>(null);
  const [reason, setReason] = useState('');
  const [next, setNext] = useState<number | null>(work.v.next_appointment);
  const save = async () => {
    if (kind && (await work.run('visits.abort', { id: work.v.id, kind, reason, next_appointment: next }))) close();
  };
  return (
    <Modal open title={t('visits-do-abort')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <Choose<AbortKind> field="abort_kind" label="visits-field-kind" value={kind} keep onChange={setKind} items={KINDS.map((value) => ({ value, label: t(`visits-abort-${value}`) }))} />
      <Ask field="abort_reason" label="visits-field-reason"><Input.TextArea id={anchor('abort_reason')} value={reason} rows={3} className="ac-area vs-area-3" maxLength={1000} onChange={(e) => setReason(e.target.value)} /></Ask>
      <Ask field="abort_next" label="visits-field-next_appointment"><MomentInput id={anchor('abort_next')} value={next} onChange={setNext} /></Ask>
      <Button size="large" danger disabled={kind === null || reason.trim() === ''} loading={work.busy} onClick={() => void save()}>{t('visits-do-abort')}</Button>
    </Modal>
  );
}
