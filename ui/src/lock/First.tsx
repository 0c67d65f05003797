import { useState } from 'react';
import { call } from '../host';
import { useText } from '../text';
import type { SessionView as Session } from '../wire.gen';
import { Trouble } from './parts';
import { SAMPLE } from './sample';

type Ways = { opened: (session: Session) => void; firm: () => void; archive: () => void };

/** The first start: a firm of one's own, the sample firm to look around in, or a firm that was written out elsewhere. */
export function First({ opened, firm, archive }: Ways) {
  const t = useText();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const sample = async () => {
    setBusy(true);
    setError(null);
    try {
      await call('vault.create', {
        company: t('lock-sample-company'), preset: 'GEN', device_letter: 'A', login: SAMPLE.login, name: t('lock-sample-person'),
        password: SAMPLE.password, sample: true,
      });
      await call('sample.fill', { password: SAMPLE.password });
      opened(await call('vault.unlock', SAMPLE));
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <div className="lk-sheet">
      <h2>{t('lock-first')}</h2>
      <button type="button" className="lk-choice" onClick={firm} disabled={busy} autoFocus>
        <strong>{t('lock-first-firm')}</strong><span>{t('lock-first-firm-about')}</span>
      </button>
      <button type="button" className="lk-choice" onClick={() => void sample()} disabled={busy}>
        <strong>{t(busy ? 'lock-sample-making' : 'lock-first-sample')}</strong><span>{t('lock-first-sample-about')}</span>
      </button>
      <button type="button" className="lk-choice" onClick={archive} disabled={busy}>
        <strong>{t('lock-first-archive')}</strong><span>{t('lock-first-archive-about')}</span>
      </button>
      <Trouble error={error} />
    </div>
  );
}
