// The files of a ticket, a visit or a customer: add by button, drop or paste, find, open, save elsewhere, correct, strike.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Faulted, useMay, useTellFault } from '../../data';
import { Icon } from '../../frame/icons';
import { call, pickFile, type Picked } from '../../host';
import { useText } from '../../text';
import { keep, type AttachmentsOf } from './files';
import { Line } from './Line';
import './attachments.css';

export type { AttachmentsOf };

/** From how many on a field to find one among them is worth its place. */
const MANY = 6;

/** `everywhere`: a paste anywhere on the page is meant for here. */
export function Attachments({ of, everywhere = false }: { of: AttachmentsOf; everywhere?: boolean }) {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  const mayUpdate = useMay('ticket.update');
  const mayFile = useMay('customer.write');
  const mayAdd = 'customer' in of ? mayFile : mayUpdate;
  const [text, setText] = useState('');
  const [saving, setSaving] = useState<{ name: string; at: number; of: number } | null>(null);
  const [over, setOver] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: ['attachments', 'attachments.list', of, text],
    queryFn: ({ pageParam }) => call('attachments.list', { ...of, ...(text.trim() ? { text } : {}), cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = pages.data?.pages[0];

  const add = async (picked: Picked[]) => {
    if (!mayAdd || picked.length === 0 || saving !== null) return;
    const refused: string[] = [];
    for (const [at, one] of picked.entries()) {
      const name = one.file?.name ?? one.path.split(/[\\/]/).at(-1) ?? '';
      setSaving({ name, at: at + 1, of: picked.length });
      await keep(of, one).catch((error: unknown) => {
        refused.push(name);
        tell(error);
      });
    }
    // Of one file the refusal has said it; of several nobody would know which.
    if (refused.length > 0 && picked.length > 1) void message.warning(t('attachments-not-kept', { names: refused.join(t('word-comma')) }), 8);
    setSaving(null);
  };
  const take = (files: FileList | null | undefined) => {
    const limit = (first?.most_dropped_mb ?? 32) * 1_000_000;
    const all = [...(files ?? [])];
    const large = all.filter((file) => file.size > limit);
    if (large.length > 0) tellLarge(large);
    void add(all.filter((file) => file.size <= limit).map((file) => ({ path: file.name, file })));
  };
  const tellLarge = (files: File[]) =>
    void message.warning(`${t('attachments-not-kept', { names: files.map((f) => f.name).join(t('word-comma')) })} ${t('fault-attachment-too_large_here', { most: first?.most_dropped_mb ?? 32 })} ${t('fault-attachment-too_large_here.todo')}`, 10);
  const choose = () => {
    pickFile(t('attachments-add')).then((picked) => picked && add([picked]), tell);
  };

  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!everywhere) return undefined;
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || (event.clipboardData?.files.length ?? 0) === 0) return;
      event.preventDefault();
      latest.current(event.clipboardData?.files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [everywhere]);

  if (pages.isError) return <Faulted error={pages.error} again={() => void pages.refetch()} />;
  if (!first) return <Skeleton active paragraph={{ rows: 2 }} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by keyboard
    <section aria-label={t('attachments-title')} className={over ? 'at-files at-over' : 'at-files'}
      onPaste={(e) => {
        if (!mayAdd || e.clipboardData.files.length === 0) return;
        e.preventDefault();
        e.stopPropagation();
        take(e.clipboardData.files);
      }}
      onDragOver={(e) => { if (mayAdd) { e.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        if (!mayAdd) return;
        e.preventDefault();
        setOver(false);
        take(e.dataTransfer.files);
      }}>
      {mayAdd && (
        <div className="at-add">
          <Button icon={<Icon name="plus" />} loading={saving !== null} onClick={choose}>{t('attachments-add')}</Button>
          <span className="ac-quiet" role="status">{saving ? t('attachments-saving', saving) : t('attachments-drop', { most: first.most_mb })}</span>
        </div>
      )}
      {(rows.length > MANY || text !== '') && (
        <Input allowClear value={text} aria-label={t('attachments-find')} placeholder={t('attachments-find')} prefix={<Icon name="search" />} onChange={(e) => setText(e.target.value)} />
      )}
      {rows.length === 0 && text === '' && <p className="ac-quiet">{t('attachments-none')}</p>}
      {rows.length === 0 && text !== '' && <Alert type="info" title={t('attachments-none-found', { text })} />}
      {rows.length > 0 && <ul className="at-lines">{rows.map((row) => <Line key={row.file.id} row={row} of={of} />)}</ul>}
      {pages.hasNextPage && <Button type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('attachments-more')}</Button>}
    </section>
  );
}
