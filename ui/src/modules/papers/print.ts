// A print on its way out of the program: to a printer, to the system's viewer, into a folder.
import { call, inWindow, openPath } from '../../host';
import type { PapersPrinted, PrintPapers } from '../../wire.gen';

function download(printed: PapersPrinted): void {
  const bytes = Uint8Array.from(atob(printed.base64 ?? ''), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = printed.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Prints; a browser has no viewer of ours and gets the file. */
export async function print(wanted: PrintPapers): Promise<PapersPrinted> {
  const to = wanted.to === 'viewer' && !inWindow ? 'folder' : wanted.to;
  const printed = await call('papers.print', { ...wanted, to });
  if (printed.base64 !== null) download(printed);
  else if (wanted.to === 'viewer' && printed.path !== null && inWindow) await openPath(printed.path);
  return printed;
}
