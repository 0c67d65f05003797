// What is half written when the program locks is handed in first: behind the lock nothing can be kept any more.

const half = new Set<() => unknown>();
/** A call that does not come back holds up no lock. */
const MOST_MS = 2_000;

/** Called before the program locks; the lock waits a little for what is answered. Returns the way to stop. */
export function beforeLocking(handIn: () => unknown): () => void {
  half.add(handIn);
  return () => half.delete(handIn);
}

/** Asks everybody; all have been asked before any of them goes on from an `await`. */
export async function handInAll(): Promise<void> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((done) => {
    limit = setTimeout(done, MOST_MS);
  });
  await Promise.race([Promise.allSettled([...half].map(async (handIn) => handIn())), enough]);
  clearTimeout(limit);
}
