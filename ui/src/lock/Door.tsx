import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { call } from '../host';
import { loadCatalogue, setLocale, useLocale, useText } from '../text';
import { setMode, useDark } from '../theme/mode';
import type { SessionView as Session, Status as VaultStatus } from '../wire.gen';
import { First } from './First';
import { NewFirm } from './NewFirm';
import { Trouble } from './parts';
import { Recover } from './Recover';
import { Unlock } from './Unlock';

// Seldom wanted: neither it nor its words hold the lock up.
const FromArchive = lazy(() => Promise.all([import('./FromArchive'), loadCatalogue()]).then(([part]) => part));

type Page = 'unlock' | 'recover' | 'first' | 'firm' | 'archive';

/** The lock, and on the first start the way to a firm. */
export function Door({ opened }: { opened: (session: Session) => Promise<void> }) {
  const t = useText();
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [page, setPage] = useState<Page>('unlock');
  const [opening, setOpening] = useState(false);

  const look = useCallback(async () => {
    try {
      const now = await call('vault.status', {});
      setStatus(now);
      setError(null);
      setPage((old) => (now.exists ? (old === 'recover' ? old : 'unlock') : old === 'firm' || old === 'archive' ? old : 'first'));
    } catch (failed) {
      setError(failed);
    }
  }, []);
  useEffect(() => void look(), [look]);

  const done = (session: Session) => {
    setOpening(true);
    opened(session).catch((failed: unknown) => {
      setOpening(false);
      setError(failed);
    });
  };
  return (
    <div className="lk-page">
      <Corner />
      <main className="lk-card">
        <header className="lk-head">
          <Mark />
          <div>
            <h1>{status?.company ?? t('app-name')}</h1>
            <p>{status?.device_letter ? t('frame-device', { letter: status.device_letter }) : t('lock-subtitle')}</p>
          </div>
        </header>
        {error !== null && <Trouble error={error}><button type="button" className="lk-link" onClick={() => void look()}>{t('action-retry')}</button></Trouble>}
        {opening ? <p className="lk-wait" role="status">{t('lock-opening')}</p> : status && (
          <>
            {page === 'unlock' && <Unlock status={status} opened={done} recover={() => setPage('recover')} look={look} />}
            {page === 'recover' && <Recover status={status} opened={done} back={() => setPage('unlock')} />}
            {page === 'first' && <First opened={done} firm={() => setPage('firm')} archive={() => setPage('archive')} />}
            {page === 'archive' && <Suspense fallback={<p className="lk-wait" role="status">{t('lock-opening')}</p>}><FromArchive opened={done} back={() => setPage('first')} /></Suspense>}
            {page === 'firm' && <NewFirm opened={done} back={() => setPage('first')} />}
          </>
        )}
      </main>
    </div>
  );
}

function Corner() {
  const t = useText();
  const locale = useLocale();
  const dark = useDark();
  return (
    <div className="lk-corner">
      <button type="button" className="lk-link" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => void setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
        {locale === 'en' ? '中文' : 'English'}
      </button>
      <button type="button" className="lk-link" onClick={() => setMode(dark ? 'light' : 'dark')}>{t(dark ? 'frame-theme-light' : 'frame-theme-dark')}</button>
    </div>
  );
}

/** The mark of the program, as on its icon. */
function Mark() {
  return (
    <svg className="lk-mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="currentColor" />
      <path d="M9 7.5h14v17H9z" fill="none" className="lk-mark-line" />
      <path d="M12.5 15.5l2.5 2.5 5-5.5M12.5 21.5h7" fill="none" className="lk-mark-line" />
    </svg>
  );
}
