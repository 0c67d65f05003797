// One issue of the customer, and what became of it.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useChange, useMay } from '../../data';
import { Tag, type Tone } from '../../field';
import { asFault } from '../../host';
import { useText } from '../../text';
import type { AcceptanceIssue, Fate, Fault } from '../../wire.gen';
import { faultAt } from './parts';

const TONE: Record<Fate, Tone> = { open: 'warn', done: 'ok', declined: 'idle' };

export function Issue({ issue }: { issue: AcceptanceIssue }) {
  const t = useText();
  const mayTreat = useMay('acceptance.present');
  const [note, setNote] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const treat = useChange('acceptance.treat_issue', { then: () => setNote(null), quiet: true });
  const close = (fate: Fate) => {
    setFault(null);
    treat.mutate({ issue: issue.id, fate, note: note ?? '' }, { onError: (error) => setFault(asFault(error)) });
  };
  const wrong = fault ? (faultAt(fault, 'note') ?? t(`fault-kind-${fault.kind}`)) : undefined;
  return (
    <li>
      <div className="acc-issue">
        <span>{issue.text}</span>
        <Tag tone={TONE[issue.fate]}>{t(`acceptance-fate-${issue.fate}`)}</Tag>
        {issue.fate === 'open' && mayTreat && note === null && <Button size="small" onClick={() => setNote('')}>{t('acceptance-treat')}</Button>}
      </div>
      {issue.fate_note && <div className="ac-quiet">{issue.fate_note}</div>}
      {note !== null && (
        <div className="acc-treat">
          <Input autoFocus value={note} maxLength={500} status={wrong ? 'error' : ''} placeholder={t('acceptance-treat-hint')} aria-label={t('acceptance-treat-hint')} onChange={(e) => {
            setFault(null);
            setNote(e.target.value);
          }} />
          <Button type="primary" loading={treat.isPending} onClick={() => close('done')}>{t('acceptance-fate-done')}</Button>
          <Button disabled={treat.isPending} onClick={() => close('declined')}>{t('acceptance-fate-declined')}</Button>
          <Button type="text" disabled={treat.isPending} onClick={() => setNote(null)}>{t('action-cancel')}</Button>
          {wrong && <small className="acc-bad" role="alert">{wrong}</small>}
        </div>
      )}
    </li>
  );
}
