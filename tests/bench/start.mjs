// Process start to the painted lock screen, and unlock to the painted first list of the sample firm, against a bare
// Tauri window with an empty page. Needs release builds, the program with the feature `marks`, and xdotool.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folder, run, screen, start } from '../webdriver/children.mjs';

const [built, out] = process.argv.slice(2);
const SAMPLES = 9;
const LIMIT_MS = 60_000;
// The sample firm's, shown on its lock.
const PASSWORD = 'Sample-2026';
const data = folder();
const env = { DISPLAY: await screen(), GDK_BACKEND: 'x11', AFTERCARE_DATA_DIR: data, XDG_DATA_HOME: data, XDG_CACHE_HOME: data, NO_AT_BRIDGE: '1' };
const made = run(join(built, 'aftercare-bench'), ['firm', data]);
if (made.code !== 0) throw new Error(`the sample firm could not be made: ${made.err}`);

const xdotool = (...args) => promisify(execFile)('xdotool', args, { env: { ...process.env, ...env }, timeout: LIMIT_MS, killSignal: 'SIGKILL' });

/** Starts a program and answers after how many milliseconds each mark came, once `last` has come. */
async function watch(program, last, onMark = async () => undefined) {
  const begun = performance.now();
  const { child, lines, stop } = start(join(built, program), [], { env });
  const came = {};
  const ended = new Promise((done) => child.once('exit', done));
  let limit;
  try {
    await new Promise((done, failed) => {
      const fail = (why) => failed(new Error(`${program}: ${why}; it said: ${lines.join(' | ')}`));
      limit = setTimeout(() => fail(`${last} did not come in ${LIMIT_MS} ms`), LIMIT_MS);
      child.once('exit', (code) => fail(`ended with ${code}`));
      child.once('error', (error) => fail(String(error)));
      let rest = '';
      child.stdout.on('data', (chunk) => {
        const now = performance.now() - begun;
        const whole = (rest + chunk).split('\n');
        rest = whole.pop();
        for (const mark of whole.filter((line) => !(line in came))) {
          came[mark] = now;
          onMark(mark).catch(failed);
          if (mark === last) done();
        }
      });
    });
  } finally {
    clearTimeout(limit);
    stop();
    await ended;
  }
  return came;
}

/** Gives the window the focus, then types: both once the page says that its field is ready for it. */
async function person(mark) {
  if (mark !== 'asked screen.typing') return;
  await xdotool('search', '--sync', '--onlyvisible', '--name', 'Aftercare', 'windowfocus', '--sync');
  await xdotool('type', '--delay', '1', PASSWORD);
  await xdotool('key', 'Return');
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const locks = [], lists = [], floors = [];
// In turns, so that a busy machine bothers both alike; the first round fills caches and is not counted.
for (let round = 0; round <= SAMPLES; round++) {
  const bare = await watch('aftercare-bare', 'asked screen.bare');
  const ours = await watch('aftercare', 'asked screen.list', person);
  if (round === 0) continue;
  floors.push(bare['asked screen.bare']);
  locks.push(ours['asked screen.lock']);
  lists.push(ours['asked screen.list'] - ours['asked vault.unlock']);
}

const found = JSON.parse(readFileSync(out, 'utf8'));
const floor = median(floors);
const floor_name = 'process start to the first paint of a bare Tauri window';
for (const [name, value] of [['process start to the lock screen', median(locks)], ['unlock to the first list', median(lists)]]) {
  found.push({ name, unit: 'ms', value, floor_name, floor, ratio: value / floor, samples: SAMPLES });
  console.log(`${name}: ${value.toFixed(0)} ms; ${floor_name}: ${floor.toFixed(0)} ms; ratio ${(value / floor).toFixed(2)} (${SAMPLES} samples)`);
}
writeFileSync(out, JSON.stringify(found, null, 2));
process.exit(0);
