// Keys that work from anywhere. Each binding lies on a stack, so that what was opened last answers first.
import { useEffect, useRef } from 'react';

/** True while an input method is composing: its Enter chooses a word and must never submit. */
export function composing(event: KeyboardEvent | React.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** `Ctrl+Enter`, `F2`, `Escape`; the command key of a Mac counts as Ctrl. */
export function combo(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  parts.push(event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return parts.join('+');
}

type Binding = { keys: string; run: (event: KeyboardEvent) => boolean | void };
const stack: Binding[] = [];

/** Binds a key; `run` may answer false to let the binding below have it. Returns the way to unbind. */
export function bind(keys: string, run: Binding['run']): () => void {
  const binding = { keys, run };
  stack.push(binding);
  return () => {
    const at = stack.indexOf(binding);
    if (at >= 0) stack.splice(at, 1);
  };
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

/** Binds a key while the component is on the screen. */
export function useKey(keys: string, run: Binding['run'], enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => (enabled ? bind(keys, (event) => latest.current(event)) : undefined), [keys, enabled]);
}
