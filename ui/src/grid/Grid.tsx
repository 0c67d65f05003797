import { AgGridReact } from 'ag-grid-react';
import type { ColumnState, GridApi, GridReadyEvent, IDatasource, RowDoubleClickedEvent, SelectionChangedEvent } from 'ag-grid-community';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Faulted } from '../data';
import { useShown, type Fields } from '../field';
import { recall, remember } from '../frame/router';
import { onTouched } from '../host';
import { useLocale, useText } from '../text';
import { styleNonce } from '../theme/nonce';
import { columns } from './columns';
import { gridKey } from './gridKeys';
import { gridWords } from './locale';
import './modules';
import { Nothing } from './Nothing';
import { Pager, type Page } from './paging';
import { gridTheme } from './theme';
import { ExportButton } from './ExportButton';
import { Toolbar, useChosenView, type View } from './Toolbar';

/** What the list asks the core for, besides the page. */
export type Ask = { text: string; view: string; sort: { field: string; desc: boolean } | null };

export type GridProps<T> = {
  /** A name of its own: its columns, view and line are kept under it. */
  name: string;
  fields: Fields;
  /** One page of rows in the order asked for; called again when anything in `ask` or `watch` changes. */
  page: (cursor: string | null, limit: number, ask: Ask) => Promise<Page<T>>;
  idOf: (row: T) => string;
  /** Enter or a double click on a line. */
  open?: (row: T) => void;
  /** Changes to these modules fetch the rows again. */
  modules: string[];
  /** Filters outside the grid; a change starts from the top. */
  watch?: string;
  views?: View[];
  /** Shows a search field; what is typed comes back in `ask.text`. */
  search?: boolean;
  /** Buttons at the right of the bar. */
  actions?: ReactNode;
  /** What to do with the chosen lines. */
  withChosen?: (rows: T[]) => ReactNode;
  /** Takes back the filters outside the grid; given only while one is set. */
  widen?: (() => void) | undefined;
  /** A list without any record says what belongs here and offers the first step: a `Blank`. */
  empty?: ReactNode;
};

const BLOCK = 200;
type Kept = { index: number; text: string };
const COLUMNS = 'aftercare.columns.';

function keptColumns(name: string): ColumnState[] | null {
  const kept = localStorage.getItem(COLUMNS + name);
  return kept ? (JSON.parse(kept) as ColumnState[]) : null;
}
function sortOf(columns: ColumnState[] | null): Ask['sort'] {
  const by = columns?.find((c) => c.sort);
  return by ? { field: by.colId, desc: by.sort === 'desc' } : null;
}

/** A list one can work in: endless, by keyboard, with its views and columns kept. */
export function Grid<T extends object>(props: GridProps<T>) {
  const { name, fields, modules, watch = '' } = props;
  const t = useText();
  const locale = useLocale();
  const shownNow = useShown(locale);
  const shown = useRef(shownNow);
  shown.current = shownNow;
  const latest = useRef(props);
  latest.current = props;

  const api = useRef<GridApi<T> | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const [view, setView] = useChosenView(name, props.views);
  // Coming back from a record finds the list as it was left: the same search, the same line.
  const [kept] = useState(() => recall<Kept>(`grid.${name}`));
  const [text, setText] = useState(kept?.text ?? '');
  const [sort, setSort] = useState<Ask['sort']>(() => sortOf(keptColumns(name)));
  const [chosen, setChosen] = useState<T[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const [count, setCount] = useState<number | null>(null);
  /** Rows read so far, while their number is not known. */
  const [read, setRead] = useState(0);
  const [searches, setSearches] = useState(0);
  const [elsewhere, setElsewhere] = useState(false);

  const defs = useMemo(() => columns(fields, () => shown.current), [fields, locale]);

  const datasource = useMemo<IDatasource>(() => {
    const ask: Ask = { text, view, sort };
    const pager = new Pager<T>((cursor, limit) => latest.current.page(cursor, limit, ask), BLOCK);
    return {
      getRows: (params) => {
        pager.block(Math.floor(params.startRow / BLOCK)).then(
          ({ rows, last, total }) => {
            setFault(null);
            setRead((before) => Math.max(before, params.startRow + rows.length));
            setCount(total ?? null);
            params.successCallback(rows, last ?? total ?? undefined);
          },
          (error: unknown) => {
            setFault(error);
            params.failCallback();
          },
        );
      },
    };
  }, [text, view, sort, watch, name]);

  useEffect(() => {
    setCount(null);
    setRead(0);
    api.current?.deselectAll();
    api.current?.setGridOption('datasource', datasource);
    // Another question is answered from its first line.
    if (api.current && api.current.getDisplayedRowCount() > 0) api.current.ensureIndexVisible(0, 'top');
  }, [datasource]);

  useEffect(() => onTouched((touched) => {
    if (touched.some((m) => modules.includes(m))) api.current?.refreshInfiniteCache();
  }), [modules.join()]);

  // The line one came from, after the rows around it are there.
  const restore = useCallback((ready: GridApi<T>) => {
    if (!kept) return;
    ready.ensureIndexVisible(kept.index, 'middle');
    const firstColumn = ready.getAllDisplayedColumns()[0];
    if (firstColumn) ready.setFocusedCell(kept.index, firstColumn);
  }, [kept]);

  // An empty view of a list that has lines must not speak of the first record.
  const isEmpty = fault === null && count === 0;
  const hasAll = view !== 'all' && (props.views?.some((v) => v.key === 'all') ?? false);
  useEffect(() => {
    setElsewhere(false);
    if (!isEmpty || !hasAll || text !== '') return undefined;
    let stale = false;
    latest.current.page(null, 1, { text: '', view: 'all', sort: null })
      .then((page) => !stale && setElsewhere(page.rows.length > 0), () => undefined);
    return () => {
      stale = true;
    };
  }, [isEmpty, hasAll, text, datasource]);

  const saveColumns = () => {
    if (api.current) localStorage.setItem(COLUMNS + name, JSON.stringify(api.current.getColumnState()));
  };
  const open = (row: T | undefined, index: number) => {
    if (!row || !latest.current.open) return;
    remember<Kept>(`grid.${name}`, { index, text });
    latest.current.open(row);
  };

  const onReady = (event: GridReadyEvent<T>) => {
    api.current = event.api;
    const state = keptColumns(name);
    if (state) event.api.applyColumnState({ state, applyOrder: true });
    event.api.setGridOption('datasource', datasource);
  };
  const restored = useRef(false);
  // The search field keeps its own text while it is typed, so it is made anew.
  const clear = () => {
    setText('');
    setSearches((n) => n + 1);
  };

  return (
    <section className="ac-grid" ref={box} aria-label={t('grid-list')}
      onKeyDown={(event) => gridKey(event, { api: api.current, fields, shown: shown.current, searchBox: searchBox.current, open })}>
      <Toolbar key={searches} views={props.views} view={view} setView={setView} search={props.search ?? false} text={text} setText={setText}
        searchBox={searchBox} actions={<><ExportButton name={name} fields={fields} api={api} shown={shown} view={props.views?.find((v) => v.key === view)?.label} text={text} page={(cursor, limit) => latest.current.page(cursor, limit, { text, view, sort })} />{props.actions}</>} chosen={chosen.length > 0 ? props.withChosen?.(chosen) : null}
        api={api} fields={fields} saveColumns={saveColumns}
        enter={() => {
          const first = api.current?.getAllDisplayedColumns()[0];
          if (first && (api.current?.getDisplayedRowCount() ?? 0) > 0) api.current?.setFocusedCell(0, first);
        }} />
      {fault !== null && <Faulted error={fault} again={() => api.current?.purgeInfiniteCache()} />}
      <div className={isEmpty || (fault !== null && read === 0) ? 'ac-grid-body ac-grid-bare' : 'ac-grid-body'}>
        <AgGridReact<T>
          key={locale}
          theme={gridTheme}
          styleNonce={styleNonce()}
          rowModelType="infinite"
          cacheBlockSize={BLOCK}
          maxConcurrentDatasourceRequests={1}
          maxBlocksInCache={50}
          infiniteInitialRowCount={Math.max(20, (kept?.index ?? 0) + 30)}
          columnDefs={defs}
          getRowId={(p) => latest.current.idOf(p.data)}
          localeText={gridWords()}
          rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true }}
          suppressCellFocus={false}
          suppressNoRowsOverlay
          suppressDragLeaveHidesColumns
          maintainColumnOrder
          animateRows={false}
          onGridReady={onReady}
          onModelUpdated={(event) => {
            if (restored.current || event.api.getDisplayedRowCount() <= 1) return;
            restored.current = true;
            restore(event.api);
          }}
          onRowDoubleClicked={(event: RowDoubleClickedEvent<T>) => open(event.data, event.rowIndex ?? 0)}
          onSelectionChanged={(event: SelectionChangedEvent<T>) => setChosen(event.api.getSelectedRows())}
          onSortChanged={(event) => {
            const next = sortOf(event.api.getColumnState());
            setSort((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
            if (event.source !== 'api') saveColumns();
          }}
          onColumnMoved={(event) => event.finished && saveColumns()}
          onColumnResized={(event) => event.finished && event.source === 'uiColumnResized' && saveColumns()}
        />
        {isEmpty && (
          <div className="ac-grid-empty">
            <Nothing text={text} clear={clear} widen={props.widen} showAll={elsewhere ? () => setView('all') : null} empty={props.empty} />
          </div>
        )}
      </div>
      <footer className="ac-grid-foot" aria-live="polite">
        {fault === null && (count !== null ? t('grid-count', { count }) : read > 0 ? t('grid-counting', { count: read }) : t('grid-loading'))}
        {chosen.length > 1 && <span>{t('grid-chosen', { count: chosen.length })}</span>}
      </footer>
    </section>
  );
}
