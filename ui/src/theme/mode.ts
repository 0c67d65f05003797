// Light, dark, or as the system says. Kept on this machine, because it belongs to the desk and not to the firm.
import { useSyncExternalStore } from 'react';

export type Mode = 'light' | 'dark' | 'system';
const KEY = 'aftercare.theme';
const listeners = new Set<() => void>();
const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

export function mode(): Mode {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** The ground in use now. */
export function isDark(): boolean {
  const m = mode();
  return m === 'dark' || (m === 'system' && system?.matches === true);
}

/** Puts the choice on the page; called once before the first paint and after each change. */
export function applyMode(): void {
  const m = mode();
  if (m === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = m;
}

export function setMode(next: Mode): void {
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  applyMode();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  system?.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system?.removeEventListener('change', listener);
  };
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
export function useMode(): Mode {
  return useSyncExternalStore(subscribe, mode);
}
