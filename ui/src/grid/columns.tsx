// Columns from the description of the fields.
import type { ColDef, ICellRendererParams, ValueFormatterParams } from 'ag-grid-community';
import { Show, words, type Field, type Fields, type Shown } from '../field';
import { t } from '../text';

const RIGHT = new Set(['money', 'number']);
const WIDTHS: Record<string, number> = { money: 110, number: 90, moment: 170, day: 130, phone: 140, state: 110, left: 130, yesno: 70, select: 120, pick: 160 };

function column(name: string, field: Field, shown: () => Shown): ColDef {
  const drawn = field.draw || field.kind === 'state' || field.kind === 'left' || field.mono;
  const right = RIGHT.has(field.kind);
  return {
    colId: name,
    field: name,
    headerName: t(field.label),
    width: field.width ?? WIDTHS[field.kind] ?? 150,
    minWidth: 60,
    ...(field.grow ? { flex: 1, minWidth: field.width ?? 160 } : {}),
    sortable: field.sortable ?? false,
    // The third press gives back the core's own order.
    sortingOrder: ['asc', 'desc', null],
    initialHide: field.hidden ?? false,
    resizable: true,
    suppressHeaderMenuButton: true,
    valueFormatter: (p: ValueFormatterParams) => words(field, p.value, shown()),
    cellClass: right ? 'ac-num ac-right' : 'ac-num',
    ...(right ? { headerClass: 'ac-right' } : {}),
    ...(drawn
      ? { cellRenderer: (p: ICellRendererParams) => (p.data === undefined ? null : <Show field={field} value={p.value} row={p.data} shown={shown()} />) }
      : {}),
  };
}

/** Column definitions in the order of the description. */
export function columns(fields: Fields, shown: () => Shown): ColDef[] {
  return Object.entries(fields).map(([name, field]) => column(name, field, shown));
}

/** Rows as lines with tabs, the way a spreadsheet takes them. */
export function asTable(fields: Fields, names: string[], rows: Record<string, unknown>[], shown: Shown): string {
  const clean = (s: string) => s.replace(/[\t\r\n]+/g, ' ');
  const head = names.map((n) => clean(t(fields[n]?.label ?? n)));
  const lines = rows.map((row) => names.map((n) => (fields[n] ? clean(words(fields[n], row[n], shown)) : '')));
  return [head, ...lines].map((cells) => cells.join('\t')).join('\r\n');
}
