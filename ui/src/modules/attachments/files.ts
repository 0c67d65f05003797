// Files on their way in and out. The window hands over paths, so that a long film never passes through it; an ordinary
// browser, and whatever is dropped or pasted, hands over the bytes.
import { call, inWindow, openPath, saveAs, type Picked } from '../../host';
import type { Attachment, AttachmentBytes, AttachmentRow, Id } from '../../wire.gen';
import { fromBase64 } from '../documents/file';

/** Whose files: of one of them. */
export type AttachmentsOf = { ticket: Id } | { visit: Id } | { customer: Id };

const SHOWN_HERE = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
/** As `attachments.bytes` gives them. */
const MOST_SHOWN = 32_000_000;

/** Whether the window itself shows it. */
export const isPicture = (file: Attachment) => SHOWN_HERE.has(file.mime) && file.size <= MOST_SHOWN;

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}

/** Keeps a file that was chosen, dropped or pasted. */
export async function keep(of: AttachmentsOf, picked: Picked): Promise<AttachmentRow> {
  const given = picked.file ? { base64: await base64Of(picked.file), name: picked.file.name } : { path: picked.path };
  if ('customer' in of) return call('attachments.add_to_customer', { ...of, ...given });
  return call('attachments.add', { ...of, ...given });
}

function download({ base64, mime, name }: AttachmentBytes): void {
  const address = URL.createObjectURL(new Blob([fromBase64(base64)], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Opens it with the system's own program; a browser gets the file. */
export async function open(file: Attachment): Promise<void> {
  if (inWindow) await openPath((await call('attachments.open', { id: file.id })).path);
  else download(await call('attachments.bytes', { id: file.id }));
}

/** Asks where to, and writes it there; answers the place, or null when the person changed their mind. */
export async function saveOut(file: Attachment, title: string): Promise<string | null> {
  if (!inWindow) {
    download(await call('attachments.bytes', { id: file.id }));
    return file.name;
  }
  const path = await saveAs(title, file.name);
  return path === null ? null : (await call('attachments.save_out', { id: file.id, path })).path;
}

/** `12 KB`, `3.4 MB`: thousands, as the limit counts them. */
export function weight(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
