// What leaves a customer's file: the file sheet, the repair card, and the whole of it as a ZIP (P-11, P-36, N-17).
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { Faulted } from '../../data';
import { call, pickFolder } from '../../host';
import { useLocale, useText } from '../../text';
import type { DossierMade } from '../../wire.gen';
import { SheetDialog, type SheetSource } from '../papers/SheetDialog';

export type Paper = 'customer_file' | 'customer_card' | 'dossier';

export function PaperDialog({ paper, customer, close }: { paper: Paper; customer: string; close: () => void }) {
  const t = useText();
  if (paper === 'dossier') return <Dossier customer={customer} close={close} />;
  const ask: SheetSource['print'] = (print) => call(`sheets.${paper}`, { customer, print });
  const source: SheetSource = {
    key: `${paper}.${customer}`, title: t(`sheets-title-${paper}`), print: ask,
    look: (print) => call(`sheets.${paper}`, { customer, print }),
  };
  return <SheetDialog source={source} close={close} />;
}

/** What goes out is said before it goes out: it is not encrypted, and it is noted who took it. */
function Dossier({ customer, close }: { customer: string; close: () => void }) {
  const t = useText();
  const language = useLocale();
  const [made, setMade] = useState<DossierMade | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const go = async () => {
    setError(null);
    try {
      const folder = await pickFolder(t('customers-dossier-choose'));
      if (folder === null) return;
      setBusy(true);
      setMade(await call('customers.dossier', { customer, folder, language }));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const photos = made?.documents.filter((line) => line.kind === 'visit_photo').length ?? 0;
  return (
    <Modal open title={t('customers-dossier')} footer={null} onCancel={close} destroyOnHidden>
      <div className="ac-stack" aria-live="polite">
        <p>{t('customers-dossier-about')}</p>
        {error !== null && <Faulted error={error} again={() => void go()} />}
        {made && (
          <Alert type="success" showIcon title={t('customers-dossier-done')} description={(
            <>
              <p>{t('customers-dossier-holds', { documents: made.documents.length - photos, photos, records: made.records })}</p>
              <p className="ac-mono">{made.path}</p>
            </>
          )} />
        )}
        {made && made.lost > 0 && <Alert type="warning" showIcon title={t('archive-lost', { count: made.lost })} />}
        <div className="ac-row">
          <span className="ac-push" />
          {made ? <Button type="primary" autoFocus onClick={close}>{t('action-close')}</Button>
            : <Button type="primary" autoFocus loading={busy} onClick={() => void go()}>{t('customers-dossier-go')}</Button>}
        </div>
      </div>
    </Modal>
  );
}
