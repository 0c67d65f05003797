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
import type { Id } from '../../../wire.gen';
import { PrintDialog } from '../../papers/PrintDialog';
import { anchor, Ask } from '../bits';
import type { Work } from '../useVisit';

const again = () => client.invalidateQueries({ queryKey: ['visits'] });

export function TakeAway({ work }: { work: Work }) {
  const t = useText();
  const mayTake = useMay('custody.take');
  const { file, v, open } = work;
  const [asking, ask] = useState(false);
  const maySign = useMay('acceptance.present');
  const [printing, print] = useState<Id | null>(null);
  const sign = async (receipt: Id) => {
    if (await work.flush()) go(`/papers/${receipt}/sign?visit=${v.id}`);
  };
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
      {printing !== null && <PrintDialog ids={[printing]} close={() => print(null)} />}
    </section>
  );
}

const TEXTS = ['name', 'model', 'serial', 'accessories', 'condition', 'fault', 'reason'] as const;

function Take({ work, close }: { work: Work; close: () => void }) {
  const t = useText();
  const { file, v } = work;
  const [texts, setTexts] = useState(() => ({
    name: file.task.equipment_name || file.task.model, model: file.task.model, serial: file.task.serial, accessories: '', condition: '', fault: v.found_problem, reason: v.result_note,
  }));
  const [day, setDay] = useState<string | null>(null);
  const [photos, setPhotos] = useState<string[]>(() => file.photos.filter((p) => p.view === 'whole' || p.view === 'nameplate').map((p) => p.id));
  const change = useChange('custody.take', { then: () => { void again(); close(); } });
  const wrong = change.error ? asFault(change.error).fields.map((f) => f.field) : [];
  const save = async () => {
    if (await work.flush()) change.mutate({ visit: v.id, ...texts, promised_on: day, photos });
  };
  return (
    <Modal open width={720} title={t('visits-custody-take')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
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
      <Button size="large" type="primary" loading={change.isPending} onClick={() => void save()}>{t('custody-do-take')}</Button>
    </Modal>
  );
}
