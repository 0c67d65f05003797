// Keys that work from anywhere. Each binding lies on a stack, so that what was opened last answers first.
import { useEffect, useRef } from 'react';
import { composing } from './ime';

export { composing } from './ime';

/** `Ctrl+Enter`, `F2`, `Escape`; the command key of a Mac counts as Ctrl. */
export function combo(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  parts.push(event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return parts.join('+');
}

/** What a key does, for the sheet of keys: an id of the catalogue; `everywhere` when it is not the page's own. */
export type KeyNote = { label: string; everywhere?: boolean };
type Binding = { keys: string; run: (event: KeyboardEvent) => boolean | void; note: KeyNote | undefined };
const stack: Binding[] = [];

/** Binds a key; `run` may answer false to let the binding below have it. Returns the way to unbind. */
export function bind(keys: string, run: Binding['run'], note?: KeyNote): () => void {
  const binding = { keys, run, note };
  stack.push(binding);
  return () => {
    const at = stack.indexOf(binding);
    if (at >= 0) stack.splice(at, 1);
  };
}

/** The keys that answer now and say what they do; where two share a key, the one that answers first. */
export function boundKeys(): (KeyNote & { keys: string })[] {
  const taken = new Set<string>();
  const found = [];
  for (const { keys, note } of stack.toReversed()) {
    if (note && !taken.has(keys)) found.push({ ...note, keys });
    taken.add(keys);
  }
  return found;
}

/** True where what is typed is text. */
export function typing(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** True while a dialog lies over the page: the page's own actions must wait. */
export function dialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('.ant-modal')].some((e) => e.getClientRects().length > 0);
}

// A list, a calendar or a dialog of the suite closes itself on Escape; the page behind must not move then.
const OPEN = '.ant-select-open, .ant-picker-focused .ant-picker-input-active, .ant-dropdown:not(.ant-dropdown-hidden), .ant-modal, .ant-drawer-open, .ant-popover:not(.ant-popover-hidden)';

function suiteOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>(OPEN)].some((e) => e.getClientRects().length > 0);
}

/** Answers a key press from the bindings; true when one took it. */
export function dispatch(event: KeyboardEvent): boolean {
  if (composing(event) || event.defaultPrevented) return false;
  const keys = combo(event);
  if (keys === 'Escape' && suiteOpen()) return false;
  for (let i = stack.length - 1; i >= 0; i -= 1) {
    const binding = stack[i];
    if (binding?.keys === keys && binding.run(event) !== false) {
      event.preventDefault();
      return true;
    }
  }
  return false;
}

/** Starts listening; returns the way to stop. */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent) => void dispatch(event);
  // A list of choices of the suite takes every Enter for its own, and Ctrl+Enter in it would open it instead of saving.
  const beforeLists = (event: KeyboardEvent) => {
    if (combo(event) !== 'Ctrl+Enter' || !(event.target instanceof Element) || !event.target.closest('.ant-select')) return;
    if (dispatch(event)) event.stopPropagation();
  };
  window.addEventListener('keydown', onKey);
  window.addEventListener('keydown', beforeLists, true);
  return () => {
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('keydown', beforeLists, true);
  };
}

/** Binds a key while the component is on the screen; with a label it stands on the sheet of keys (F1). */
export function useKey(keys: string, run: Binding['run'], enabled = true, label?: string, everywhere = false): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => (enabled ? bind(keys, (event) => latest.current(event), label === undefined ? undefined : { label, everywhere }) : undefined),
    [keys, enabled, label, everywhere],
  );
}
