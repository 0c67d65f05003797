import { Checkbox, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { useText } from '../../text';
import type { Setting } from '../../wire.gen';
import { type Holidays, SPAN, spanUnit, type SpanUnit } from './values';

type Props = { setting: Setting; value?: unknown; onChange?: (value: unknown) => void; id?: string };

/** The input that fits the kind of the policy; its value is what the core stores. */
export function ValueInput({ setting, value, onChange, id }: Props) {
  const t = useText();
  const own = id ? { id } : {};
  switch (setting.kind) {
    case 'flag':
      return (
        <Radio.Group {...own} value={value} onChange={(e) => onChange?.(e.target.value)}
          options={[{ value: true, label: t('settings-on') }, { value: false, label: t('settings-off') }]} />
      );
    case 'duration': return <Span {...own} value={Number(value)} set={(n) => onChange?.(n)} />;
    case 'number':
      return (
        <InputNumber {...own} min={0} precision={0} value={value as number} onChange={(n) => onChange?.(n)} controls={false} className="se-number"
          suffix={setting.unit ? t(`settings-unit-${setting.unit}`) : undefined} />
      );
    case 'list':
      return <Checkbox.Group {...own} className="se-choices" value={value as string[]} onChange={(v) => onChange?.(v)} options={setting.choices.map((c) => ({ value: c, label: t(`settings-choice-${c}`) }))} />;
    case 'hours': return <Hours {...own} value={(value as string[] | undefined) ?? []} set={(v) => onChange?.(v)} />;
    case 'days': return <Days {...own} value={(value as Holidays | undefined) ?? { off: [], worked: [] }} set={(v) => onChange?.(v)} />;
    default:
      return <Select {...own} className="ac-wide" value={value as string} onChange={(v) => onChange?.(v)} options={setting.choices.map((c) => ({ value: c, label: t(`settings-choice-${c}`) }))} />;
  }
}

/** A week, a line a day; what does not read is refused by the core with the piece named. */
function Hours({ value, set, id }: { value: string[]; set: (week: string[]) => void; id?: string }) {
  const t = useText();
  return (
    <div className="se-week">
      {value.map((hours, day) => {
        const name = t(`settings-weekday-${day + 1}`);
        return <Input key={name} {...(id && day === 0 ? { id } : {})} aria-label={name} prefix={<span className="ac-quiet">{name}</span>} value={hours}
          onChange={(e) => set(value.map((kept, at) => (at === day ? e.target.value : kept)))} />;
      })}
    </div>
  );
}

function Days({ value, set, id }: { value: Holidays; set: (days: Holidays) => void; id?: string }) {
  const t = useText();
  const lines = (which: keyof Holidays, own: { id?: string }) => (
    <label className="se-days">
      <span className="ac-quiet">{t(`settings-holidays-${which}`)}</span>
      <Input.TextArea {...own} autoSize={{ minRows: 3, maxRows: 10 }} placeholder={which === 'off' ? '2026-10-01~2026-10-07' : '2026-10-10'} value={value[which].join('\n')}
        onChange={(e) => set({ ...value, [which]: e.target.value === '' ? [] : e.target.value.split('\n') })} />
    </label>
  );
  return <div className="se-week">{lines('off', id ? { id } : {})}{lines('worked', {})}</div>;
}

/** Minutes, typed in the unit people say them in. */
function Span({ value, set, id }: { value: number; set: (minutes: number | null) => void; id?: string }) {
  const t = useText();
  const [unit, setUnit] = useState<SpanUnit>(() => spanUnit(value));
  return (
    <Space.Compact className="se-number">
      <InputNumber {...(id ? { id } : {})} min={0} precision={0} controls={false} value={Number.isFinite(value) ? value / SPAN[unit] : null}
        onChange={(n) => set(n === null ? null : n * SPAN[unit])} />
      <Select<SpanUnit> value={unit} aria-label={t('settings-unit')} options={(['min', 'h', 'd'] as const).map((u) => ({ value: u, label: t(`settings-unit-${u}`) }))}
        onChange={(next) => {
          // The figure stays as typed and takes the new unit: 30 min becomes 30 h.
          if (Number.isFinite(value)) set((value / SPAN[unit]) * SPAN[next]);
          setUnit(next);
        }} />
    </Space.Compact>
  );
}
