// What was changed on the file, by whom, from what to what; the last change can be taken back.
import { App, Button, Empty, Skeleton } from 'antd';
import { useQueries } from '@tanstack/react-query';
import { Faulted, useChange } from '../../data';
import { Timeline, type Happening } from '../../detail';
import { useShown, words, type Fields } from '../../field';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { CustomerFile, HistoryEntry } from '../../wire.gen';
import { contactFields, fields, phoneFields, siteFields } from './fields';

type Of = { table: string; id: string; fields: Fields; title: string };
type Told = HistoryEntry & { of: Of };

export function CustomerHistory({ file }: { file: CustomerFile }) {
  const t = useText();
  const { message } = App.useApp();
  const undo = useChange('journal.undo', { then: () => void message.success(t('customers-history-undone')) });
  const records: Of[] = [
    { table: 'customer', id: file.customer.id, fields: fields as Fields, title: 'customers-facts' },
    ...file.contacts.map((c) => ({ table: 'contact', id: c.id, fields: contactFields as Fields, title: 'customers-contacts' })),
    ...file.phones.map((p) => ({ table: 'phone', id: p.id, fields: { display: phoneFields.number, label: phoneFields.label } as Fields, title: 'customers-phones' })),
    ...file.sites.map((s) => ({ table: 'site', id: s.id, fields: siteFields as Fields, title: 'customers-sites' })),
  ];
  const histories = useQueries({
    queries: records.map((of) => ({
      queryKey: ['customers', 'journal.history', of.table, of.id],
      queryFn: async () => (await call('journal.history', { table: of.table, id: of.id })).map((entry) => ({ ...entry, of })),
    })),
  });
  const failed = histories.find((h) => h.isError);
  if (failed) return <Faulted error={failed.error} />;
  if (histories.some((h) => h.isPending)) return <Skeleton active />;
  const entries: Told[] = histories.flatMap((h) => h.data ?? []).sort((a, b) => b.entered_at - a.entered_at);
  if (entries.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />;

  // One save is one happening, whatever records it wrote.
  const byTx = new Map<string, Told[]>();
  for (const entry of entries) byTx.set(entry.tx, [...(byTx.get(entry.tx) ?? []), entry]);
  const items: Happening[] = [...byTx.entries()].map(([tx, told], at) => {
    const [first] = told as [Told, ...Told[]];
    const isErased = first.command === 'customers.erase';
    const isNew = !isErased && told.some((e) => e.of.table === 'customer' && e.fields !== null && 'id' in e.fields);
    return {
      key: tx,
      at: first.entered_at,
      who: `${first.actor_name} · ${first.device_letter}`,
      title: t(isErased ? 'customers-erased' : isNew ? 'customers-history-opened' : first.command === 'journal.undo' ? 'customers-history-taken-back' : 'customers-history-edited'),
      tone: isNew ? 'ok' : 'info',
      body: (
        <>
          {!isNew && !isErased && told.map((entry) => <Changes key={entry.of.id} entry={entry} />)}
          {at === 0 && told.every((e) => e.undoable) && (
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ tx })}>{t('customers-history-undo')}</Button>
          )}
        </>
      ),
    };
  });
  return <Timeline items={items} />;
}

function Changes({ entry }: { entry: Told }) {
  const t = useText();
  const shown = useShown(useLocale());
  if (entry.fields === null) return <p className="ac-quiet">{t('customers-history-erased')}</p>;
  const lines = Object.entries(entry.fields).flatMap(([name, pair]) => {
    const field = entry.of.fields[name];
    if (!field) return [];
    const [old, now] = pair as [unknown, unknown];
    const say = (value: unknown) => words(field, value, shown) || t('word-none');
    return [{ name, label: t(field.label), old: say(old), now: say(now) }];
  });
  const fate = 'id' in entry.fields ? 'customers-history-line-added' : entry.fields['active'] ? 'customers-history-line-removed' : null;
  return (
    <div>
      {entry.of.table !== 'customer' && <strong>{t(entry.of.title)} {fate && t(fate)}</strong>}
      <ul className="ac-lines">
        {lines.map((l) => <li key={l.name}><span className="ac-quiet">{l.label}</span> <del>{l.old}</del> → <ins>{l.now}</ins></li>)}
      </ul>
    </div>
  );
}
