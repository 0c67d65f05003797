// The parts a visit's screens are made of: large enough for a thumb, and one question each.
import { Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { MomentInput } from '../../form';
import { Icon } from '../../frame/icons';
import { useText } from '../../text';

/** The element of a field, so that a gap can be jumped to. */
export const anchor = (field: string) => `v-${field.replaceAll('.', '-')}`;

/** A labelled part of a question. `gap` marks it as one the report still lacks. */
export function Ask({ field, label, gap = false, hint, children }: { field: string; label?: string; gap?: boolean; hint?: string | undefined; children: ReactNode }) {
  const t = useText();
  return (
    <div className={gap ? 'vs-ask vs-gap' : 'vs-ask'}>
      <label htmlFor={anchor(field)}>{t(label ?? `visits-field-${field}`)}{gap && <span className="vs-must">{t('fault-field-required')}</span>}</label>
      {children}
      {hint && <small>{hint}</small>}
    </div>
  );
}

type TextProps = { field: string; value: string; onChange: (value: string) => void; gap?: boolean; disabled?: boolean; hint?: string; lines?: number; label?: string };

/** A long answer. */
export function LongText({ field, value, onChange, gap = false, disabled = false, hint, lines = 4, label }: TextProps) {
  return (
    <Ask field={field} gap={gap} {...(label ? { label } : {})}>
      <Input.TextArea id={anchor(field)} value={value} disabled={disabled} placeholder={hint} maxLength={10_000} rows={lines} className={`ac-area vs-area-${lines}`}
        onChange={(e) => onChange(e.target.value)} />
    </Ask>
  );
}

/** A short answer. */
export function ShortText({ field, value, onChange, gap = false, disabled = false, hint, label }: TextProps) {
  return (
    <Ask field={field} gap={gap} {...(label ? { label } : {})}>
      <Input id={anchor(field)} size="large" value={value} disabled={disabled} placeholder={hint} autoComplete="off" maxLength={500} onChange={(e) => onChange(e.target.value)} />
    </Ask>
  );
}

type Item<V extends string> = { value: V; label: string; note?: string };
type ChooseProps<V extends string> = {
  field: string; label?: string; items: Item<V>[]; value: V | null; onChange: (value: V | null) => void; gap?: boolean; disabled?: boolean; keep?: boolean;
};

/** One of a few; pressed again it is taken back, unless `keep`. */
export function Choose<V extends string>({ field, label, items, value, onChange, gap = false, disabled = false, keep = false }: ChooseProps<V>) {
  const t = useText();
  const head = useId();
  return (
    <div className={gap ? 'vs-ask vs-gap' : 'vs-ask'}>
      <span id={head} className="vs-label">{t(label ?? `visits-field-${field}`)}{gap && <span className="vs-must">{t('fault-field-required')}</span>}</span>
      <div className="vs-choices" role="group" aria-labelledby={head} id={anchor(field)} tabIndex={-1}>
        {items.map((item) => (
          <button key={item.value} type="button" className="vs-choice" aria-pressed={value === item.value} disabled={disabled}
            onClick={() => onChange(value === item.value && !keep ? null : item.value)}>
            <span>{item.label}</span>
            {item.note && <small>{item.note}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A yes or no that may be left open. */
export function YesNo({ field, value, onChange, yes, no, ...rest }: { field: string; label?: string; value: boolean | null; onChange: (value: boolean | null) => void; yes?: string; no?: string; gap?: boolean; disabled?: boolean }) {
  const t = useText();
  return (
    <Choose<'yes' | 'no'> field={field} {...rest} value={value === null ? null : value ? 'yes' : 'no'} onChange={(v) => onChange(v === null ? null : v === 'yes')}
      items={[{ value: 'yes', label: yes ?? t('visits-word-yes') }, { value: 'no', label: no ?? t('visits-word-no') }]} />
  );
}

/** Something that is so or not. */
export function Tick({ field, label, value, onChange, gap = false, disabled = false }: { field: string; label?: string; value: boolean; onChange: (value: boolean) => void; gap?: boolean; disabled?: boolean }) {
  const t = useText();
  return (
    <button type="button" role="checkbox" id={anchor(field)} className={gap ? 'vs-tick vs-gap' : 'vs-tick'} aria-checked={value} disabled={disabled} onClick={() => onChange(!value)}>
      <span className="vs-box" aria-hidden="true">{value && <Icon name="check" />}</span>
      <span>{label ?? t(`visits-field-${field}`)}</span>
    </button>
  );
}

/** When a step happened: now, unless somebody says otherwise (no network on the road). */
export function When({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  if (!asked && value === null) return <button type="button" className="vs-link" onClick={() => setAsked(true)}>{t('visits-do-earlier')}</button>;
  return (
    <div className="vs-when">
      <MomentInput id={anchor('at')} value={value} onChange={onChange} />
      <button type="button" className="vs-link" onClick={() => { setAsked(false); onChange(null); }}>{t('visits-do-now')}</button>
    </div>
  );
}
