// A bench that cannot fail measures nothing: each bound promised of papers is broken once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { WANTED, judge } from './check.mjs';

/** Figures of a good run: every bound is kept, what has none is 1. */
const good = () =>
  WANTED.map((want) => {
    const value = (want.value ?? want.hoped ?? 2) / 2;
    const floor = value * (want.times ? want.times * 1.2 : 1);
    return { name: want.name, unit: want.unit, value, floor_name: `${want.floor} ${want.is ?? ''}`, floor, ratio: value / floor, samples: want.samples };
  });

const figure = (all, name, floor, is = '') => all.find((f) => f.name === name && f.floor_name.startsWith(floor) && f.floor_name.includes(is));
/** Another value or floor, the ratio kept true. */
const put = (one, change) => {
  Object.assign(one, change);
  one.ratio = one.value / one.floor;
};

test('a good run is taken as it is', () => {
  assert.deepEqual(judge(good()).wrong, []);
});

const CPU = 'report of one page, processor time';
for (const [promise, name, floor, is, change] of [
  ['a report of one page in 60 ms', 'report of one page', 'krilla', '', () => ({ value: 60.1 })],
  ['three pages with six photos in 120 ms', 'report of three pages with six photos', 'krilla', '', () => ({ value: 120.1 })],
  ['a report of one page in 250 kB', 'size of a report of one page', 'krilla', '', () => ({ value: 250.1 })],
  ['flat memory over 1,000 reports', 'peak memory over 1,000 reports', 'peak memory over the first 100', '', ({ floor: f }) => ({ value: f * 1.11 })],
  ['fifteen times less than WeasyPrint', CPU, 'WeasyPrint', '', ({ value }) => ({ floor: value * 14.9 })],
  ['fifteen times less than Chromium kept running', CPU, 'Chromium', 'kept running', ({ value }) => ({ floor: value * 14.9 })],
  ['fifteen times less than Chromium started for each', CPU, 'Chromium', 'started for each', ({ value }) => ({ floor: value * 14.9 })],
]) {
  test(`broken alone, this fails the bench: ${promise}`, () => {
    const all = good();
    const one = figure(all, name, floor, is);
    put(one, change(one));
    const { wrong } = judge(all);
    assert.equal(wrong.length, 1, wrong.join('\n'));
    assert.ok(wrong[0].startsWith(`${name} / `), wrong[0]);
  });
}

test('a busy machine is no fault of what has only hopes', () => {
  const all = good();
  const one = figure(all, 'six camera photos shown again', 'decoding');
  put(one, { value: 900, floor: 900 });
  const { wrong, said } = judge(all);
  assert.deepEqual(wrong, []);
  assert.ok(said.some((line) => line.includes('OVER 120')), 'it is said aloud');
});

test('half a run, a figure twice and a ratio that does not follow are no result', () => {
  assert.ok(judge(good().slice(1)).wrong.length > 0);
  assert.ok(judge([...good().slice(1), good()[1]]).wrong.length > 0);
  const all = good();
  all[0].ratio *= 1.001;
  assert.equal(judge(all).wrong.length, 1);
  assert.deepEqual(judge({}).wrong, ['it is no list']);
});

test('the script ends with 1 for a broken bound and with 0 for none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
  try {
    const run = (all) => {
      writeFileSync(join(folder, 'bench.json'), JSON.stringify(all));
      return spawnSync(process.execPath, [join(import.meta.dirname, 'check.mjs'), join(folder, 'bench.json')], { encoding: 'utf8' });
    };
    const broken = good();
    put(figure(broken, 'report of one page', 'krilla'), { value: 61 });
    assert.equal(run(good()).status, 0);
    const { status, stderr } = run(broken);
    assert.equal(status, 1);
    assert.match(stderr, /bench: report of one page/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
