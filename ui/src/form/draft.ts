// What is typed is kept as it is typed, and is there again after a crash (V-15: no more than 10 s may be lost).
import { useCallback, useEffect, useRef, useState } from 'react';
import { beforeLocking, call } from '../host';

/** Kept one second after the last key, and every five seconds while somebody types on. */
const QUIET = 1_000;
const LATEST = 5_000;

export type Draft<T> = {
  /** What was kept, once it has been looked up; null when there is none. */
  found: T | null;
  /** Whether it has been looked up; a form waits for it before taking input. */
  ready: boolean;
  /** Keeps a value soon. */
  keep: (value: T) => void;
  /** Forgets the draft: it was saved, or thrown away. */
  drop: () => void;
};

/** A draft under a key such as `intake` or `visit.report.<id>`; an empty key keeps none. */
export function useDraft<T>(key: string): Draft<T> {
  const [state, setState] = useState<{ key: string; found: T | null } | null>(key ? null : { key, found: null });
  const waiting = useRef<{ value: T; since: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Puts follow one another, so that an older one never lands on a newer, nor after the drop.
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const held = waiting.current;
    waiting.current = null;
    if (!held || !key) return;
    const body = JSON.stringify(held.value);
    queue.current = queue.current.then(() => call('drafts.put', { key, body })).catch(() => undefined);
  }, [key]);

  useEffect(() => {
    if (!key) return undefined;
    let gone = false;
    call('drafts.get', { key }).then(
      (draft) => !gone && setState({ key, found: draft ? (JSON.parse(draft.body) as T) : null }),
      () => !gone && setState({ key, found: null }),
    );
    window.addEventListener('pagehide', flush);
    const stop = beforeLocking(async () => {
      // A pad hands its last stroke to the draft when it is asked as well.
      await null;
      flush();
      await queue.current;
    });
    return () => {
      gone = true;
      stop();
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [key, flush]);

  const keep = useCallback((value: T) => {
    const since = waiting.current?.since ?? Date.now();
    waiting.current = { value, since };
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, Math.max(0, Math.min(QUIET, since + LATEST - Date.now())));
  }, [flush]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    if (key) queue.current = queue.current.then(() => call('drafts.drop', { key })).catch(() => undefined);
  }, [key]);

  const here = state !== null && state.key === key;
  return { found: here ? state.found : null, ready: here, keep, drop };
}
