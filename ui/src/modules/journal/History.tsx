// Who changed a record, when, on which computer, from what to what; what can be undone is undone here.
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useQuery as useReading } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Faulted, useChange, useMay, useQuery, useSession } from '../../data';
import { useShown, type Fields, type Shown } from '../../field';
import { moment } from '../../format/format';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { HistoryEntry } from '../../wire.gen';
import './history.css';
import { labelOf, moduleOf, sayField } from './labels';

export type HistoryProps = {
  /** Table of the record, e.g. `ticket`. */
  table: string;
  id: string;
  /** The descriptions of its fields, where the screen has them. */
  fields?: Fields;
  /** Whose words are used; else found by the table. */
  module?: string;
  /** Only these fields. */
  only?: string[];
  /** Says a value itself; undefined leaves it to the rest. */
  say?: (field: string, value: unknown) => string | undefined;
};

const FIRST = 8;

export function History(props: HistoryProps) {
  const { table, id } = props;
  const t = useText();
  const shown = useShown(useLocale());
  const module = props.module ?? moduleOf(table);
  const [all, setAll] = useState(false);
  const mayRead = useMay('journal.read');
  const people = useQuery('people.list', { role: null, with_former: true }, { enabled: useMay('people.read') });
  const names = useMemo(() => new Map((people.data ?? []).map((p) => [p.id as string, p.name])), [people.data]);
  const history = useReading({
    // Kept under the module, so that its changes fetch it again.
    queryKey: [module, 'journal.history', table, id],
    queryFn: () => call('journal.history', { table, id }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  if (history.isError) return <Faulted error={history.error} again={() => void history.refetch()} />;
  if (!history.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (history.data.length === 0) return <p className="ac-quiet">{t('journal-history-none')}</p>;
  const entries = all ? history.data : history.data.slice(0, FIRST);
  return (
    <>
      <ol className="ac-timeline hi-list">
        {entries.map((entry, at) => <Entry key={`${entry.tx}.${at}`} {...{ entry, module, names, shown, props }} />)}
      </ol>
      {history.data.length > entries.length && (
        <Button size="small" onClick={() => setAll(true)}>{t('journal-history-older')} ({history.data.length - entries.length})</Button>
      )}
    </>
  );
}

type EntryProps = { entry: HistoryEntry; module: string; names: ReadonlyMap<string, string>; shown: Shown; props: HistoryProps };

function Entry({ entry, module, names, shown, props }: EntryProps) {
  const t = useText();
  const { message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const locale = useLocale();
  const undo = useChange('journal.undo', { then: () => void message.success(t('journal-undo-done')) });
  const made = entry.fields !== null && 'id' in entry.fields;
  const back = entry.command === 'journal.undo';
  const what = entry.fields === null ? 'journal-history-erased' : made ? 'journal-history-created' : back ? 'journal-undo-done' : 'journal-history-changed';
  const lines = Object.entries(entry.fields ?? {}).filter(([field, pair]) => {
    const [old, now] = pair as [unknown, unknown];
    const empty = now === null || now === '' || (Array.isArray(now) && now.length === 0);
    return field !== 'id' && (props.only?.includes(field) ?? true) && !(made && (empty || old === now));
  });
  const say = (field: string, value: unknown) => props.say?.(field, value) ?? sayField(module, field, value, shown, names, props.fields);
  return (
    <li className={made ? 'ac-dot-ok' : back ? 'ac-dot-warn' : 'ac-dot-idle'}>
      <time>{moment(entry.entered_at, offset, locale)}</time>
      <div><strong>{t(what)}</strong> <span className="ac-quiet">{entry.actor_name} · {t('journal-history-device', { letter: entry.device_letter })}</span></div>
      {entry.happened_at !== entry.entered_at && <div className="ac-quiet">{t('journal-history-happened', { when: moment(entry.happened_at, offset, locale) })}</div>}
      {lines.length > 0 && (
        <ul className="hi-lines">
          {lines.map(([field, pair]) => {
            const [old, now] = pair as [unknown, unknown];
            return (
              <li key={field}>
                <span className="ac-quiet">{labelOf(module, field, props.fields)}</span>{' '}
                {!made && <><del>{say(field, old)}</del> → </>}<ins>{say(field, now)}</ins>
              </li>
            );
          })}
        </ul>
      )}
      {entry.undoable && (
        <Popconfirm title={t('journal-undo')} description={t('journal-undo-about')} okText={t('journal-undo-go')} cancelText={t('action-cancel')}
          onConfirm={() => undo.mutate({ tx: entry.tx })}>
          <Button size="small" loading={undo.isPending}>{t('journal-undo')}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
