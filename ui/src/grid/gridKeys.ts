// Working in a list without the mouse.
import type { GridApi } from 'ag-grid-community';
import type { Fields, Shown } from '../field';
import { composing } from '../frame/keys';
import { asTable } from './columns';

type Here<T> = {
  api: GridApi<T> | null;
  fields: Fields;
  shown: Shown;
  searchBox: HTMLInputElement | null;
  open: (row: T | undefined, index: number) => void;
};

/** Enter opens, Space chooses, Home and End go to the ends, Ctrl+C copies as a table, typing searches. */
export function gridKey<T extends object>(event: React.KeyboardEvent, here: Here<T>): void {
  const { api } = here;
  const inGrid = event.target instanceof HTMLElement && event.target.closest('.ag-row') !== null;
  if (!api || !inGrid) return;
  // An input method starts on the grid when somebody types Chinese at once: the search field must have the focus first.
  if (composing(event)) {
    here.searchBox?.focus();
    return;
  }
  const focused = api.getFocusedCell();
  const row = focused ? api.getDisplayedRowAtIndex(focused.rowIndex) : undefined;
  if (event.key === 'Enter' && !event.ctrlKey) {
    event.preventDefault();
    here.open(row?.data, focused?.rowIndex ?? 0);
  } else if ((event.key === 'Home' || event.key === 'End') && focused) {
    event.preventDefault();
    const to = event.key === 'Home' ? 0 : api.getDisplayedRowCount() - 1;
    api.ensureIndexVisible(to);
    api.setFocusedCell(to, focused.column);
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
    const chosen = api.getSelectedRows();
    // One line marked by a click is not a choice: the arrows have moved on since.
    const rows = chosen.length > 1 ? chosen : row?.data ? [row.data] : [];
    if (rows.length === 0) return;
    event.preventDefault();
    const names = api.getAllDisplayedColumns().map((c) => c.getColId());
    void navigator.clipboard.writeText(asTable(here.fields, names, rows as Record<string, unknown>[], here.shown));
  } else if (event.key.length === 1 && event.key !== ' ' && event.key !== '?' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    here.searchBox?.focus();
  }
}
