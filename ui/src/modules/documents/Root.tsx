// The firm's root certificate: whoever has it can check our papers with his own PDF program.
import { App, Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../data';
import { useText } from '../../text';
import { fingerprint, toPem } from './file';
import { FolderBar } from './FolderBar';

export function Root() {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('documents-root')}</Button>
      <Modal open={open} onCancel={() => setOpen(false)} title={t('documents-root')} footer={null} width={620} destroyOnHidden>
        <Certificates />
      </Modal>
    </>
  );
}

function Certificates() {
  const t = useText();
  const { message } = App.useApp();
  const mayPrint = useMay('document.print');
  const root = useQuery('documents.root', {});
  const save = useChange('documents.export_root', { then: ({ paths }) => void message.success(`${t('documents-exported')} ${paths.join(' ')}`) });
  if (root.error) return <Faulted error={root.error} />;
  if (root.data?.der_base64.length === 0) return <p>{t('documents-root-none')}</p>;
  return (
    <div className="doc-root">
      <p>{t('documents-root-about')}</p>
      {root.data?.der_base64.map((der) => <One key={der} der={der} />)}
      {mayPrint && <div><Button type="primary" loading={save.isPending} onClick={() => save.mutate({})}>{t('documents-root-save')}</Button></div>}
      <FolderBar />
    </div>
  );
}

function One({ der }: { der: string }) {
  const t = useText();
  const { message } = App.useApp();
  const [print, setPrint] = useState('');
  useEffect(() => void fingerprint(der).then(setPrint), [der]);
  const pem = toPem(der);
  const copy = async () => {
    await navigator.clipboard.writeText(pem);
    void message.success(t('documents-root-copied'));
  };
  return (
    <div className="doc-root-one">
      <dl className="ac-facts"><div><dt>{t('documents-root-fingerprint')}</dt><dd className="ac-mono">{print}</dd></div></dl>
      <Input.TextArea className="ac-mono" readOnly rows={6} value={pem} aria-label={t('documents-root')} />
      <div className="ac-row">
        <Button onClick={() => void copy()}>{t('documents-root-copy')}</Button>
      </div>
    </div>
  );
}
