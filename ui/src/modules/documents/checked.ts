// Files given to the checker, from its own page or dropped anywhere on the window, with what was found.
import { useSyncExternalStore } from 'react';
import { call } from '../../host';
import type { FileToVerify, Verification } from '../../wire.gen';
import { toBase64 } from './file';

export type Checked = { name: string; verdict: Verification | null; error: unknown };

type State = { files: Checked[]; busy: boolean };
let state: State = { files: [], busy: false };
const listeners = new Set<() => void>();

function set(next: State): void {
  state = next;
  listeners.forEach((tell) => tell());
}

/** What a file is checked as: its bytes. */
export async function bytesOf(file: File): Promise<FileToVerify> {
  return { path: null, base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

/** Checks files one after the other and puts them in place of the ones before. */
export async function check(files: { name: string; input: () => Promise<FileToVerify> }[]): Promise<void> {
  set({ files: [], busy: true });
  const found: Checked[] = [];
  for (const { name, input } of files) {
    let one: Checked;
    try {
      // A hundred files at once would all be in memory together.
      // oxlint-disable-next-line no-await-in-loop
      one = { name, verdict: await call('documents.verify', await input()), error: null };
    } catch (error) {
      one = { name, verdict: null, error };
    }
    found.push(one);
    set({ files: [...found], busy: true });
  }
  set({ files: found, busy: false });
}

/** Shows verdicts found elsewhere. */
export function show(files: Checked[]): void {
  set({ files, busy: false });
}

export function useChecked(): State {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, () => state);
}

export type Step = { name: string; missing: boolean };
export type Sequence = { device: string; steps: Step[] };

/** The order of signatures among the files of each device, by the marks in their evidence: what names each other
 * follows each other; where a link is missing, the device's clock decides. Only evidence that holds counts. */
export function sequences(files: Checked[]): Sequence[] {
  type Mark = { name: string; device: string; own: string; previous: string; at: number };
  const marks: Mark[] = [];
  for (const { name, verdict } of files) {
    for (const signer of verdict?.signers ?? []) {
      if (!signer.evidence_holds || signer.own === null || signer.previous === null) continue;
      if (marks.some((m) => m.own === signer.own)) continue;
      marks.push({ name, device: verdict?.device ?? '', own: signer.own, previous: signer.previous, at: signer.ended_at ?? 0 });
    }
  }
  const devices = [...new Set(marks.map((m) => m.device))];
  return devices.map((device) => {
    const all = marks.filter((m) => m.device === device);
    const linked = (mark: Mark) => all.some((m) => m.own === mark.previous);
    const starts = all.filter((m) => !linked(m)).sort((a, b) => Number(a.previous !== '') - Number(b.previous !== '') || a.at - b.at);
    const steps: Step[] = [];
    const walk = (mark: Mark, missing: boolean) => {
      steps.push({ name: mark.name, missing });
      all.filter((m) => m.previous === mark.own).forEach((next) => walk(next, false));
    };
    starts.forEach((mark, place) => walk(mark, place > 0));
    return { device, steps };
  }).filter((found) => found.steps.length > 1);
}
