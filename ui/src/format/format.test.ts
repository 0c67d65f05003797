import { describe, expect, it } from 'vitest';
import { clock, day, dayOf, grouped, left, moment, money, phone } from './format';

const CHINA = 480;
const AT = Date.UTC(2026, 10, 22, 6, 30);

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123450, '¥1,234.50'],
    [100000000, '¥1,000,000.00'],
    [-123450, '-¥1,234.50'],
    [-5, '-¥0.05'],
  ])('writes %i fen as %s', (fen, text) => expect(money(fen), 'groups, two digits, minus before the sign').toBe(text));
  it('says nothing where there is no amount', () => expect(money(null), 'no amount is not zero').toBe(''));
});

describe('moments', () => {
  it('stand in the zone of the firm and not of the machine', () => {
    expect(moment(AT, CHINA), 'half past two in Shanghai').toBe('2026-11-22 周日 14:30');
    expect(moment(AT, 0), 'the same moment in London').toBe('2026-11-22 周日 06:30');
  });
  it('fall on the next day after midnight of the firm', () => {
    const late = Date.UTC(2026, 10, 22, 16, 0);
    expect(dayOf(late, CHINA), '16:00 UTC is midnight in Shanghai').toBe('2026-11-23');
    expect(clock(late, CHINA), 'midnight is written with zeros').toBe('00:00');
  });
  it('name the weekday in both languages', () => {
    expect(day('2026-11-22', 'en'), 'a Sunday').toBe('2026-11-22 Sun');
    expect(day('2026-02-28'), 'a Saturday').toBe('2026-02-28 周六');
  });
  it('leave what is not a day as it was typed', () => expect(day('soon'), 'nothing is invented').toBe('soon'));
});

describe('telephone numbers', () => {
  it.each([
    ['13800138000', '138 0013 8000'],
    ['+8613800138000', '+86 138 0013 8000'],
    ['138-0013-8000', '138 0013 8000'],
    ['01088886666', '010-8888 6666'],
    ['057188886666', '0571-8888 6666'],
    ['4008108888', '400-810-8888'],
    ['88886666', '8888 6666'],
    ['12345', '12345'],
  ])('groups %s as %s', (raw, text) => expect(phone(raw), 'groups as they are spoken').toBe(text));
});

describe('numbers', () => {
  it('are grouped by three and keep their decimals', () => {
    expect(grouped(1234567), 'commas between groups').toBe('1,234,567');
    expect(grouped(1234.5), 'decimals are not grouped').toBe('1,234.5');
    expect(grouped(999), 'a short number stays').toBe('999');
  });
});

describe('time left', () => {
  const minutes = (n: number) => AT + n * 60_000;
  it.each([
    [200, 'ok', 'time-left-hours'],
    [61, 'ok', 'time-left-hours'],
    [60, 'warn', 'time-left-hours'],
    [59, 'warn', 'time-left-minutes'],
    [0, 'warn', 'time-left-minutes'],
    [-1, 'bad', 'time-late-minutes'],
    [-1500, 'bad', 'time-late-days'],
    [2 * 1440, 'ok', 'time-left-days'],
  ])('with %i minutes to go is %s', (n, tone, id) => {
    expect(left(minutes(n), AT), 'the limit itself is still met').toMatchObject({ tone, id });
  });
});
