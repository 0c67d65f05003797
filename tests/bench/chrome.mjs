// The lines of the measured report printed by Chromium: as a program started for each paper, and kept running with one
// page that is given new words each time, which is the fair case. Processor time of all its processes; adds the figures.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [linesFile, out] = process.argv.slice(2);
const PROGRAM = '/usr/bin/chromium';
const WARM = 30;
const COLD = 7;
const OURS = 'report of one page, processor time';
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
const words = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const body = readFileSync(linesFile, 'utf8').split('\n').map((line) => `<p>${words(line)}</p>`).join('');
const html = `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:18mm} body{font:9pt 'Noto Sans CJK SC';margin:0} p{margin:1pt 0}</style>${body}`;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const isPdf = (bytes) => bytes.subarray(0, 5).toString() === '%PDF-' && bytes.length > 5_000;

/** Milliseconds a process and all below it have used; the kernel counts in hundredths of a second. */
function used(root) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      return [{ pid: Number(pid), parent: Number(fields[1]), ms: 10 * (Number(fields[11]) + Number(fields[12])) }];
    } catch {
      return [];
    }
  });
  const family = new Set([root]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.pid);
  }
  return all.filter((one) => family.has(one.pid)).reduce((sum, one) => sum + one.ms, 0);
}

/** Started for one paper. Children it does not wait for are not counted, so the true figure is higher. */
function cold() {
  const page = join(folder, 'page.html');
  const pdf = join(folder, 'page.pdf');
  writeFileSync(page, html);
  const times = [];
  for (let i = 0; i <= COLD; i += 1) {
    const args = [...FLAGS, `--user-data-dir=${join(folder, 'cold')}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${page}`];
    const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'bash', PROGRAM, ...args], { encoding: 'utf8', timeout: 60_000 });
    if (run.status !== 0 || !isPdf(readFileSync(pdf))) throw new Error(`chromium printed nothing: ${run.stderr}`);
    const [user, system] = run.stderr.trim().split(/\s+/).map(Number);
    if (i > 0) times.push(1000 * (user + system));
    rmSync(pdf);
  }
  return median(times);
}

/** One browser with one page, told by its pipe what to print. */
async function warm() {
  const child = spawn(PROGRAM, [...FLAGS, `--user-data-dir=${join(folder, 'warm')}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const waiting = new Map();
  let rest = '';
  child.stdio[4].on('data', (chunk) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop();
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part);
      const [done, failed] = waiting.get(id) ?? [];
      waiting.delete(id);
      if (error) failed?.(new Error(error.message));
      else done?.(result);
    }
  });
  let at = 0;
  const ask = (method, params = {}, sessionId = undefined) => new Promise((done, failed) => {
    at += 1;
    waiting.set(at, [done, failed]);
    setTimeout(() => failed(new Error(`${method} took a minute`)), 60_000).unref();
    child.stdio[3].write(`${JSON.stringify({ id: at, method, params, sessionId })}\0`);
  });
  try {
    const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
    const { frameTree } = await ask('Page.getFrameTree', {}, sessionId);
    const print = async (number) => {
      await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html: html.replace('</p>', ` ${number}</p>`) }, sessionId);
      const { data } = await ask('Page.printToPDF', { printBackground: true, preferCSSPageSize: true }, sessionId);
      if (!isPdf(Buffer.from(data, 'base64'))) throw new Error('chromium printed nothing');
      return data.length;
    };
    for (let i = 0; i < 5; i += 1) await print(`w${i}`);
    const before = used(child.pid);
    for (let i = 0; i < WARM; i += 1) await print(i);
    return (used(child.pid) - before) / WARM;
  } finally {
    child.kill('SIGKILL');
  }
}

const version = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' }).stdout.trim().split(' ').slice(0, 2).join(' ');
const found = JSON.parse(readFileSync(out, 'utf8'));
const ours = found.find((one) => one.name === OURS && one.floor_name.startsWith('krilla'));
const figures = [[`${version} kept running, same lines as paragraphs`, await warm(), WARM], [`${version} started for each, same lines as paragraphs`, cold(), COLD]];
for (const [floor_name, floor, samples] of figures) {
  found.push({ ...ours, floor_name, floor, ratio: ours.value / floor, samples });
  console.log(`${ours.name}: ${ours.value.toFixed(2)} ms; ${floor_name}: ${floor.toFixed(1)} ms; ${(floor / ours.value).toFixed(1)} times as much (${samples} samples)`);
}
if (statSync(folder).isDirectory()) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
writeFileSync(out, JSON.stringify(found, null, 2));
process.exit(0);
