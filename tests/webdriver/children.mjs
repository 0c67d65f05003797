// Programs a suite starts, ended with it however it ends.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

/** A program cargo has built. */
export const built = (name) => join(target, 'debug', name);
/** Where pictures and reports go; part of no commit. */
export const output = (suite) => join(root, 'target', suite);

const groups = new Set();
const folders = new Set();

/** Starts a program in a group of its own, so that what it starts itself ends with it. */
export function start(program, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio, detached: true });
  const lines = [];
  const keep = (chunk) => {
    lines.push(...String(chunk).split('\n').filter(Boolean));
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => lines.push(String(error)));
  if (child.pid) groups.add(child.pid);
  return { child, lines, stop: () => stop(child.pid) };
}

function stop(pid) {
  if (!groups.delete(pid)) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Runs a program to its end; answers its exit code and what it said. */
export function run(program, args, { input, env = {} } = {}) {
  const done = spawnSync(program, args, { input, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** A folder that is gone after the run. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'aftercare-'));
  folders.add(path);
  return path;
}

/** A port nobody listens on. */
export function freePort() {
  return new Promise((resolved, failed) => {
    const server = createServer().on('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolved(port));
    });
  });
}

/** An X server of the design size, on a display of its own. */
export async function screen(size = '1366x768x24') {
  const x = start('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const number = await new Promise((resolved, failed) => {
    x.child.stdio[3].once('data', (line) => resolved(String(line).trim()));
    x.child.once('error', failed);
    x.child.once('exit', () => failed(new Error(`Xvfb ended: ${x.lines.join(' ')}`)));
  });
  return `:${number}`;
}

process.on('exit', () => {
  for (const pid of [...groups]) stop(pid);
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
