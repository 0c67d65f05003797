// The data file itself: read through, copied, and where it is damaged saved as far as it can be read.
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Faulted, useMay, useSession } from '../../data';
import { Block } from '../../detail';
import { call, pickFolder } from '../../host';
import { useText } from '../../text';
import { Archive } from './Archive';
import type { BackupMade, DamageFound, SalvageMade, VaultChecked } from '../../wire.gen';

/** Read by the lock screen, which then offers to open read only. */
const DAMAGED = 'aftercare.damaged';

export function Care() {
  const session = useSession();
  const mayBackUp = useMay('backup.make');
  const mayTakeAll = useMay('archive.export');
  return (
    <div className="in-care">
      <Check />
      {mayBackUp && (session.rescue ? <Salvage /> : <Backup />)}
      {mayTakeAll && !session.rescue && <Archive />}
    </div>
  );
}

/** Something that is asked for by a button, with its answer or its fault. */
function useWork<T>(work: () => Promise<T | null>) {
  const [found, setFound] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      setFound(await work());
    } catch (failed) {
      setFound(null);
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return { found, error, busy, start: () => void start() };
}

function Check() {
  const t = useText();
  const { found, error, busy, start } = useWork<VaultChecked>(async () => {
    const checked = await call('vault.check', {});
    if (checked.sound) localStorage.removeItem(DAMAGED);
    else localStorage.setItem(DAMAGED, '1');
    return checked;
  });
  const say = (damage: DamageFound) => t(`care-damage-${damage.kind}`, { page: damage.page ?? '', login: damage.login ?? '', detail: damage.detail ?? '' });
  return (
    <Block title="care-check-title" extra={<Button loading={busy} onClick={start}>{t('care-check')}</Button>}>
      <p className="ac-quiet">{t('care-check-about')}</p>
      <div aria-live="polite">
        {error !== null && <Faulted error={error} again={start} />}
        {found?.sound && <Alert type="success" showIcon title={t('care-sound', { pages: found.pages })} />}
        {found && !found.sound && (
          <Alert type="error" showIcon title={t('care-damaged')} description={<><ul>{found.damage.map((d, at) => <li key={at}>{say(d)}</li>)}</ul><p>{t('care-damaged-todo')}</p></>} />
        )}
      </div>
    </Block>
  );
}

function Backup() {
  const t = useText();
  const { found, error, busy, start } = useWork<BackupMade>(async () => {
    const folder = await pickFolder(t('care-backup-choose'));
    return folder === null ? null : call('vault.backup', { folder });
  });
  return (
    <Block title="care-backup-title" extra={<Button loading={busy} onClick={start}>{t('care-backup')}</Button>}>
      <p className="ac-quiet">{t('care-backup-about')}</p>
      <div aria-live="polite">
        {error !== null && <Faulted error={error} again={start} />}
        {found && <Alert type="success" showIcon title={t('care-backup-done')} description={<><p>{t('care-backup-holds', { entries: found.entries, files: found.files })}</p><p className="ac-mono">{found.path}</p></>} />}
        {found && found.lost > 0 && <Alert type="warning" showIcon title={t('care-backup-lost', { count: found.lost })} />}
      </div>
    </Block>
  );
}

function Salvage() {
  const t = useText();
  const { found, error, busy, start } = useWork<SalvageMade>(async () => {
    const folder = await pickFolder(t('care-salvage-choose'));
    return folder === null ? null : call('vault.salvage', { folder });
  });
  const gaps = found?.tables.filter((one) => one.gaps > 0).map((one) => one.table).join(t('word-comma')) ?? '';
  const rows = found?.tables.reduce((sum, one) => sum + one.rows, 0) ?? 0;
  return (
    <Block title="care-salvage-title" extra={<Button type="primary" loading={busy} onClick={start}>{t('care-salvage')}</Button>}>
      <p className="ac-quiet">{t('care-salvage-about')}</p>
      <div aria-live="polite">
        {error !== null && <Faulted error={error} again={start} />}
        {found && <Alert type="success" showIcon title={t('care-salvage-done')} description={<><p>{t('care-salvage-holds', { rows, files: found.files })}</p><p className="ac-mono">{found.path}</p></>} />}
        {gaps !== '' && <Alert type="warning" showIcon title={t('care-salvage-gaps', { tables: gaps })} />}
        {found && found.lost > 0 && <Alert type="warning" showIcon title={t('care-salvage-lost', { count: found.lost })} />}
      </div>
    </Block>
  );
}
