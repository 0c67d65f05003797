// A file as the core takes it: a path in the window, its bytes in a browser; and a file given back.
import { inWindow, pickFolder, type Picked } from '../host';
import type { TableFile } from '../wire.gen';

export type Source = { path: string } | { name: string; base64: string };

export async function sourceOf(picked: Picked): Promise<Source> {
  if (!picked.file) return { path: picked.path };
  const bytes = new Uint8Array(await picked.file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: picked.path, base64: btoa(text) };
}

/** Lets a person choose where a table goes, and has it written there; a browser downloads it. Null: changed their mind. */
export async function handOver(title: string, ask: (folder: string | null) => Promise<TableFile>): Promise<TableFile | null> {
  if (inWindow) {
    const folder = await pickFolder(title);
    return folder === null ? null : ask(folder);
  }
  const file = await ask(null);
  const bytes = Uint8Array.from(atob(file.base64 ?? ''), (c) => c.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return file;
}
