// One file: what it is called, what it is, where it belongs, and what can be done with it.
import { useQuery as useReading } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select, Spin, Tooltip } from 'antd';
import { useState } from 'react';
import { useChange, useMay, useSession, useTellFault } from '../../data';
import { Tag } from '../../field';
import { moment } from '../../format/format';
import { Icon } from '../../frame/icons';
import { call } from '../../host';
import { faultWords, useLocale, useText } from '../../text';
import type { AttachmentClass, AttachmentRow } from '../../wire.gen';
import { isPicture, open, saveOut, weight, type AttachmentsOf } from './files';

const CLASSES: AttachmentClass[] = ['photo', 'video', 'audio', 'scan', 'letter', 'purchase_proof', 'contract', 'drawing', 'data', 'other'];

export function Line({ row, of }: { row: AttachmentRow; of: AttachmentsOf }) {
  const t = useText();
  const locale = useLocale();
  const tell = useTellFault();
  const { message, modal } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const mayUpdate = useMay('ticket.update');
  const [editing, setEditing] = useState(false);
  const [large, setLarge] = useState(false);
  const remove = useChange('attachments.remove');
  const { file } = row;
  const args = { name: file.name || file.number };
  const mayChange = mayUpdate && row.closed === null;
  const whyClosed = row.closed ? faultWords({ kind: 'refused', code: row.closed, args: { number: file.number }, fields: [], saved: false }).what : undefined;

  const show = () => {
    if (isPicture(file)) setLarge(true);
    else open(file).catch(tell);
  };
  const out = () => {
    saveOut(file, t('attachments-save-out-name', args)).then((path) => path && void message.success(t('attachments-saved-out', { path })), tell);
  };
  const strike = () => {
    void modal.confirm({
      title: t('attachments-remove-ask', { number: file.number }), content: t('attachments-remove-keeps'), okText: t('attachments-remove'), cancelText: t('action-cancel'),
      okButtonProps: { danger: true }, onOk: () => remove.mutateAsync({ id: file.id }).catch(() => undefined),
    });
  };
  return (
    <li className="at-line">
      <div className="at-what">
        <span className="at-name">
          {row.is_shown || isPicture(file)
            ? <Button type="link" size="small" onClick={show} aria-label={t('attachments-open', args)}>{args.name}</Button>
            : <><strong>{args.name}</strong> <Tooltip title={t('attachments-only-out-why')}><span tabIndex={0}><Tag tone="warn">{t('attachments-only-out')}</Tag></span></Tooltip></>}
          <Tag>{t(`attachments-class-${file.class}`)}</Tag>
        </span>
        {!editing && file.caption && <span className="at-words">{file.caption}</span>}
        <span className="ac-quiet at-about">
          <Tooltip title={t('attachments-checksum', { sha: file.blob })}><span className="ac-mono">{file.number}</span></Tooltip>
          <span className="ac-num">{weight(file.size)}</span>
          <span className="ac-num">{moment(file.added_at, offset, locale)}</span>
          <span>{row.added_by_name}</span>
          {'customer' in of && row.file.ticket && <a className="ac-mono" href={`#/tickets/${row.file.ticket}`}>{row.ticket_number}</a>}
          {!('visit' in of) && row.file.visit && <a className="ac-mono" href={`#/visits/${row.file.visit}`}>{row.visit_number}</a>}
        </span>
        {editing && <Edit row={row} done={() => setEditing(false)} />}
      </div>
      <div className="at-does">
        <Button size="small" onClick={out} aria-label={t('attachments-save-out-name', args)}>{t('attachments-save-out')}</Button>
        {mayUpdate && !editing && (
          <Tooltip title={whyClosed}>
            <span className="ac-row">
              <Button size="small" disabled={!mayChange} onClick={() => setEditing(true)} aria-label={t('attachments-edit-name', args)}>{t('action-edit')}</Button>
              <Button size="small" type="text" danger disabled={!mayChange} icon={<Icon name="close" />} aria-label={t('attachments-remove-name', args)} onClick={strike} />
            </span>
          </Tooltip>
        )}
      </div>
      <Modal open={large} width="min(1000px, 92vw)" title={file.caption || args.name} footer={null} onCancel={() => setLarge(false)} destroyOnHidden>{large && <Large id={file.id} words={file.caption || args.name} />}</Modal>
    </li>
  );
}

/** Class and words, where the line stands. */
function Edit({ row, done }: { row: AttachmentRow; done: () => void }) {
  const t = useText();
  const [kind, setKind] = useState(row.file.class);
  const [caption, setCaption] = useState(row.file.caption);
  const edit = useChange('attachments.edit', { then: done });
  const save = () => edit.mutate({ id: row.file.id, class: kind, caption });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves the line and not the page
    <div className="at-edit" onKeyDown={(e) => {
      if (e.key !== 'Escape' || e.nativeEvent.isComposing) return;
      e.stopPropagation();
      done();
    }}>
      <Select<AttachmentClass> value={kind} aria-label={t('attachments-class')} options={CLASSES.map((value) => ({ value, label: t(`attachments-class-${value}`) }))} onChange={setKind} />
      <Input autoFocus value={caption} maxLength={500} aria-label={t('attachments-caption')} placeholder={t('attachments-caption')} onChange={(e) => setCaption(e.target.value)}
        onPressEnter={(e) => { if (!e.nativeEvent.isComposing) save(); }} />
      <Button type="primary" loading={edit.isPending} onClick={save}>{t('action-save')}</Button>
      <Button onClick={done}>{t('action-cancel')}</Button>
    </div>
  );
}

/** The picture, fetched when it is asked for and let go afterwards. */
function Large({ id, words }: { id: string; words: string }) {
  const tell = useTellFault();
  const whole = useReading({
    queryKey: ['attachment', 'whole', id], staleTime: Number.POSITIVE_INFINITY, gcTime: 0,
    queryFn: () => call('attachments.bytes', { id }).catch((error: unknown) => { tell(error); throw error; }),
  });
  return whole.data ? <img className="at-large" src={`data:${whole.data.mime};base64,${whole.data.base64}`} alt={words} /> : <Spin delay={100} />;
}
