// Files chosen by a person. The window asks the shell, which opens the system's dialog and answers a path; an ordinary
// browser gives the file itself, because it never tells a path.
import { asFault, callAny, inWindow } from './call';

/** Which files a dialog offers, e.g. `{ name: 'Excel', extensions: ['xlsx'] }`. */
export type FileFilter = { name: string; extensions: string[] };
/** What was chosen; `file` only in a browser, where `path` is the bare name. */
export type Picked = { path: string; file?: File };

function pickInBrowser(filters: FileFilter[]): Promise<Picked | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = filters.flatMap((f) => f.extensions.map((e) => `.${e}`)).join(',');
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file ? { path: file.name, file } : null);
    });
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

async function ask(name: string, input: unknown): Promise<string | null> {
  return (await callAny(name, input)) as string | null;
}

/** Lets a person choose a file to read; null when they change their mind. */
export async function pickFile(title: string, filters: FileFilter[] = []): Promise<Picked | null> {
  try {
    const path = await ask('shell.pick_file', { title, filters });
    return path === null ? null : { path };
  } catch (error) {
    if (inWindow || asFault(error).kind !== 'missing') throw error;
    return pickInBrowser(filters);
  }
}

/** Lets a person choose a folder; null when they change their mind. */
export async function pickFolder(title: string): Promise<string | null> {
  return ask('shell.pick_folder', { title });
}

/** Asks where to write a file; null when they change their mind. */
export async function saveAs(title: string, name: string, filters: FileFilter[] = []): Promise<string | null> {
  return ask('shell.save_as', { title, name, filters });
}

/** Opens a file or folder with the system's own program. */
export async function openPath(path: string): Promise<void> {
  await callAny('shell.open_path', { path });
}
