// Everything of the firm as ordinary files: how far it is, to stop it, and what was written.
import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { Faulted } from '../../data';
import { Block } from '../../detail';
import { call, pickFolder } from '../../host';
import { useLocale, useText } from '../../text';
import type { ArchiveForm, ArchiveMade, ArchiveProgress, TableFormat, TablesMade } from '../../wire.gen';

/** Asked for so often: a person sees it move, and nobody waits for the answer. */
const EVERY_MS = 400;

export function Archive() {
  const t = useText();
  const [run, setRun] = useState<string | null>(null);
  const [made, setMade] = useState<ArchiveMade | null>(null);
  const [tables, setTables] = useState<TablesMade | null>(null);
  const [error, setError] = useState<unknown>(null);
  const language = useLocale();

  const start = async (wanted: ArchiveForm | TableFormat) => {
    setError(null);
    setMade(null);
    setTables(null);
    try {
      const folder = await pickFolder(t('archive-choose'));
      if (folder === null) return;
      const name = crypto.randomUUID();
      setRun(name);
      if (wanted === 'csv' || wanted === 'xlsx') setTables(await call('archive.tables', { folder, format: wanted, language, run: name }));
      else setMade(await call('archive.export', { folder, form: wanted, run: name }));
    } catch (failed) {
      setError(failed);
    } finally {
      setRun(null);
    }
  };
  const buttons = (
    <span className="ac-row">
      <Button disabled={run !== null} onClick={() => void start('folder')}>{t('archive-export-folder')}</Button>
      <Button disabled={run !== null} onClick={() => void start('zip')}>{t('archive-export-zip')}</Button>
    </span>
  );
  return (
    <Block title="archive-title" extra={buttons}>
      <p className="ac-quiet">{t('archive-about')}</p>
      <div className="ac-row in-tables">
        <Button size="small" disabled={run !== null} onClick={() => void start('xlsx')}>{t('archive-tables-xlsx')}</Button>
        <Button size="small" disabled={run !== null} onClick={() => void start('csv')}>{t('archive-tables-csv')}</Button>
        <span className="ac-quiet">{t('archive-tables-about')}</span>
      </div>
      <div aria-live="polite">
        {error !== null && <Faulted error={error} again={() => void start('zip')} />}
        {run !== null && <Under run={run} />}
        {made && <Made made={made} />}
        {tables && <Alert type="success" showIcon title={t('archive-tables-done', { tables: tables.tables, rows: tables.rows })} description={<p className="ac-mono">{tables.path}</p>} />}
      </div>
    </Block>
  );
}

function Under({ run }: { run: string }) {
  const t = useText();
  const [far, setFar] = useState<ArchiveProgress>({ done: 0, total: 0 });
  useEffect(() => {
    const timer = setInterval(() => void call('archive.progress', { run }).then(setFar, () => undefined), EVERY_MS);
    return () => clearInterval(timer);
  }, [run]);
  const percent = far.total > 0 ? Math.min(99, Math.floor((far.done / far.total) * 100)) : 0;
  return (
    <div className="in-running">
      <Progress percent={percent} status="active" showInfo={false} aria-label={t('archive-busy')} />
      <p>{far.total > 0 ? t('archive-progress', { percent }) : t('archive-busy')}</p>
      <Button onClick={() => void call('archive.stop', { run }).catch(() => undefined)}>{t('archive-stop')}</Button>
    </div>
  );
}

function Made({ made }: { made: ArchiveMade }) {
  const t = useText();
  const { records, entries, papers, attachments } = made;
  return (
    <>
      <Alert type="success" showIcon title={t('archive-done')} description={(
        <>
          <p>{t('archive-holds', { records, entries, papers, attachments })}</p>
          <p className="ac-mono">{made.path}</p>
          <p className="ac-mono in-digest">{t('archive-digest', { digest: made.digest })}</p>
        </>
      )} />
      {!made.is_whole && <Alert type="error" showIcon title={t('archive-broken')} />}
      {made.lost > 0 && <Alert type="warning" showIcon title={t('archive-lost', { count: made.lost })} />}
      {made.waiting > 0 && <Alert type="warning" showIcon title={t('archive-waiting', { count: made.waiting })} />}
    </>
  );
}
