// A table from another program: choose, look at its columns, try, import. Nothing is saved before a person has seen
// what would be, and afterwards every row can be had back with what became of it.
import { Alert, App, Button, Dropdown, Select, Space, Spin } from 'antd';
import { useRef, useState } from 'react';
import { Faulted, useTellFault } from '../data';
import { Tag } from '../field';
import { useKey } from '../frame/keys';
import { go } from '../frame/router';
import { call, pickFile } from '../host';
import { useLocale, useText } from '../text';
import type { ImportPreview, ImportReport, TableFormat } from '../wire.gen';
import { Findings } from './Findings';
import { KINDS, wordOf, type Kind } from './kinds';
import { Mapping, missing } from './Mapping';
import { handOver, sourceOf, type Source } from './source';
import { Under } from './Under';
import './exchange.css';

type Doing = 'reading' | 'trying' | 'saving' | null;
type Choice = { encoding: string | null; sheet: string | null };

export function ImportScreen({ kind }: { kind: Kind }) {
  const t = useText();
  const described = KINDS[kind];
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  const [look, setLook] = useState<ImportPreview | null>(null);
  const [fields, setFields] = useState<(string | null)[]>([]);
  const [trial, setTrial] = useState<ImportReport | null>(null);
  const [done, setDone] = useState<ImportReport | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [run, setRun] = useState('');
  // An answer to a question asked before the last one is dropped.
  const asked = useRef(0);

  const attempt = async (what: Doing, work: (isLatest: () => boolean) => Promise<void>) => {
    asked.current += 1;
    const mine = asked.current;
    const isLatest = () => asked.current === mine;
    setDoing(what);
    setFault(null);
    try {
      await work(isLatest);
    } catch (error) {
      if (isLatest()) setFault(error);
    } finally {
      if (isLatest()) setDoing(null);
    }
  };
  const fileOf = (from: Source, seen: ImportPreview) => ({ ...from, encoding: seen.encoding || null, sheet: seen.sheet });
  const attemptTrial = (from: Source, seen: ImportPreview, columns: (string | null)[]) => attempt('trying', async (isLatest) => {
    setTrial(null);
    if (missing(seen, columns).length > 0) return;
    const name = crypto.randomUUID();
    const report = await call(described.run, { ...fileOf(from, seen), columns, trial: true, run: name });
    if (!isLatest()) return;
    setRun(name);
    setTrial(report);
  });
  const read = async (from: Source, choice: Choice) => {
    let seen: ImportPreview | null = null;
    await attempt('reading', async () => {
      setTrial(null);
      setDone(null);
      setLook(null);
      seen = await call(described.preview, { ...from, ...choice });
      setLook(seen);
      setFields(seen.fields);
    });
    if (seen) await attemptTrial(from, seen, (seen as ImportPreview).fields);
  };
  const choose = async () => {
    const picked = await pickFile(t(described.title), [{ name: 'CSV, Excel', extensions: ['csv', 'txt', 'tsv', 'xlsx', 'xls', 'ods'] }]);
    if (!picked) return;
    const from = await sourceOf(picked);
    setName(picked.path.split(/[\\/]/).at(-1) ?? picked.path);
    setSource(from);
    await read(from, { encoding: null, sheet: null });
  };
  const change = (next: (string | null)[]) => {
    setFields(next);
    if (source && look) void attemptTrial(source, look, next);
  };
  const changes = trial ? trial.saved + trial.updated : 0;
  const save = () => {
    if (!source || !look || changes === 0 || doing !== null || done) return;
    const name = crypto.randomUUID();
    setRun(name);
    void attempt('saving', async () => setDone(await call(described.run, { ...fileOf(source, look), columns: fields, trial: false, run: name })));
  };
  useKey('Ctrl+Enter', save, !done && changes > 0, 'exchange-import');
  const report = done ?? trial;
  const lacking = look ? missing(look, fields) : [];
  const busy = doing === 'reading' || doing === 'saving';

  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(described.title)}</h1>
      <p className="ac-quiet">{t('exchange-about')}</p>
      <Space wrap>
        <Button type={source ? 'default' : 'primary'} autoFocus loading={doing === 'reading'} disabled={doing === 'saving'} onClick={() => void choose()}>{t(source ? 'exchange-other' : 'exchange-choose')}</Button>
        {source && <span className="ac-mono">{name}</span>}
        {source && look && look.sheets.length > 1 && (
          <label>{t('exchange-sheet')}{' '}
            <Select className="ac-filter" value={look.sheet} disabled={busy || done !== null} aria-label={t('exchange-sheet')}
              options={look.sheets.map((value) => ({ value, label: value }))} onChange={(sheet) => void read(source, { encoding: null, sheet })} />
          </label>
        )}
        {source && look && look.encodings.length > 0 && (
          <label>{t('exchange-encoding')}{' '}
            <Select className="ac-filter" value={look.encoding} disabled={busy || done !== null} aria-label={t('exchange-encoding')}
              options={look.encodings.map((value) => ({ value, label: value }))} onChange={(encoding) => void read(source, { encoding, sheet: null })} />
          </label>
        )}
      </Space>
      {fault !== null && <Faulted error={fault} />}
      {doing === 'saving' && <Under run={run} />}
      {look && !look.certain && <Alert type="warning" showIcon title={t('exchange-uncertain')} />}
      {look && !done && doing !== 'saving' && (
        <section className="ac-block">
          <header>
            <h2>{t('exchange-columns')}</h2>
            <span className="ac-quiet ex-head-note">{[look.is_remembered && t('exchange-remembered'), look.header_line > 1 && t('exchange-header-line', { line: look.header_line })].filter(Boolean).join(' ')}</span>
          </header>
          {lacking.length > 0 && <Alert type="error" showIcon title={t('exchange-missing', { fields: lacking.map((f) => t(wordOf(kind, f))).join(t('word-comma')) })} />}
          <div className="ex-map-box"><Mapping kind={kind} look={look} fields={fields} disabled={busy} change={change} /></div>
        </section>
      )}
      {doing === 'trying' && <div className="ac-row" role="status"><Spin size="small" /> {t('exchange-trying')}</div>}
      {report && look && doing !== 'saving' && (
        <>
          <section className="ac-block">
            <header><h2>{t(done ? 'exchange-result' : 'exchange-trial-result')}</h2></header>
            {report.stopped && <Alert type="warning" showIcon title={t('exchange-stopped', { done: report.saved + report.updated, left: report.left })} />}
            <div className="ac-row" role="status">
              <span>{t('exchange-rows', { count: report.rows })}</span>
              <Tag tone={report.saved > 0 ? 'ok' : 'idle'}>{t('exchange-saved', { count: report.saved })}</Tag>
              <Tag tone={report.updated > 0 ? 'info' : 'idle'}>{t('exchange-updated', { count: report.updated })}</Tag>
              <Tag>{t('exchange-skipped', { count: report.skipped })}</Tag>
              <Tag tone={report.errors.length > 0 ? 'bad' : 'idle'}>{t('exchange-errors', { count: report.errors.length })}</Tag>
              <Tag tone={report.warnings.length > 0 ? 'warn' : 'idle'}>{t('exchange-warnings', { count: report.warnings.length })}</Tag>
              {report.left > 0 && <Tag tone="warn">{t('exchange-left', { count: report.left })}</Tag>}
              <span className="ac-push" />
              {source && <ResultList run={run} file={fileOf(source, look)} />}
              {done
                ? <Button type="primary" autoFocus onClick={() => go(described.back)}>{t('exchange-show')}</Button>
                : <Button type="primary" disabled={changes === 0 || doing !== null} onClick={save}>
                    {changes === 0 ? t('exchange-nothing') : t('exchange-go', { count: changes })} {changes > 0 && <kbd>Ctrl+Enter</kbd>}
                  </Button>}
            </div>
          </section>
          <Findings report={report} headerLine={look.header_line} />
        </>
      )}
    </div>
  );
}

type Listed = { run: string; file: Source & { encoding: string | null; sheet: string | null } };

/** The rows with what became of each, as a file to be mended and imported again. */
function ResultList({ run, file }: Listed) {
  const t = useText();
  const language = useLocale();
  const tell = useTellFault();
  const { message } = App.useApp();
  const save = (only_open: boolean, format: TableFormat) => {
    handOver(t('exchange-save-list'), (folder) => call('imports.result', { run, file, format, language, only_open, folder }))
      .then((saved) => saved && message.success(t('exchange-list-saved', { name: saved.name })), tell);
  };
  const items = [
    { key: 'xlsx', label: t('exchange-save-xlsx'), onClick: () => save(false, 'xlsx') },
    { key: 'csv', label: t('exchange-save-csv'), onClick: () => save(false, 'csv') },
    { key: 'open-xlsx', label: t('exchange-save-open-xlsx'), onClick: () => save(true, 'xlsx') },
    { key: 'open-csv', label: t('exchange-save-open-csv'), onClick: () => save(true, 'csv') },
  ];
  return <Dropdown menu={{ items }} trigger={['click']}><Button>{t('exchange-save-list')}</Button></Dropdown>;
}
