// Holds the form of the figures, so that a half run or nonsense is never taken for a result, and what must not depend
// on the machine. Times are only compared with what they should be, aloud: a busy machine is no fault of the program.
import { readFileSync } from 'node:fs';

const found = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const KEYS = ['name', 'unit', 'value', 'floor_name', 'floor', 'ratio', 'samples'];
/** name, start of the floor's name, unit, least samples, the most it may be (`value` held, `hoped` only said), the most times its floor (`ratio` held, `under` only said), and how many times as much the floor should take (`times`, said). */
const WANTED = [
  { name: 'peak memory over 1,000 reports', floor: 'peak memory over the first 100', unit: 'MB', samples: 1000, ratio: 1.1 },
  { name: 'report of one page', floor: 'krilla', unit: 'ms', samples: 30, hoped: 60 },
  { name: 'size of a report of one page', floor: 'krilla', unit: 'kB', samples: 1, value: 250 },
  { name: 'report of three pages with six photos', floor: 'krilla', unit: 'ms', samples: 30, hoped: 120 },
  { name: 'photo of 12 megapixels brought to paper size', floor: 'only decoding it', unit: 'ms', samples: 7 },
  { name: 'ticket saved, with a new customer', floor: 'one bare SQLCipher insert', unit: 'ms', samples: 30 },
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
    { name: `search among the open ones, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 300 },
    { name: `search of a technician among his own, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 300, hoped: 100 },
    { name: `customers by pinyin, p99, ${n} tickets`, floor: 'the bare statement', unit: 'ms', samples: 12, hoped: 20 },
    { name: `one field for everything, p99, ${n} tickets`, floor: 'the bare FTS5', unit: 'ms', samples: 300, hoped: 50 },
    { name: `page of a saved view, p99, ${n} tickets`, floor: 'the bare statement', unit: 'ms', samples: 100, hoped: 10, under: 2 },
    { name: `counts of every view, p99, ${n} tickets`, floor: 'GROUP BY', unit: 'ms', samples: 20, hoped: 20 },
  ]),
];

const wrong = [];
if (!Array.isArray(found)) wrong.push('it is no list');
else if (found.length !== WANTED.length) wrong.push(`${found.length} figures instead of ${WANTED.length}`);
for (const want of WANTED) {
  const called = [want.name, want.floor, want.is].filter(Boolean).join(' / ');
  const all = Array.isArray(found) ? found.filter((f) => f?.name === want.name && String(f.floor_name).startsWith(want.floor) && String(f.floor_name).includes(want.is ?? '')) : [];
  if (all.length !== 1) {
    wrong.push(`${called}: ${all.length} times instead of once`);
    continue;
  }
  const [one] = all;
  const said = (why) => wrong.push(`${called}: ${why}`);
  if (Object.keys(one).sort().join() !== [...KEYS].sort().join()) said(`keys ${Object.keys(one)}`);
  if (one.unit !== want.unit) said(`unit ${one.unit}`);
  for (const key of ['value', 'floor', 'ratio']) if (!(Number.isFinite(one[key]) && one[key] > 0)) said(`${key} ${one[key]}`);
  if (!(Math.abs(one.ratio - one.value / one.floor) < 1e-6 * one.ratio)) said('the ratio is not value / floor');
  if (!(Number.isInteger(one.samples) && one.samples >= want.samples)) said(`${one.samples} samples, wanted ${want.samples}`);
  if (one.value > want.value) said(`${one.value} ${one.unit}, at most ${want.value}`);
  if (one.ratio > want.ratio) said(`ratio ${one.ratio}, at most ${want.ratio}`);
  if (want.times) console.log(`${called}: ${(1 / one.ratio).toFixed(1)} times as much, ${one.ratio * want.times <= 1 ? 'at least' : 'UNDER'} ${want.times}`);
  if (want.under) console.log(`${called}: ${one.ratio.toFixed(2)} times the floor, ${one.ratio <= want.under ? 'within' : 'OVER'} ${want.under}`);
  if (want.hoped) console.log(`${want.name}: ${one.value.toFixed(1)} ${one.unit}, ${one.value <= want.hoped ? 'within' : 'OVER'} ${want.hoped}`);
}
for (const why of wrong) console.error(`bench: ${why}`);
process.exit(wrong.length === 0 ? 0 : 1);
