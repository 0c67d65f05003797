import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { SessionView as Session } from '../wire.gen';

const Here = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <Here value={session}>{children}</Here>;
}

/** Who is signed in, and what they may. */
export function useSession(): Session {
  const session = useContext(Here);
  if (session === null) throw new Error('a screen was drawn outside the session');
  return session;
}

/** Whether the person holds the right; `anyone` and `nobody` ask for none. */
export function may(session: Session, permission: string | undefined): boolean {
  return !permission || permission === 'anyone' || permission === 'nobody' || session.permissions.includes(permission);
}
export function useMay(permission: string | undefined): boolean {
  return may(useSession(), permission);
}

// The core's clock may be turned in tests; the difference to the machine's clock is fixed when signing in.
let ahead = 0;
export function setClock(coreNow: number): void {
  ahead = coreNow - Date.now();
}
/** The moment now by the core's clock. */
export function now(): number {
  return Date.now() + ahead;
}

/** The moment now, drawn again every minute (or `every` ms). */
export function useNow(every = 30_000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return at;
}
