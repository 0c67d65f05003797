// Inputs whose value is what the core stores: fen, milliseconds, `2026-11-22`, bare digits.
import { DatePicker, Input, InputNumber, Select, type SelectProps } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../data/session';
import { offered, type Field, type PickItem } from '../field';
import { phone, wall } from '../format/format';
import { useText } from '../text';

type Of<T> = { value?: T | null; onChange?: (value: T | null) => void; id?: string; disabled?: boolean; autoFocus?: boolean };

export function MoneyInput({ value, onChange, ...rest }: Of<number>) {
  return (
    <InputNumber<number> {...rest} className="ac-wide ac-right-input" prefix="¥" precision={2} controls={false} inputMode="decimal"
      value={value === null || value === undefined ? null : value / 100}
      formatter={(v, info) => (info.userTyping ? info.input : v === undefined || v === null ? '' : String(v).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ','))}
      parser={(s) => Number((s ?? '').replace(/[¥,，\s]/g, ''))}
      onChange={(v) => onChange?.(v === null ? null : Math.round(v * 100))} />
  );
}

/** Keeps digits and `+` only, shows them grouped when left. */
export function PhoneInput({ value, onChange, ...rest }: Of<string>) {
  const [inside, setInside] = useState(false);
  const raw = value ?? '';
  return (
    <Input {...rest} inputMode="tel" autoComplete="off" value={inside ? raw : phone(raw)}
      onFocus={() => setInside(true)} onBlur={() => setInside(false)}
      onChange={(e) => onChange?.(e.target.value.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replace(/[^\d+]/g, '') || null)} />
  );
}

// An empty field is an empty field: its label has said already that a day is asked for. No preview: the panel opens
// under a resting mouse, and a preview would take the place of what is being typed.
export function DayInput({ value, onChange, ...rest }: Of<string>) {
  return (
    <DatePicker {...rest} previewValue={false} className="ac-wide" placeholder="" format={['YYYY-MM-DD ddd', 'YYYY-MM-DD', 'YYYYMMDD', 'M-D', 'MMDD']}
      value={value ? dayjs(value) : null} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : null)} />
  );
}

/** The wall clock is the firm's and not the machine's, so the picker gets the same figures in the machine's zone. */
export function MomentInput({ value, onChange, ...rest }: Of<number>) {
  const { zone_offset_minutes: offset } = useSession();
  const w = value === null || value === undefined ? null : wall(value, offset);
  const local = w ? dayjs(new Date(w.getUTCFullYear(), w.getUTCMonth(), w.getUTCDate(), w.getUTCHours(), w.getUTCMinutes())) : null;
  return (
    // What was typed counts when Enter or Tab moves on; no second button is asked for.
    <DatePicker {...rest} needConfirm={false} previewValue={false} className="ac-wide" placeholder="" showTime={{ format: 'HH:mm', minuteStep: 5 }} format={['YYYY-MM-DD ddd HH:mm', 'YYYY-MM-DD HH:mm']}
      value={local}
      onChange={(d) => onChange?.(d ? Date.UTC(d.year(), d.month(), d.date(), d.hour(), d.minute()) - offset * 60_000 : null)} />
  );
}

type Picking = Of<string> & { field: Field };

/** Finds by what is typed: number, name, pinyin, initials or the tail of a telephone. */
export function PickInput({ field, value, onChange, ...rest }: Picking) {
  const t = useText();
  const [items, setItems] = useState<PickItem[]>([]);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (!value || items.some((i) => i.value === value) || !field.nameOf) return;
    void field.nameOf(value).then((label) => setItems((old) => [...old, { value, label }]), () => undefined);
  }, [value, field, items]);

  const search = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current += 1;
      const mine = asked.current;
      setBusy(true);
      field.find?.(text).then(
        (found) => mine === asked.current && setItems(found),
        () => mine === asked.current && setItems([]),
      ).finally(() => mine === asked.current && setBusy(false));
    }, 120);
  };
  return (
    <Select<string> {...rest} className="ac-wide" allowClear loading={busy} value={value ?? undefined}
      showSearch={{ filterOption: false, onSearch: search }} onFocus={() => items.length === 0 && search('')}
      notFoundContent={busy ? t('word-searching') : t('word-nothing-found')}
      optionRender={(o) => {
        const item = items.find((i) => i.value === o.value);
        return <div className="ac-pick"><span>{item?.label}</span>{item?.note && <small>{item.note}</small>}</div>;
      }}
      options={items.map((i) => ({ value: i.value, label: i.label }))} onChange={(v) => onChange?.(v ?? null)} />
  );
}

export function ChoiceInput({ field, many, value, onChange, ...rest }: Of<string | string[]> & { field: Field; many?: boolean }) {
  const t = useText();
  const choices: SelectProps['options'] = offered(field.options ?? [], value).map((o) => ({ value: o.value, label: t(o.label) }));
  return (
    <Select {...rest} className="ac-wide" allowClear={!field.required} {...(many ? { mode: 'multiple' as const } : {})}
      showSearch={choices.length > 7 ? { optionFilterProp: 'label' } : false} options={choices} value={value ?? undefined}
      onChange={(v) => onChange?.((v as string | string[] | undefined) ?? null)} />
  );
}
