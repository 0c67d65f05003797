// The intake slip as a PDF: opened by the system's own program, or by the browser where there is no window.
import { call, inWindow, openPath } from '../../host';
import type { Id, PrintedSlip } from '../../wire.gen';

async function show(printed: PrintedSlip): Promise<PrintedSlip> {
  if (printed.path !== null) {
    if (inWindow) await openPath(printed.path);
    return printed;
  }
  const bytes = Uint8Array.from(atob(printed.base64 ?? ''), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = printed.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return printed;
}

/** Prints the slip of a ticket. */
export async function printSlip(id: Id): Promise<PrintedSlip> {
  return show(await call('tickets.print_slip', { id }));
}
