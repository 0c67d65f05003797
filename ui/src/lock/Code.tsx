import { useState } from 'react';
import { useText } from '../text';
import { Trouble } from './parts';

type Props = { code: string; company: string; login: string; busy: boolean; error: unknown; go: () => void };

/** The recovery code is shown once; the firm cannot be opened without it when all passwords are lost. */
export function Code({ code, company, login, busy, error, go }: Props) {
  const t = useText();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <div className="lk-sheet">
      <h2>{t('lock-code')}</h2>
      <div className="lk-paper">
        <p className="lk-print-only">{t('app-name')} · {company} · {login}</p>
        <output className="lk-code" aria-label={t('lock-recovery-code')}>{code}</output>
        <p>{t('lock-code-about')}</p>
      </div>
      <div className="lk-row">
        <button type="button" onClick={() => window.print()}>{t('action-print')}</button>
        <button type="button" onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}>
          {t(copied ? 'lock-code-copied' : 'action-copy')}
        </button>
      </div>
      <label className="lk-check"><input type="checkbox" checked={kept} onChange={(e) => setKept(e.target.checked)} /> {t('lock-code-kept')}</label>
      <Trouble error={error} />
      <button type="button" className="lk-main" disabled={!kept || busy} onClick={go}>{t('lock-enter')}</button>
    </div>
  );
}
