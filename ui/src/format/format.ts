// Values as people read them. Pure: the zone and the moment come in as arguments.

const WEEKDAYS = { 'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
type Locale = keyof typeof WEEKDAYS;

const two = (n: number) => String(n).padStart(2, '0');

/** The clock on the wall of the firm's zone; `offset` is minutes east of UTC. */
export function wall(moment: number, offset: number): Date {
  return new Date(moment + offset * 60_000);
}

/** `2026-11-22`, the day a moment falls on in the firm's zone. */
export function dayOf(moment: number, offset: number): string {
  const w = wall(moment, offset);
  return `${w.getUTCFullYear()}-${two(w.getUTCMonth() + 1)}-${two(w.getUTCDate())}`;
}

/** `14:30`. */
export function clock(moment: number, offset: number): string {
  const w = wall(moment, offset);
  return `${two(w.getUTCHours())}:${two(w.getUTCMinutes())}`;
}

/** `2026-11-22 周日` from `2026-11-22`. */
export function day(iso: string | null | undefined, locale: Locale = 'zh-CN'): string {
  if (!iso) return '';
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : `${iso} ${WEEKDAYS[locale][at.getUTCDay()]}`;
}

/** `2026-11-22 周日 14:30`. */
export function moment(at: number | null | undefined, offset: number, locale: Locale = 'zh-CN'): string {
  return at === null || at === undefined ? '' : `${day(dayOf(at, offset), locale)} ${clock(at, offset)}`;
}

/** `¥1,234.50` from whole fen; a minus stands before the sign. */
export function money(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '';
  const whole = Math.trunc(Math.abs(fen) / 100);
  return `${fen < 0 ? '-' : ''}¥${grouped(whole)}.${two(Math.abs(fen) % 100)}`;
}

/** `1,234,567`. */
export function grouped(n: number | null | undefined): string {
  if (n === null || n === undefined) return '';
  const [whole = '', part] = String(n).split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part === undefined ? withCommas : `${withCommas}.${part}`;
}

/** A telephone number in groups: `138 0013 8000`, `010-8888 6666`, `0571-8888 6666`, `400-810-8888`. */
export function phone(raw: string | null | undefined): string {
  if (!raw) return '';
  const digits = raw.replace(/[\s-]/g, '');
  const mobile = /^(\+86|0086)?(1\d{2})(\d{4})(\d{4})$/.exec(digits);
  if (mobile) return `${mobile[1] ? '+86 ' : ''}${mobile[2]} ${mobile[3]} ${mobile[4]}`;
  const service = /^(400|800)(\d{3})(\d{4})$/.exec(digits);
  if (service) return `${service[1]}-${service[2]}-${service[3]}`;
  const land = /^(010|02\d|0[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(digits);
  if (land) return `${land[1]}-${land[2]} ${land[3]}`;
  const local = /^([2-9]\d{2,3})(\d{4})$/.exec(digits);
  return local ? `${local[1]} ${local[2]}` : raw;
}

/** A span in its two largest parts: days and hours, hours and minutes, or minutes. Never negative. */
export function span(milliseconds: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

/** How a deadline stands. */
export type Left = { tone: 'ok' | 'warn' | 'bad'; id: string; args: Record<string, number> };

/** Time left until `due` as a sentence's id and arguments; it warns when an hour or less remains. */
export function left(due: number, now: number): Left {
  const late = now > due;
  const s = span(due - now);
  const which = s.days > 0 ? 'days' : s.hours > 0 ? 'hours' : 'minutes';
  const tone = late ? 'bad' : due - now <= 3_600_000 ? 'warn' : 'ok';
  return { tone, id: late ? `time-late-${which}` : `time-left-${which}`, args: s };
}
