// Taking an item away (K-01, K-02): only with the result "workshop needed", on a numbered receipt the customer signs before
// the site is left.
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { client, useChange, useMay } from '../../../data';
import { Tag } from '../../../field';
import { DayInput } from '../../../form';
import { go } from '../../../frame/router';
import { asFault } from '../../../host';
import { useText } from '../../../text';
import type { CustodyItem, Id } from '../../../wire.gen';
import { PrintDialog } from '../../papers/PrintDialog';
import { anchor, Ask } from '../bits';
import type { Work } from '../useVisit';

const again = () => client.invalidateQueries({ queryKey: ['visits'] });

export function TakeAway({ work }: { work: Work }) {
  const t = useText();
  const mayTake = useMay('custody.take');
  const { file, v, open } = work;
  const [asking, ask] = useState(false);
  const [mending, mend] = useState<CustodyItem | null>(null);
  const [leaving, leave] = useState<CustodyItem | null>(null);
  const maySign = useMay('acceptance.present');
  const [printing, print] = useState<Id | null>(null);
  const sign = async (receipt: Id) => {
    if (await work.flush()) go(`/papers/${receipt}/sign?visit=${v.id}`);
  };
  const mayMend = open && mayTake && ['on_site', 'work_done'].includes(v.state);
  const unsigned = [...new Set(file.custody.filter((item) => item.confirmed_at === null).map((item) => item.receipt))];
  if (v.result !== 'workshop_needed' && file.custody.length === 0) return null;
  return (
    <section className="vs-lines" id={anchor('custody')} tabIndex={-1}>
      <h3>{t('visits-custody-head')}</h3>
      {file.custody.length === 0 && <p className="vs-warn">{t('visits-custody-need')}</p>}
      {file.custody.map((item) => (
        <div key={item.id} className="vs-said vs-notice">
          <a className="ac-mono" href={`#/custody/${item.id}`}>{item.number}</a>
          <span>{[item.name, item.model, item.serial].filter(Boolean).join(' ')}</span>
          <span className="ac-push" />
          <Tag tone={item.confirmed_at !== null ? 'ok' : 'warn'}>{item.confirmed_at !== null ? t('custody-confirmed-by', { name: item.confirmed_name }) : t('custody-unconfirmed')}</Tag>
          {mayMend && item.confirmed_at === null && item.state === 'received' && (
            <>
              <Button onClick={() => mend(item)}>{t('custody-do-correct')}</Button>
              <Button onClick={() => leave(item)}>{t('custody-do-leave_here')}</Button>
            </>
          )}
        </div>
      ))}
      {v.signed_at === null && unsigned.map((receipt) => (
        <div key={receipt} className="vs-inline">
          {maySign && <Button size="large" type="primary" onClick={() => void sign(receipt)}>{t('custody-sign-receipt')}</Button>}
          <Button size="large" onClick={() => print(receipt)}>{t('custody-print-receipt')}</Button>
        </div>
      ))}
      {open && mayTake && v.result === 'workshop_needed' && ['on_site', 'work_done'].includes(v.state) && <Button size="large" onClick={() => ask(true)}>{t('visits-custody-take')}</Button>}
      {asking && <Take work={work} close={() => ask(false)} />}
      {mending && <Take work={work} item={mending} close={() => mend(null)} />}
      {leaving && <LeaveHere item={leaving} close={() => leave(null)} />}
      {printing !== null && <PrintDialog ids={[printing]} close={() => print(null)} />}
    </section>
  );
}

const TEXTS = ['name', 'model', 'serial', 'accessories', 'condition', 'fault', 'reason'] as const;

/** The item stays after all: why, and its receipt is put right or void. */
function LeaveHere({ item, close }: { item: CustodyItem; close: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const change = useChange('custody.leave_here', { then: () => { void again(); close(); } });
  const isGap = change.error !== null && asFault(change.error).fields.some((f) => f.field === 'reason');
  return (
    <Modal open title={`${t('custody-do-leave_here')} ${item.number} ${item.name}`} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <Ask field="leave_why" label="custody-leave-why" gap={isGap}><Input size="large" autoFocus id={anchor('leave_why')} value={reason} maxLength={300} onChange={(e) => setReason(e.target.value)} onPressEnter={() => change.mutate({ id: item.id, reason })} /></Ask>
      <Button size="large" type="primary" loading={change.isPending} onClick={() => change.mutate({ id: item.id, reason })}>{t('custody-do-leave_here')}</Button>
    </Modal>
  );
}

/** A new line of the receipt, or one to be put right before the customer signs. */
function Take({ work, item, close }: { work: Work; item?: CustodyItem; close: () => void }) {
  const t = useText();
  const { file, v } = work;
  const [texts, setTexts] = useState(() => item ? { name: item.name, model: item.model, serial: item.serial, accessories: item.accessories, condition: item.condition, fault: item.fault, reason: item.reason } : ({
    name: file.task.equipment_name || file.task.model, model: file.task.model, serial: file.task.serial, accessories: '', condition: '', fault: v.found_problem, reason: v.result_note,
  }));
  const [day, setDay] = useState<string | null>(item?.promised_on ?? null);
  const [photos, setPhotos] = useState<string[]>(() => item?.photos ?? file.photos.filter((p) => p.view === 'whole' || p.view === 'nameplate').map((p) => p.id));
  const change = useChange('custody.take', { then: () => { void again(); close(); } });
  const correct = useChange('custody.correct', { then: () => { void again(); close(); } });
  const failed = change.error ?? correct.error;
  const wrong = failed ? asFault(failed).fields.map((f) => f.field) : [];
  const save = async () => {
    if (!(await work.flush())) return;
    if (item) correct.mutate({ id: item.id, ...texts, promised_on: day, photos });
    else change.mutate({ visit: v.id, ...texts, promised_on: day, photos });
  };
  return (
    <Modal open width={720} title={item ? `${t('custody-do-correct')} ${item.number}` : t('visits-custody-take')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <div className="vs-row">
        {TEXTS.map((field) => (
          <Ask key={field} field={`take_${field}`} label={`custody-field-${field}`} gap={wrong.includes(field)}>
            <Input size="large" id={anchor(`take_${field}`)} value={texts[field]} maxLength={500} placeholder={field === 'accessories' || field === 'condition' ? t(`custody-hint-${field}`) : ''} onChange={(e) => setTexts({ ...texts, [field]: e.target.value })} />
          </Ask>
        ))}
        <Ask field="take_promised" label="custody-field-promised_on" gap={wrong.includes('promised_on')}><DayInput id={anchor('take_promised')} value={day} onChange={setDay} /></Ask>
      </div>
      {file.photos.length > 0 && (
        <Ask field="take_photos" label="custody-field-photos">
          <Checkbox.Group value={photos} onChange={setPhotos} options={file.photos.map((p, i) => ({ value: p.id, label: `${i + 1}. ${t(`visits-view-${p.view}`)} ${p.caption}` }))} />
        </Ask>
      )}
      <Button size="large" type="primary" loading={change.isPending || correct.isPending} onClick={() => void save()}>{t(item ? 'custody-do-correct' : 'custody-do-take')}</Button>
    </Modal>
  );
}
