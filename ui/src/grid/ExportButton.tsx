// The list as it stands on the screen, as a file: its view, its search, its columns in their order, all of its rows.
import { App, Button, Dropdown } from 'antd';
import type { GridApi } from 'ag-grid-community';
import { useState, type RefObject } from 'react';
import { useMay, useTellFault } from '../data';
import { handOver } from '../exchange/source';
import { words, type Fields, type Shown } from '../field';
import { Icon } from '../frame/icons';
import { call } from '../host';
import { useText } from '../text';
import type { TableFormat } from '../wire.gen';
import type { Page } from './paging';

type Props<T> = {
  name: string;
  fields: Fields;
  // oxlint-disable-next-line typescript/no-explicit-any -- only the columns are asked for
  api: RefObject<GridApi<any> | null>;
  shown: RefObject<Shown>;
  view: string | undefined;
  text: string;
  page: (cursor: string | null, limit: number) => Promise<Page<T>>;
};

/** One more than the core lets out, so that it says what is too much. */
const MOST = 100_001;

export function ExportButton<T extends object>({ name, fields, api, shown, view, text, page }: Props<T>) {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const may = useMay('list.export');
  if (!may) return null;
  const run = async (format: TableFormat) => {
    const columns = (api.current?.getAllDisplayedColumns() ?? []).map((c) => c.getColId()).filter((id) => fields[id]);
    const head = columns.map((id) => t(fields[id]?.label ?? id));
    const rows: string[][] = [];
    let cursor: string | null = null;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const next: Page<T> = await page(cursor, 500);
      for (const row of next.rows) rows.push(columns.map((id) => (fields[id] ? words(fields[id], (row as Record<string, unknown>)[id], shown.current) : '')));
      cursor = next.next;
    } while (cursor !== null && rows.length < MOST);
    const filter = [view && t(view), text].filter(Boolean).join(' · ');
    return handOver(t('exchange-export'), (folder) => call('exports.table', { list: name, title: t(`${name.split('.')[0]}-title`), format, filter, head, rows, folder }));
  };
  const start = (format: TableFormat) => {
    setBusy(true);
    run(format).then((file) => file && void message.success(t('exchange-exported', { count: file.rows, name: file.name })), tell).finally(() => setBusy(false));
  };
  const items = [
    { key: 'xlsx', label: t('exchange-export-xlsx'), onClick: () => start('xlsx') },
    { key: 'csv', label: t('exchange-export-csv'), onClick: () => start('csv') },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" loading={busy} icon={<Icon name="exchange" />} aria-label={t('exchange-export')} title={t('exchange-export')} aria-haspopup="menu" />
    </Dropdown>
  );
}
