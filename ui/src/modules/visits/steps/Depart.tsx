// 出发: the task, what is packed (D-06), and the call before leaving (D-08).
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../../text';
import type { CheckLine } from '../../../wire.gen';
import { LongText, Tick } from '../bits';
import { Task } from '../Task';
import { packedWords } from '../words';
import type { StepProps } from './types';

export function Depart({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  const disabled = !open || v.departed_at !== null;
  const { packing } = v.job;
  const lineOf = (item: string): CheckLine => v.checklist.find((l) => l.item === item) ?? { item, done: false, reason: '' };
  const put = (item: string, change: Partial<CheckLine>) => set({ checklist: packing.map((key) => (key === item ? { ...lineOf(key), ...change } : lineOf(key))) });
  // Of which it was said that they stay behind; the reason is asked then.
  const [without, setWithout] = useState<string[]>([]);
  const all = packing.every((item) => lineOf(item).done);
  return (
    <div className="vs-two">
      <section>
        <h3>{t('visits-task')}</h3>
        <Task file={file} />
      </section>
      <section>
        <div className="vs-packed">
          <h3>{t('visits-field-checklist')}</h3>
          {!disabled && !all && <Button size="large" onClick={() => set({ checklist: packing.map((item) => ({ item, done: true, reason: '' })) })}>{t('visits-all-packed')}</Button>}
        </div>
        <ul className="vs-checklist">
          {packing.map((item) => {
            const line = lineOf(item);
            return (
              <li key={item}>
                <Tick field={`checklist.${item}`} label={packedWords(item)} value={line.done} disabled={disabled} onChange={(done) => put(item, { done })} />
                {!line.done && line.reason === '' && !without.includes(item) && !disabled && (
                  <button type="button" className="vs-link" onClick={() => setWithout([...without, item])}>{t('visits-not-packed')}</button>
                )}
                {!line.done && (line.reason !== '' || without.includes(item)) && (
                  <Input autoFocus={without.at(-1) === item} size="large" value={line.reason} disabled={disabled} placeholder={t('visits-not-packed-reason')} maxLength={200}
                    aria-label={`${packedWords(item)} ${t('visits-not-packed-reason')}`} onChange={(e) => put(item, { reason: e.target.value })} />
                )}
              </li>
            );
          })}
        </ul>
        <LongText field="precall" value={v.precall ?? ''} lines={2} disabled={disabled} gap={file.wants_precall && !v.precall} hint={t('visits-hint-precall')} onChange={(precall) => set({ precall })} />
      </section>
    </div>
  );
}
