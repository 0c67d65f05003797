// The one door to the core. In the window it is the shell's single command, in an ordinary browser the loopback host
// that the tests use; both answer the same envelope.
import { invoke } from '@tauri-apps/api/core';
import type { CommandName, Commands, Fault } from '../wire.gen';

/** In the program's own window, rather than an ordinary browser. */
export const inWindow = '__TAURI_INTERNALS__' in globalThis;

type Envelope = { ok: { value: unknown; touched?: string[] } } | { fault: Fault };

/** A fault of the core, thrown by `call`. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.name = 'FaultError';
    this.fault = fault;
  }
}

/** Anything thrown as a fault: what the core did not say itself is a fault from outside. */
export function asFault(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const what = error instanceof Error ? error.message : String(error);
  return { kind: 'bug', code: 'window.unexpected', args: { what }, fields: [], saved: false };
}

const touchedListeners = new Set<(modules: string[]) => void>();
const lockedListeners = new Set<() => void>();

/** Called with the modules a change has touched; returns the way to stop. */
export function onTouched(listener: (modules: string[]) => void): () => void {
  touchedListeners.add(listener);
  return () => touchedListeners.delete(listener);
}

/** Called when the core answers that the vault is locked, whoever locked it. */
export function onLocked(listener: () => void): () => void {
  lockedListeners.add(listener);
  return () => lockedListeners.delete(listener);
}

async function send(name: string, input: unknown): Promise<Envelope> {
  if (inWindow) return invoke<Envelope>('call', { name, input });
  const reply = await fetch('/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, input }),
  });
  return (await reply.json()) as Envelope;
}

/** Calls a command by a name the type map does not know; only for tools that list commands themselves. */
export async function callAny(name: string, input: unknown): Promise<unknown> {
  let envelope: Envelope;
  try {
    envelope = await send(name, input);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new FaultError({ kind: 'outside', code: 'host.unreachable', args: { what }, fields: [], saved: false });
  }
  if ('fault' in envelope) {
    if (envelope.fault.code === 'vault.locked') for (const listener of lockedListeners) listener();
    throw new FaultError(envelope.fault);
  }
  const touched = envelope.ok.touched ?? [];
  if (touched.length > 0) for (const listener of touchedListeners) listener(touched);
  return envelope.ok.value;
}

/** Calls a command of the core; throws `FaultError`. */
export async function call<N extends CommandName>(name: N, input: Commands[N]['input']): Promise<Commands[N]['output']> {
  return (await callAny(name, input)) as Commands[N]['output'];
}
