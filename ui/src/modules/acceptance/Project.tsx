// The documents a project is accepted by: each attached, or waived with the reason (F-17).
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useChange, useMay, useQuery } from '../../data';
import { Block } from '../../detail';
import { Tag } from '../../field';
import { call } from '../../host';
import { useText } from '../../text';
import type { Id, ProjectDocument } from '../../wire.gen';
import { toBase64 } from '../documents/file';
import { SheetDialog } from '../papers/SheetDialog';

export function Project({ ticket, mayBegin }: { ticket: Id; mayBegin: boolean }) {
  const t = useText();
  const mayWrite = useMay('acceptance.notify');
  const documents = useQuery('acceptance.documents', { ticket });
  const open = useChange('acceptance.open_documents');
  const mayPrint = useMay('document.print');
  const [applying, setApplying] = useState(false);
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
      {mayPrint && <Button size="small" onClick={() => setApplying(true)}>{t('sheets-do-application')}</Button>}
      {applying && <SheetDialog source={{ key: `application.${ticket}`, title: t('sheets-title-application'), look: (how) => call('sheets.application', { ticket, print: how }), print: (how) => call('sheets.application', { ticket, print: how }) }} close={() => setApplying(false)} />}
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
