// The sentences on the screen by their ids, so that a better wording breaks no test.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './children.mjs';

/** `t(id)` of a language; what stands before the first placeable, because values differ. */
export function words(language) {
  const folder = join(root, 'assets/locales', language);
  const known = new Map();
  for (const file of readdirSync(folder)) {
    for (const [, id, text] of readFileSync(join(folder, file), 'utf8').matchAll(/^([a-zA-Z][\w-]*) = (.+)$/gm)) known.set(id, text);
  }
  return (id) => {
    const text = known.get(id);
    if (text === undefined) throw new Error(`no text ${id} in ${language}`);
    return text.split('{')[0].trim();
  };
}
