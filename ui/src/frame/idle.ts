// Locks when nobody has touched the program for the minutes the firm has set (T-02).
import { useEffect } from 'react';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export function useIdle(minutes: number, lock: () => void): void {
  useEffect(() => {
    if (minutes <= 0) return undefined;
    let last = Date.now();
    const seen = () => {
      last = Date.now();
    };
    // The wall clock and not a running timer: a laptop that slept for an hour must wake locked.
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) lock();
    }, 5_000);
    for (const sign of SIGNS) window.addEventListener(sign, seen, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [minutes, lock]);
}
