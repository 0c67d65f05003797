import { Checkbox, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { useText } from '../../text';
import type { Setting } from '../../wire.gen';
import { SPAN, spanUnit, type SpanUnit } from './values';

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
    default:
      return <Select {...own} className="ac-wide" value={value as string} onChange={(v) => onChange?.(v)} options={setting.choices.map((c) => ({ value: c, label: t(`settings-choice-${c}`) }))} />;
  }
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
