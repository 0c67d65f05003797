// Sentences come from the Fluent catalogue that the core, the command line and the papers use too. The lock screen
// needs three files of it at once; the rest is loaded behind it, one language at a time.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { useSyncExternalStore } from 'react';
import zhCommon from '../../../assets/locales/zh-CN/common.ftl?raw';
import zhEntry from '../../../assets/locales/zh-CN/entry.ftl?raw';
import zhFrame from '../../../assets/locales/zh-CN/frame.ftl?raw';
import enCommon from '../../../assets/locales/en/common.ftl?raw';
import enEntry from '../../../assets/locales/en/entry.ftl?raw';
import enFrame from '../../../assets/locales/en/frame.ftl?raw';

/** A language of the product. */
export type Locale = 'zh-CN' | 'en';

export type Args = Record<string, unknown>;
/** Says a sentence of the catalogue. */
export type Say = (id: string, args?: Args) => string;

const KEY = 'aftercare.locale';

function bundle(locale: Locale, sources: string[]): FluentBundle {
  // Isolation marks would end up in copied numbers and in file names.
  const made = new FluentBundle(locale, { useIsolating: false });
  for (const source of sources) made.addResource(new FluentResource(source), { allowOverrides: true });
  return made;
}

const bundles: Record<Locale, FluentBundle> = {
  'zh-CN': bundle('zh-CN', [zhCommon, zhEntry, zhFrame]),
  en: bundle('en', [enCommon, enEntry, enFrame]),
};
const whole = new Set<Locale>();
const listeners = new Set<() => void>();
let version = 0;

function readLocale(): Locale {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
}
let current: Locale = readLocale();
document.documentElement.lang = current;

export function locale(): Locale {
  return current;
}

/** Whether the desk has chosen a language itself; until then the firm's language holds. */
export function localeChosen(): boolean {
  return localStorage.getItem(KEY) !== null;
}

function changed(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Loads the whole catalogue of the language in use. */
export async function loadCatalogue(): Promise<void> {
  const wanted = current;
  if (whole.has(wanted)) return;
  const sources = (wanted === 'en' ? await import('./catalogue-en') : await import('./catalogue-zh')).default;
  for (const source of sources) bundles[wanted].addResource(new FluentResource(source), { allowOverrides: true });
  whole.add(wanted);
  changed();
}

/** Switches the language at run time; `keep` makes it the desk's own choice. */
export async function setLocale(next: Locale, keep = true): Promise<void> {
  const complete = whole.size > 0;
  current = next;
  if (keep) localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
  if (complete) await loadCatalogue();
  changed();
}

function variables(args: Args | undefined): Record<string, FluentVariable> | null {
  if (!args) return null;
  const out: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    out[name] = typeof value === 'number' || typeof value === 'string' ? value : String(value ?? '');
  }
  return out;
}

/** A sentence the firm says in its own words. */
export type FirmWord = { id: string; name: string; name_en: string };
let own = new Map<string, FirmWord>();

/** The firm's own names of list lines, over those of the catalogue. */
export function setFirmWords(words: FirmWord[]): void {
  own = new Map(words.map((word) => [word.id, word]));
  changed();
}

function lookUp(id: string, args?: Args): string | undefined {
  const word = own.get(id);
  if (word) return (current === 'en' && word.name_en) || word.name;
  const [name = id, attribute] = id.split('.');
  // A language that is still loading falls back to the other rather than to nothing.
  for (const tongue of [current, current === 'en' ? 'zh-CN' : 'en'] as const) {
    const message = bundles[tongue].getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (pattern) return bundles[tongue].formatPattern(pattern, variables(args), []);
  }
  return undefined;
}

/** The sentence, or the id itself where the catalogue has none (`check:text` finds those). */
export const t: Say = (id, args) => lookUp(id, args) ?? id;

/** The sentence, or undefined where the catalogue has none. */
export function maybe(id: string, args?: Args): string | undefined {
  return lookUp(id, args);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `t`, drawing again when the language changes. */
export function useText(): Say {
  useSyncExternalStore(subscribe, () => version);
  return t;
}
export function useLocale(): Locale {
  useSyncExternalStore(subscribe, () => version);
  return current;
}
