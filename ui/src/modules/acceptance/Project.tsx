// The documents a project is accepted by: each attached, or waived with the reason (F-17).
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useChange, useMay, useQuery } from '../../data';
import { Block } from '../../detail';
import { Tag } from '../../field';
import { go } from '../../frame/router';
import { useText } from '../../text';
import type { Id, ProjectDocument } from '../../wire.gen';
import { toBase64 } from '../documents/file';
import { Stand } from '../papers/fields';

export function Project({ ticket, mayBegin }: { ticket: Id; mayBegin: boolean }) {
  const t = useText();
  const mayWrite = useMay('acceptance.notify');
  const documents = useQuery('acceptance.documents', { ticket });
  const open = useChange('acceptance.open_documents');
  const save = useChange('acceptance.save_document');
  const [title, setTitle] = useState<string | null>(null);
  const listed = documents.data ?? [];
  if (listed.length === 0) {
    if (!mayWrite || !mayBegin) return null;
    return <Button size="small" loading={open.isPending} onClick={() => open.mutate({ ticket })}>{t('acceptance-documents-open')}</Button>;
  }
  return (
    <Block title="acceptance-documents">
      <ul className="acc-stage-list">{listed.map((one) => <Line key={one.id} one={one} mayWrite={mayWrite} />)}</ul>
      {mayWrite && title === null && <Button size="small" onClick={() => setTitle('')}>{t('acceptance-documents-more')}</Button>}
      <Applications ticket={ticket} />
      {title !== null && (
        <div className="acc-treat">
          <Input autoFocus value={title} maxLength={80} aria-label={t('acceptance-document-title')} placeholder={t('acceptance-document-title')} onChange={(e) => setTitle(e.target.value)} />
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ ticket, title, remove: false }, { onSuccess: () => setTitle(null) })}>{t('action-save')}</Button>
          <Button type="text" onClick={() => setTitle(null)}>{t('action-cancel')}</Button>
        </div>
      )}
    </Block>
  );
}

/** The applications for acceptance (P-55): printed or shown to be signed for, one at a time. */
function Applications({ ticket }: { ticket: Id }) {
  const t = useText();
  const mayPrint = useMay('document.print');
  const issued = useQuery('papers.list', { ticket, kind: 'project_application' });
  const apply = useChange('papers.issue');
  const rows = (issued.data?.rows ?? []).filter((row) => row.state !== 'voided');
  const isWaiting = rows.some((row) => row.state !== 'filed');
  return (
    <>
      {rows.length > 0 && (
        <ul className="acc-stage-list">
          {rows.map((row) => (
            <li key={row.id} className="acc-issue"><a className="ac-mono" href={`#/papers/${row.id}`}>{row.number}</a> <span>{t('papers-kind-project_application')}</span> <Stand row={row} /></li>
          ))}
        </ul>
      )}
      {mayPrint && issued.data && !isWaiting && (
        <Button size="small" loading={apply.isPending} onClick={() => apply.mutate({ kind: 'project_application', ticket }, { onSuccess: ([made]) => made && go(`/papers/${made.id}`) })}>{t('acceptance-apply')}</Button>
      )}
    </>
  );
}

function Line({ one, mayWrite }: { one: ProjectDocument; mayWrite: boolean }) {
  const t = useText();
  const save = useChange('acceptance.save_document');
  const file = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<string | null>(null);
  const { id, ticket } = one;
  const attach = async (chosen: File | undefined) => {
    if (!chosen) return;
    save.mutate({ ticket, id, file_name: chosen.name, base64: toBase64(new Uint8Array(await chosen.arrayBuffer())), remove: false });
  };
  const isThere = one.blob !== null;
  const isWaived = !isThere && one.waived_reason !== '';
  return (
    <li>
      <div className="acc-issue">
        <span>{one.title || t(`acceptance-document-${one.kind}`)}</span>
        <Tag tone={isThere ? 'ok' : isWaived ? 'idle' : 'warn'}>{t(isThere ? 'acceptance-document-there' : isWaived ? 'acceptance-document-waived' : 'acceptance-document-missing')}</Tag>
        <span className="ac-quiet">{[one.file_name, one.version, one.waived_reason].filter(Boolean).join(' · ')}</span>
        <span className="ac-push" />
        {mayWrite && reason === null && (
          <>
            <input ref={file} type="file" hidden onChange={(e) => void attach(e.target.files?.[0])} />
            <Button size="small" loading={save.isPending} onClick={() => file.current?.click()}>{t('acceptance-document-attach')}</Button>
            {!isThere && <Button size="small" onClick={() => setReason(one.waived_reason)}>{t('acceptance-document-waive')}</Button>}
          </>
        )}
      </div>
      {reason !== null && (
        <div className="acc-treat">
          <Input autoFocus value={reason} maxLength={200} aria-label={t('acceptance-document-waive-why')} placeholder={t('acceptance-document-waive-why')} onChange={(e) => setReason(e.target.value)} />
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ ticket, id, waived_reason: reason, remove: false }, { onSuccess: () => setReason(null) })}>{t('action-save')}</Button>
          <Button type="text" onClick={() => setReason(null)}>{t('action-cancel')}</Button>
        </div>
      )}
    </li>
  );
}
