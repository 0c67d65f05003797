// Holds the form of the figures, so that a half run or nonsense is never taken for a result, what must not depend on the
// machine, and what was promised of papers: their bounds are ten times what is measured, and a ratio of processor times
// is the same on a busy machine. Other times are only compared with what they should be, aloud.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const KEYS = ['name', 'unit', 'value', 'floor_name', 'floor', 'ratio', 'samples'];
/** name, start of the floor's name, unit, least samples, the most it may be (`value` held, `hoped` only said), the most times its floor (`ratio` held, `under` only said), and how many times as much the floor must take (`times`, held). */
export const WANTED = [
  { name: 'peak memory over 1,000 reports', floor: 'peak memory over the first 100', unit: 'MB', samples: 1000, ratio: 1.1 },
  { name: 'report of one page', floor: 'krilla', unit: 'ms', samples: 30, value: 60 },
  { name: 'size of a report of one page', floor: 'krilla', unit: 'kB', samples: 1, value: 250 },
  { name: 'report of three pages with six photos', floor: 'krilla', unit: 'ms', samples: 30, value: 120 },
  { name: 'photo of 12 megapixels brought to paper size', floor: 'only decoding it', unit: 'ms', samples: 7 },
  { name: 'ticket saved, with a new customer', floor: 'one bare SQLCipher insert', unit: 'ms', samples: 30 },
  { name: '200 numbered slips in one file', floor: 'krilla', unit: 's', samples: 200, hoped: 10 },
  { name: 'report of one page, processor time', floor: 'krilla', unit: 'ms', samples: 30 },
  { name: 'report of one page, processor time', floor: 'WeasyPrint', unit: 'ms', samples: 7, times: 15 },
  { name: 'report of one page, processor time', floor: 'Chromium', is: 'kept running', unit: 'ms', samples: 7, times: 15 },
  { name: 'report of one page, processor time', floor: 'Chromium', is: 'started for each', unit: 'ms', samples: 7, times: 15 },
  { name: 'six camera photos shown the first time', floor: 'shown again', unit: 'ms', samples: 1, hoped: 120 },
  { name: 'six camera photos shown again', floor: 'decoding', unit: 'ms', samples: 30, hoped: 120 },
  { name: 'a camera photo taken in', floor: 'only decoding it', unit: 'ms', samples: 6 },
  { name: 'memory after thirty showings of thirty photos', floor: 'after the first', unit: 'MB', samples: 30, ratio: 1.15 },
  { name: '100,000 customers tried from a table', floor: 'bare SQLCipher inserts', unit: 's', samples: 100000, hoped: 30 },
  { name: '100,000 customers imported from a table', floor: 'bare SQLCipher inserts', unit: 's', samples: 100000, hoped: 60 },
  { name: 'the same table once more', floor: 'bare SQLCipher inserts', unit: 's', samples: 100000, hoped: 30 },
  { name: 'process start to the lock screen', floor: 'process start to the first paint of a bare', unit: 'ms', samples: 7 },
  { name: 'unlock to the first list', floor: 'process start to the first paint of a bare', unit: 'ms', samples: 7 },
  // Finding and listing, in processor time: 20 ms for a search and 10 ms for a page at the worst of a hundred.
  ...['100000', '1000000'].flatMap((n) => [
    { name: `search of 1 to 4 characters, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 300, hoped: 20, under: 2 },
    { name: `search of 1 to 4 characters, p99, ${n} tickets`, floor: 'LIKE', unit: 'ms', samples: 300 },
    { name: `search of frequent characters together, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 200, hoped: 20 },
    { name: `search of the end of a telephone, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 200, hoped: 20, under: 2 },
    { name: `search of a piece of a serial, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 200, hoped: 20, under: 2 },
    { name: `search among the open ones, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 100, hoped: 20, under: 2 },
    { name: `search of a technician among his own, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 100, hoped: 100 },
    { name: `customers by pinyin, p99, ${n} tickets`, floor: 'the bare statement', unit: 'ms', samples: 12, hoped: 20 },
    { name: `one field for everything, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 300, hoped: 50 },
    { name: `page of a saved view, p99, ${n} tickets`, floor: 'the bare statement', unit: 'ms', samples: 100, hoped: 10, under: 2 },
    { name: `counts of every view, p99, ${n} tickets`, floor: 'GROUP BY', unit: 'ms', samples: 20, hoped: 20 },
  ]),
];

/** What is wrong with the figures, and what is worth saying about the others. */
export function judge(found) {
  const [wrong, said] = [[], []];
  if (!Array.isArray(found)) return { wrong: ['it is no list'], said };
  if (found.length !== WANTED.length) wrong.push(`${found.length} figures instead of ${WANTED.length}`);
  for (const want of WANTED) {
    const called = [want.name, want.floor, want.is].filter(Boolean).join(' / ');
    const all = found.filter((f) => f?.name === want.name && String(f.floor_name).startsWith(want.floor) && String(f.floor_name).includes(want.is ?? ''));
    if (all.length !== 1) {
      wrong.push(`${called}: ${all.length} times instead of once`);
      continue;
    }
    const one = all[0];
    wrong.push(...faults(one, want).map((why) => `${called}: ${why}`));
    if (![one.value, one.ratio].every(Number.isFinite)) continue;
    if (want.times) said.push(`${called}: ${(1 / one.ratio).toFixed(1)} times as much, ${one.ratio * want.times <= 1 ? 'at least' : 'UNDER'} ${want.times}`);
    if (want.under) said.push(`${called}: ${one.ratio.toFixed(2)} times the floor, ${one.ratio <= want.under ? 'within' : 'OVER'} ${want.under}`);
    const bound = want.hoped ?? want.value;
    if (bound) said.push(`${want.name}: ${one.value.toFixed(1)} ${one.unit}, ${one.value <= bound ? 'within' : 'OVER'} ${bound}`);
  }
  return { wrong, said };
}

function faults(one, want) {
  const wrong = [];
  if (Object.keys(one).sort().join() !== [...KEYS].sort().join()) wrong.push(`keys ${Object.keys(one)}`);
  if (one.unit !== want.unit) wrong.push(`unit ${one.unit}`);
  for (const key of ['value', 'floor', 'ratio']) if (!(Number.isFinite(one[key]) && one[key] > 0)) wrong.push(`${key} ${one[key]}`);
  if (!(Math.abs(one.ratio - one.value / one.floor) < 1e-6 * one.ratio)) wrong.push('the ratio is not value / floor');
  if (!(Number.isInteger(one.samples) && one.samples >= want.samples)) wrong.push(`${one.samples} samples, wanted ${want.samples}`);
  if (one.value > want.value) wrong.push(`${one.value} ${one.unit}, at most ${want.value}`);
  if (one.ratio > want.ratio) wrong.push(`ratio ${one.ratio}, at most ${want.ratio}`);
  if (one.ratio * want.times > 1) wrong.push(`the floor takes ${(1 / one.ratio).toFixed(1)} times as much, at least ${want.times} was promised`);
  return wrong;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { wrong, said } = judge(JSON.parse(readFileSync(process.argv[2], 'utf8')));
  for (const line of said) console.log(line);
  for (const why of wrong) console.error(`bench: ${why}`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
