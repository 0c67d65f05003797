// A print on its way out of the program: to a printer, to the system's viewer, into a folder.
import { call, inWindow, openPath } from '../../host';
import type { PapersPrinted, PrintPapers, PrintTarget } from '../../wire.gen';

/** A finished PDF: written somewhere, or its bytes. */
export type Printed = { name: string; path: string | null; base64: string | null; printer?: string | null };

function download(printed: Printed): void {
  const bytes = Uint8Array.from(atob(printed.base64 ?? ''), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = printed.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Opens what was printed for the viewer; a browser gets the file. */
export async function handOver(printed: Printed, to: PrintTarget): Promise<void> {
  if (printed.base64 !== null) download(printed);
  else if (to === 'viewer' && printed.path !== null && inWindow) await openPath(printed.path);
}

/** Prints and hands over what came; a browser has no viewer of ours and gets the file. */
export async function hand<T extends Printed>(wanted: PrintTarget, make: (to: PrintTarget) => Promise<T>): Promise<T> {
  const printed = await make(wanted === 'viewer' && !inWindow ? 'folder' : wanted);
  await handOver(printed, wanted);
  return printed;
}

/** Prints numbered papers. */
export async function print(wanted: PrintPapers): Promise<PapersPrinted> {
  return hand(wanted.to, (to) => call('papers.print', { ...wanted, to }));
}
