// A table from another program: choose, try, look, import. Nothing is saved before a person has seen what would be.
import { Alert, Button, Progress, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Faulted } from '../data';
import { Tag } from '../field';
import { go } from '../frame/router';
import { call, pickFile, type Picked } from '../host';
import { useText } from '../text';
import type { Finding, ImportPreview, ImportReport } from '../wire.gen';

type Props = {
  preview: 'customers.import_preview' | 'equipment.import_preview';
  run: 'customers.import' | 'equipment.import';
  /** Id of the title in the catalogue. */
  title: string;
  /** What the ids of field labels begin with. */
  labels: string;
  /** The list the records are seen in. */
  back: string;
};

type Source = { path: string } | { name: string; base64: string };
type Doing = 'reading' | 'saving' | null;

async function sourceOf(picked: Picked): Promise<Source> {
  if (!picked.file) return { path: picked.path };
  const bytes = new Uint8Array(await picked.file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: picked.path, base64: btoa(text) };
}

export function ImportScreen(props: Props) {
  const t = useText();
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  const [look, setLook] = useState<ImportPreview | null>(null);
  const [trial, setTrial] = useState<ImportReport | null>(null);
  const [done, setDone] = useState<ImportReport | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const [fault, setFault] = useState<unknown>(null);

  const attempt = async (what: Doing, work: () => Promise<void>) => {
    setDoing(what);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(error);
    } finally {
      setDoing(null);
    }
  };
  const read = (from: Source, encoding: string | null) => attempt('reading', async () => {
    setTrial(null);
    setDone(null);
    setLook(null);
    setLook(await call(props.preview, { ...from, encoding }));
    setTrial(await call(props.run, { ...from, encoding, trial: true }));
  });
  const choose = async () => {
    const picked = await pickFile(t(props.title), [{ name: 'CSV', extensions: ['csv', 'txt'] }]);
    if (!picked) return;
    const from = await sourceOf(picked);
    setName(picked.path.split(/[\\/]/).at(-1) ?? picked.path);
    setSource(from);
    await read(from, null);
  };
  const save = () => attempt('saving', async () => {
    if (source && look) setDone(await call(props.run, { ...source, encoding: look.encoding, trial: false }));
  });
  const changes = trial ? trial.saved + trial.updated : 0;
  const report = done ?? trial;

  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(props.title)}</h1>
      <p className="ac-quiet">{t('exchange-about')}</p>
      <Space wrap>
        <Button type={source ? 'default' : 'primary'} autoFocus loading={doing === 'reading'} onClick={() => void choose()}>{t(source ? 'exchange-other' : 'exchange-choose')}</Button>
        {source && <span className="ac-mono">{name}</span>}
        {source && look && (
          <label>{t('exchange-encoding')}{' '}
            <Select className="ac-filter" value={look.encoding} disabled={doing !== null || done !== null} aria-label={t('exchange-encoding')}
              options={look.encodings.map((value) => ({ value, label: value }))} onChange={(encoding) => void read(source, encoding)} />
          </label>
        )}
      </Space>
      {fault !== null && <Faulted error={fault} />}
      {doing !== null && <Progress percent={100} status="active" showInfo={false} aria-label={t('exchange-reading')} />}
      {look && !look.certain && <Alert type="warning" showIcon title={t('exchange-uncertain')} />}
      {look && !done && <Look look={look} labels={props.labels} />}
      {report && (
        <>
          <section className="ac-block">
            <header><h2>{t(done ? 'exchange-result' : 'exchange-trial-result')}</h2></header>
            <div className="ac-row" role="status">
              <span>{t('exchange-rows', { count: report.rows })}</span>
              <Tag tone={report.saved > 0 ? 'ok' : 'idle'}>{t('exchange-saved', { count: report.saved })}</Tag>
              <Tag tone={report.updated > 0 ? 'info' : 'idle'}>{t('exchange-updated', { count: report.updated })}</Tag>
              <Tag>{t('exchange-skipped', { count: report.skipped })}</Tag>
              <Tag tone={report.errors.length > 0 ? 'bad' : 'idle'}>{t('exchange-errors', { count: report.errors.length })}</Tag>
              <Tag tone={report.warnings.length > 0 ? 'warn' : 'idle'}>{t('exchange-warnings', { count: report.warnings.length })}</Tag>
              <span className="ac-push" />
              {done
                ? <Button type="primary" autoFocus onClick={() => go(props.back)}>{t('exchange-show')}</Button>
                : <Button type="primary" loading={doing === 'saving'} disabled={changes === 0 || doing !== null} onClick={() => void save()}>
                    {changes === 0 ? t('exchange-nothing') : t('exchange-go', { count: changes })}
                  </Button>}
            </div>
          </section>
          <Findings report={report} />
        </>
      )}
    </div>
  );
}

/** The first rows, and what each column is taken for. */
function Look({ look, labels }: { look: ImportPreview; labels: string }) {
  const t = useText();
  const said = (field: string | null | undefined) => (field ? t(FIELDS[labels + field] ?? `${labels}${field}`) : t('exchange-left-aside'));
  return (
    <section className="ac-block">
      <header><h2>{t('exchange-columns')}</h2></header>
      <Table size="small" pagination={false} scroll={{ x: 'max-content' }} rowKey={(row) => row.at}
        dataSource={look.rows.slice(0, 3).map((cells, at) => ({ at, cells }))}
        columns={look.head.map((head, at) => ({
          key: `${at}`,
          title: <><div>{head}</div><Tag tone={look.fields[at] ? 'ok' : 'idle'}>{said(look.fields[at])}</Tag></>,
          render: (_: unknown, row: { cells: string[] }) => row.cells[at],
        }))} />
    </section>
  );
}

// Columns of a table that are lines of the file, not fields of the record.
const FIELDS: Record<string, string> = {
  'customers-contact': 'customers-contacts',
  'customers-phone2': 'customers-phone',
  'customers-email': 'customers-contact-email',
  'equipment-months': 'equipment-warranty_months',
};

type Line = Finding & { isError: boolean; key: string };

function Findings({ report }: { report: ImportReport }) {
  const t = useText();
  const lines: Line[] = [
    ...report.errors.map((f, at) => ({ ...f, isError: true, key: `e${at}` })),
    ...report.warnings.map((f, at) => ({ ...f, isError: false, key: `w${at}` })),
  ];
  if (lines.length === 0) return <Alert type="success" showIcon title={t('exchange-clean')} />;
  return (
    <Table<Line> size="small" virtual pagination={false} scroll={{ y: 320, x: 720 }} rowKey="key" dataSource={lines}
      columns={[
        { title: t('exchange-row'), dataIndex: 'row', width: 80, align: 'right' },
        { title: t('exchange-level'), width: 100, render: (_, f) => <Tag tone={f.isError ? 'bad' : 'warn'}>{t(f.isError ? 'exchange-level-error' : 'exchange-level-warning')}</Tag> },
        { title: t('exchange-column'), dataIndex: 'column', width: 120 },
        { title: t('exchange-message'), dataIndex: 'message' },
      ]} />
  );
}
