import { describe, expect, test } from 'vitest';
import { pieces, halfWidths } from './drawing';
import { addPoint, BLANK, inkData, isBlank, lastTime, PAD_HEIGHT, PAD_WIDTH, pressureOf, settlePressure, timeOf, toPad, undone, withStroke } from './ink';

const line = (n: number, p = 0, dt = 10) => Array.from({ length: n }, (_, i) => ({ x: 100 + i * 10, y: 200, t: i * dt, p }));

describe('places', () => {
  test('the same place on the pad is the same on every screen', () => {
    const small = toPad(150, 60, { left: 50, top: 10, width: 300, height: 100 });
    const large = toPad(450, 160, { left: 50, top: 10, width: 1200, height: 300 });
    expect(small).toEqual({ x: 400, y: 200 });
    expect(large).toEqual(small);
  });
  test('a pen that slips over the edge stays on the pad', () => {
    const box = { left: 0, top: 0, width: 600, height: 200 };
    expect(toPad(-20, 500, box)).toEqual({ x: 0, y: PAD_HEIGHT });
    expect(toPad(700, -1, box)).toEqual({ x: PAD_WIDTH, y: 0 });
  });
  test('a pad that is not laid out yet gives whole numbers', () => {
    expect(toPad(10, 10, { left: 0, top: 0, width: 0, height: 0 })).toEqual({ x: 0, y: 0 });
  });
});

describe('pressure and time', () => {
  test('a mouse has no pressure', () => {
    expect(pressureOf('mouse', 0.5)).toBe(0);
    expect(pressureOf('pen', 0.4237)).toBe(424);
    expect(pressureOf('touch', 1.2)).toBe(1000);
  });
  test('a constant pressure says nothing, a varying one is kept', () => {
    expect(settlePressure(line(3, 500)).map((q) => q.p)).toEqual([0, 0, 0]);
    const pen = [{ x: 0, y: 0, t: 0, p: 500 }, { x: 5, y: 0, t: 4, p: 610 }];
    expect(settlePressure(pen)).toEqual(pen);
  });
  test('time never runs backwards', () => {
    expect(timeOf(1_000.4, 990, 0)).toBe(10);
    expect(timeOf(980, 990, 7)).toBe(7);
    expect(lastTime([line(2), line(3)])).toBe(20);
    expect(lastTime([])).toBe(0);
  });
});

describe('strokes', () => {
  test('a resting pen adds no points', () => {
    const stroke = line(1);
    expect(addPoint(stroke, { x: 100, y: 200, t: 50, p: 0 })).toBe(false);
    expect(addPoint(stroke, { x: 101, y: 200, t: 60, p: 0 })).toBe(true);
    expect(stroke).toHaveLength(2);
  });
  test('the first stroke starts the clock, the last one taken back stops it', () => {
    const one = withStroke(BLANK, line(4), 'pen', 5_000);
    const two = withStroke(one, line(2), 'touch', 9_000);
    expect([two.input, two.startedAt, two.strokes.length]).toEqual(['pen', 5_000, 2]);
    expect(undone(two)).toEqual(one);
    expect(undone(one)).toEqual(BLANK);
    expect(isBlank(undone(BLANK))).toBe(true);
  });
  test('what is kept of a signature survives a draft unchanged', () => {
    const ink = withStroke(BLANK, line(4, 300), 'touch', 1);
    expect(JSON.parse(JSON.stringify(ink))).toEqual(ink);
    expect(inkData(ink)).toMatchObject({ width: 1200, height: 400, input: 'touch' });
  });
});

describe('lines', () => {
  test('a slow line is heavier than a fast one', () => {
    const slow = halfWidths(line(6, 0, 100))[3] ?? 0;
    const fast = halfWidths(line(6, 0, 2))[3] ?? 0;
    expect(slow).toBeGreaterThan(fast);
  });
  test('a hard press is heavier than a light one', () => {
    expect(halfWidths(line(5, 900))[2]).toBeGreaterThan(halfWidths(line(5, 100))[2] ?? 0);
  });
  test('the pieces of a stroke join without a gap from its first to its last point', () => {
    const stroke = [{ x: 0, y: 0, t: 0, p: 0 }, { x: 50, y: 10, t: 9, p: 0 }, { x: 90, y: 80, t: 20, p: 0 }, { x: 40, y: 120, t: 31, p: 0 }];
    const made = pieces(stroke);
    expect(made[0]?.from).toEqual([0, 0]);
    expect(made.at(-1)?.to).toEqual([40, 120]);
    for (let i = 1; i < made.length; i += 1) expect(made[i]?.from).toEqual(made[i - 1]?.to);
  });
});
