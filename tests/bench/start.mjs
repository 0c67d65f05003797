// Process start to the first call of the lock screen, and unlock to the first list, against a bare Tauri window whose
// page makes one call. Needs release builds, the program with the feature `marks`, a display and xdotool.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, out] = process.argv.slice(2);
const SAMPLES = 7;
const PASSWORD = 'Correct-Horse-9';
const data = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
writeFileSync(join(data, 'password'), PASSWORD);
execFileSync(join(folder, 'aftercare-cli'), ['--vault', join(data, 'vault'), '--user', 'admin', '--password-file', join(data, 'password'),
  'init', '--company', 'Bench', '--preset', 'GEN', '--device', 'A'], { stdio: 'ignore' });

/** Starts a program and answers the milliseconds after which each wanted line came. */
function watch(program, wanted, act) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(join(folder, program), { env: { ...process.env, AFTERCARE_DATA_DIR: data }, stdio: ['ignore', 'pipe', 'ignore'] });
    const came = {};
    const limit = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`${program}: ${wanted.filter((w) => !(w in came))} did not come`)); }, 30_000);
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop();
      for (const line of lines) {
        if (!(line in came)) came[line] = performance.now() - begun;
        act?.(line);
      }
      if (wanted.every((w) => w in came)) { clearTimeout(limit); child.kill(); }
    });
    child.on('exit', () => { clearTimeout(limit); resolve(came); });
  });
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const ours = [], bare = [], lists = [];
for (let i = 0; i <= SAMPLES; i++) {
  const floor = await watch('aftercare-bare', ['vault.status']);
  let typed = false;
  const came = await watch('aftercare', ['answered vault.status', 'asked vault.unlock', 'answered today.list'], (line) => {
    if (line !== 'answered vault.status' || typed) return;
    typed = true;
    // The field has the focus when the lock screen is painted; a key too early is typed again by the loop below.
    const type = () => execFileSync('xdotool', ['search', '--sync', '--name', 'Aftercare', 'windowfocus', '--sync', 'type', '--delay', '1', `${PASSWORD}\n`]);
    setTimeout(type, 400);
  });
  if (i === 0) continue;
  bare.push(floor['vault.status']);
  ours.push(came['asked session.current']);
  lists.push(came['answered today.list'] - came['asked vault.unlock']);
}
rmSync(data, { recursive: true, force: true });
const found = JSON.parse(readFileSync(out, 'utf8'));
const add = (name, value) => {
  const floor = median(bare);
  found.push({ name, unit: 'ms', value, floor_name: 'bare Tauri window to its first call', floor, ratio: value / floor, samples: SAMPLES });
  console.log(`${name}: ${value.toFixed(0)} ms; bare Tauri window to its first call: ${floor.toFixed(0)} ms; ratio ${(value / floor).toFixed(2)} (${SAMPLES} samples)`);
};
add('process start to the first call of the lock screen', median(ours));
add('unlock to the first list', median(lists));
writeFileSync(out, JSON.stringify(found, null, 2));
