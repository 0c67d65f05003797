// The address is `#/tickets/<id>?tab=visits`. Escape leads one level up, and a list finds its line again because what a
// list remembers is kept by its address.
import { useSyncExternalStore } from 'react';

export type Route = { module: string; rest: string[]; query: URLSearchParams; path: string };

/** Reads an address. */
export function parseRoute(hash: string): Route {
  const raw = hash.replace(/^#?\/?/, '');
  const [path = '', query = ''] = raw.split('?');
  const [module = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { module, rest, query: new URLSearchParams(query), path: `/${path}` };
}

/** One level up: from a record to its list; null at the top. */
export function parentOf(route: Route): string | null {
  if (route.rest.length === 0) return null;
  return `/${[route.module, ...route.rest.slice(0, -1)].map(encodeURIComponent).join('/')}`;
}

let cached = parseRoute(location.hash);
let cachedHash = location.hash;

export function currentRoute(): Route {
  if (location.hash !== cachedHash) {
    cachedHash = location.hash;
    cached = parseRoute(cachedHash);
  }
  return cached;
}

/** Goes to an address such as `/tickets/0190…`. */
export function go(path: string): void {
  location.hash = path.startsWith('/') ? path : `/${path}`;
}

/** One level up; false when already at the top. */
export function up(): boolean {
  const parent = parentOf(currentRoute());
  if (parent === null) return false;
  go(parent);
  return true;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

const kept = new Map<string, unknown>();

/** What a list remembers of itself (its line, its place) while the program runs. */
export function remember<T>(key: string, state: T): void {
  kept.set(key, state);
}
export function recall<T>(key: string): T | undefined {
  return kept.get(key) as T | undefined;
}
export function forgetAll(): void {
  kept.clear();
}
