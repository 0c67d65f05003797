import type { ReactNode } from 'react';
import { useNow, useSession } from '../data/session';
import { day, grouped, left, moment, money, phone } from '../format/format';
import { t, useText } from '../text';
import type { Locale } from '../text';
import type { Field, Tone } from './field';

/** What showing a value needs to know besides the value. */
export type Shown = { offset: number; locale: Locale; now: number };

/** The value as plain words: for grids, copying and screen readers. */
export function words(field: Field, value: unknown, shown: Shown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'money': return money(value as number);
    case 'number': return grouped(value as number) + (field.unit ? ` ${t(field.unit)}` : '');
    case 'phone': return phone(String(value));
    case 'day': return day(String(value), shown.locale);
    case 'moment': return moment(value as number, shown.offset, shown.locale);
    case 'yesno': return t(value ? 'word-yes' : 'word-no');
    case 'left': {
      const l = left(value as number, shown.now);
      return t(l.id, l.args);
    }
    case 'select':
    case 'state': {
      const option = field.options?.find((o) => o.value === value);
      return option ? t(option.label) : String(value);
    }
    case 'many': return (value as string[]).map((v) => words({ ...field, kind: 'select' }, v, shown)).join(t('word-comma'));
    default: return field.says ? field.says(String(value)) : String(value);
  }
}

/** A state as a word in its colour; the word carries the meaning, the colour only helps. */
export function Tag({ tone = 'idle', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`ac-tag ac-tone-${tone}`}>{children}</span>;
}

/** Time left until `due`: text and colour, and running. */
export function TimeLeft({ due }: { due: number | null | undefined }) {
  useText();
  const at = useNow();
  if (due === null || due === undefined) return null;
  const l = left(due, at);
  return <Tag tone={l.tone === 'ok' ? 'idle' : l.tone}>{t(l.id, l.args)}</Tag>;
}

/** What `words` needs, from the session and the language. */
export function useShown(locale: Locale): Shown {
  const session = useSession();
  return { offset: session.zone_offset_minutes, locale, now: useNow() };
}

/** A value drawn as its kind asks. */
export function Show({ field, value, row, shown }: { field: Field; value: unknown; row?: unknown; shown: Shown }): ReactNode {
  if (field.draw) return field.draw(value as never, row as never);
  if (field.kind === 'left') return <TimeLeft due={value as number | null} />;
  const text = words(field, value, shown);
  if (field.kind === 'state' && text !== '') {
    return <Tag tone={field.options?.find((o) => o.value === value)?.tone ?? 'idle'}>{text}</Tag>;
  }
  if (field.mono) return <span className="ac-mono">{text}</span>;
  return text;
}
