// Filed papers as files: to look at, to give away, to check.
import { asFault, call, inWindow, openPath } from '../../host';
import type { DocumentFile, Id, Verification } from '../../wire.gen';

/** Bytes as base64, in pieces, because one call with a megabyte of arguments overflows the stack. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** A certificate as other programs take it: base64 in lines of 64 between its markers. */
export function toPem(der: string): string {
  const lines = der.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** SHA-256 in groups of four, to be compared by eye or over the telephone. */
export async function fingerprint(der: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64(der)));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return grouped(hex);
}

/** `a1b2 c3d4 …` */
export function grouped(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** Gives the browser a file; only where there is no window of ours. */
function download(file: DocumentFile): void {
  const address = URL.createObjectURL(new Blob([fromBase64(file.pdf_base64)], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.file_name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts a copy into the chosen folder; answers where it lies. */
export async function exportFiled(id: Id, stamped = false): Promise<string> {
  return (await call('documents.export', { id, stamped })).path;
}

/** Opens a filed paper with the system's own program; a browser gets the file. */
export async function openFiled(id: Id, stamped = false): Promise<void> {
  if (inWindow) await openPath(await exportFiled(id, stamped));
  else download(await call('documents.get', { id, stamped }));
}

/** Sends the sealed file to a printer of this computer; answers which. */
export async function printFiled(id: Id, printer: string): Promise<string> {
  return (await call('documents.print', { id, printer })).printer;
}

/** Takes the filed bytes and checks them as a stranger would. */
export async function verifyFiled(id: Id): Promise<Verification> {
  const file = await call('documents.get', { id });
  return call('documents.verify', { path: null, base64: file.pdf_base64 });
}

/** Whether a fault says that no folder has been chosen yet. */
export function wantsFolder(error: unknown): boolean {
  return asFault(error).code.startsWith('folder.');
}
