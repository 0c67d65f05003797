import { useEffect, useState } from 'react';
import { asFault, call } from '../host';
import { useText } from '../text';
import type { SessionView as Session, Status as VaultStatus } from '../wire.gen';
import { Choice, Line, Sheet, Trouble } from './parts';
import { SAMPLE } from './sample';

const LAST = 'aftercare.last-login';
type Props = { status: VaultStatus; opened: (session: Session) => void; recover: () => void; look: () => Promise<void> };

export function Unlock({ status, opened, recover, look }: Props) {
  const t = useText();
  const last = localStorage.getItem(LAST) ?? '';
  const [login, setLogin] = useState(status.users.includes(last) ? last : (status.users[0] ?? last));
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(status.wait_seconds);

  useEffect(() => setWait(status.wait_seconds), [status]);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const go = async () => {
    if (busy || wait > 0) return;
    setBusy(true);
    setError(null);
    try {
      const session = await call('vault.unlock', { login: login.trim(), password });
      localStorage.setItem(LAST, login.trim());
      opened(session);
    } catch (failed) {
      setError(failed);
      setPassword('');
      const told = Number(asFault(failed).args.seconds ?? 0);
      if (told > 0) setWait(told);
      else void look();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet go={() => void go()}>
      {status.users.length > 0
        ? <Choice label={t('lock-user')} value={login} set={setLogin} options={status.users.map((u) => [u, u])} />
        : <Line label={t('lock-user')} value={login} set={setLogin} autoComplete="username" autoFocus={login === ''} />}
      <Line key={login} label={t('lock-password')} type="password" value={password} set={setPassword} autoFocus autoComplete="current-password"
        {...(status.sample ? { hint: t('lock-sample-hint', SAMPLE) } : {})} />
      <Trouble error={error} />
      {wait > 0 && <p className="lk-wait" role="status">{t('lock-wait', { seconds: wait })}</p>}
      <button type="submit" className="lk-main" disabled={busy || wait > 0 || password === '' || login.trim() === ''}>
        {t(busy ? 'lock-checking' : 'lock-unlock')}
      </button>
      <button type="button" className="lk-link" onClick={recover}>{t('lock-use-recovery')}</button>
    </Sheet>
  );
}
