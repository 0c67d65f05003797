// The end of the line: the customer's receipt is back and void, or its loss is declared and signed (K-08).
import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useChange, useTellFault } from '../../data';
import { pickFile } from '../../host';
import { useText } from '../../text';
import type { CustodyFile, Id } from '../../wire.gen';
import { keep } from '../attachments/files';

export function CloseDialog({ file, close }: { file: CustodyFile; close: () => void }) {
  const t = useText();
  const tell = useTellFault();
  const [lost, setLost] = useState(false);
  const [note, setNote] = useState('');
  const [kept, setKept] = useState<{ id: Id; name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const end = useChange('custody.close', { then: close });
  const choose = async () => {
    setBusy(true);
    try {
      const picked = await pickFile(t('custody-close-file'));
      if (picked) {
        const added = await keep({ ticket: file.item.ticket }, picked);
        setKept({ id: added.file.id, name: added.file.name });
      }
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const ready = !lost || kept !== null;
  const save = () => end.mutate({ id: file.item.id, recovered: !lost, note, ...(lost && kept ? { declaration: kept.id } : {}) });
  return (
    <Modal open title={t('custody-do-close')} onCancel={close} destroyOnHidden okText={t('custody-do-close')} cancelText={t('action-cancel')} onOk={save} okButtonProps={{ disabled: !ready, loading: end.isPending }}>
      <div className="cu-close">
        <p className="ac-quiet">{t('custody-close-about')}</p>
        <Radio.Group value={lost} onChange={(e) => setLost(e.target.value as boolean)} options={[{ value: false, label: `${t('custody-close-recovered')} ${file.item.number}` }, { value: true, label: t('custody-close-lost') }]} />
        {lost && <div className="ac-row"><Button loading={busy} onClick={() => void choose()}>{t('custody-close-file')}</Button>{kept && <span>{kept.name}</span>}</div>}
        <Input autoFocus value={note} maxLength={200} placeholder={t('custody-close-note')} aria-label={t('custody-close-note')} onChange={(e) => setNote(e.target.value)} onPressEnter={() => ready && save()} />
      </div>
    </Modal>
  );
}
