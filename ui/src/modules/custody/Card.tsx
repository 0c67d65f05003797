// The repair card (K-05): what was done, how long it took, which parts went in, and the tests.
import { App, Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useChange, useMay } from '../../data';
import { Block } from '../../detail';
import { Icon } from '../../frame/icons';
import { useText } from '../../text';
import type { CardPart, CustodyFile, TestLine } from '../../wire.gen';

const blankTest: TestLine = { item: '', value: '', limit: '', passed: true, unit: '', min: '', max: '', note: '', must: false };

export function Card({ file }: { file: CustodyFile }) {
  const t = useText();
  const { message } = App.useApp();
  const mayRepair = useMay('custody.repair');
  const { item } = file;
  const open = mayRepair && item.state === 'in_repair';
  const [card, set] = useState(() => ({ work: item.work, repair_minutes: item.repair_minutes, parts: item.parts as CardPart[], no_parts: item.no_parts, tests: item.tests as TestLine[] }));
  const save = useChange('custody.save_card', { then: (saved) => { set((now) => ({ ...now, tests: saved.item.tests })); void message.success(t('custody-saved')); } });
  if (item.state === 'received' || item.state === 'tagged') return null;
  const part = (at: number, change: Partial<CardPart>) => set({ ...card, parts: card.parts.map((p, i) => (i === at ? { ...p, ...change } : p)) });
  const test = (at: number, change: Partial<TestLine>) => set({ ...card, tests: card.tests.map((p, i) => (i === at ? { ...p, ...change } : p)) });
  const word = (field: string, at: number) => `${t(field)} ${at + 1}`;
  const line = (at: number, key: 'item' | 'value' | 'unit' | 'min' | 'max' | 'note') => (
    <Input value={card.tests[at]?.[key] ?? ''} disabled={!open} placeholder={t(`visits-field-${key}`)} aria-label={word(`visits-field-${key}`, at)} maxLength={100} onChange={(e) => test(at, { [key]: e.target.value })} />
  );
  return (
    <Block title="custody-card">
      <div className="cu-card">
        <label>{t('custody-field-work')}<Input.TextArea rows={2} className="ac-area" value={card.work} disabled={!open} maxLength={5000} onChange={(e) => set({ ...card, work: e.target.value })} /></label>
        <label className="cu-minutes">{t('custody-field-repair_minutes')}<InputNumber<number> className="ac-wide ac-right-input" min={0} max={100_000} precision={0} controls={false} value={card.repair_minutes} disabled={!open} onChange={(repair_minutes) => set({ ...card, repair_minutes })} /></label>
        <div>
          <h3>{t('custody-field-parts')}</h3>
          {card.parts.length === 0 && <Checkbox checked={card.no_parts} disabled={!open} onChange={(e) => set({ ...card, no_parts: e.target.checked })}>{t('custody-field-no_parts')}</Checkbox>}
          {card.parts.map((p, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
            <div className="cu-part" key={at}>
              <Input value={p.name} disabled={!open} placeholder={t('custody-field-name')} aria-label={word('custody-field-name', at)} maxLength={100} onChange={(e) => part(at, { name: e.target.value })} />
              <Input value={p.part_number} disabled={!open} placeholder={t('custody-field-part_number')} aria-label={word('custody-field-part_number', at)} maxLength={60} onChange={(e) => part(at, { part_number: e.target.value })} />
              <InputNumber<number> min={0} max={9999} precision={0} controls={false} value={p.quantity} disabled={!open} aria-label={word('custody-field-quantity', at)} onChange={(quantity) => part(at, { quantity: quantity ?? 0 })} />
              {open && <Button type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={() => set({ ...card, parts: card.parts.filter((_, i) => i !== at) })} />}
            </div>
          ))}
          {open && <Button size="small" icon={<Icon name="plus" />} onClick={() => set({ ...card, no_parts: false, parts: [...card.parts, { name: '', part_number: '', quantity: 1 }] })}>{t('custody-add-part')}</Button>}
        </div>
        <div>
          <h3>{t('custody-field-tests')}</h3>
          {card.tests.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
            <div className="cu-test" key={at}>
              {line(at, 'item')}{line(at, 'value')}{line(at, 'unit')}{line(at, 'min')}{line(at, 'max')}{line(at, 'note')}
              <Checkbox checked={one.passed} disabled={!open} onChange={(e) => test(at, { passed: e.target.checked })}>{t('visits-field-passed')}</Checkbox>
              {open && <Button type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={() => set({ ...card, tests: card.tests.filter((_, i) => i !== at) })} />}
            </div>
          ))}
          {open && <Button size="small" icon={<Icon name="plus" />} onClick={() => set({ ...card, tests: [...card.tests, blankTest] })}>{t('custody-add-test')}</Button>}
        </div>
        {open && <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ id: item.id, ...card })}>{t('custody-do-save_card')}</Button>}
        {open && file.card_gaps.length > 0 && <p className="ac-quiet">{t('custody-gaps', { fields: file.card_gaps.map((g) => t(`custody-field-${g.split('.').at(-1)}`)).join(t('word-comma')) })}</p>}
      </div>
    </Block>
  );
}
