// A policy's value in words.
import type { Say } from '../../text';
import type { Setting } from '../../wire.gen';

/** The id of a policy's name; its help is the attribute. */
export function nameOf(key: string): string {
  return `settings-policy-${key.replaceAll('.', '-')}`;
}

export type SpanUnit = 'min' | 'h' | 'd';
export const SPAN: Record<SpanUnit, number> = { min: 1, h: 60, d: 1440 };

/** The unit minutes are best read in. Limits of a day or two are spoken of in hours (`complaint.resolve` is 48 h). */
export function spanUnit(minutes: number): SpanUnit {
  if (minutes > 2880 && minutes % 1440 === 0) return 'd';
  return minutes >= 60 && minutes % 60 === 0 ? 'h' : 'min';
}

const COUNTED: Record<SpanUnit, string> = { min: 'settings-minutes', h: 'settings-hours', d: 'settings-days' };

/** Days off and make-up days as typed: a date or a range each. */
export type Holidays = { off: string[]; worked: string[] };

/** `周一至周五 09:00-12:00, 13:00-18:00`: days of equal hours that follow each other are said once, closed days not at all. */
function sayWeek(t: Say, week: string[]): string {
  const said: string[] = [];
  for (let first = 0, next = 1; first < week.length; first = next, next = first + 1) {
    while (next < week.length && week[next] === week[first]) next += 1;
    const hours = week[first]?.trim();
    if (!hours) continue;
    const [from, until] = [t(`settings-weekday-${first + 1}`), t(`settings-weekday-${next}`)];
    said.push(t('settings-hours-of', { days: from === until ? from : t('settings-weekdays', { from, until }), hours }));
  }
  return said.join(t('word-comma'));
}

/** The value as words, with its unit. */
export function sayValue(t: Say, setting: Setting, value: unknown): string {
  if (value === null || value === undefined) return t('settings-none-set');
  switch (setting.kind) {
    case 'flag': return t(value ? 'settings-on' : 'settings-off');
    case 'duration': {
      const unit = spanUnit(Number(value));
      return t(COUNTED[unit], { count: Number(value) / SPAN[unit] });
    }
    case 'number': {
      if (setting.unit === 'd') return t('settings-days', { count: Number(value) });
      return setting.unit ? `${value} ${t(`settings-unit-${setting.unit}`)}` : String(value);
    }
    case 'hours': return sayWeek(t, value as string[]);
    case 'days': {
      const { off, worked } = value as Holidays;
      return off.length + worked.length === 0 ? t('settings-holidays-none') : t('settings-holidays-said', { off: off.length, worked: worked.length });
    }
    case 'list': return (value as string[]).map((code) => t(`settings-choice-${code}`)).join(t('word-comma'));
    default: return t(`settings-choice-${String(value)}`);
  }
}
