import { useEffect, useState } from 'react';
import { asFault, call } from '../host';
import { useText } from '../text';
import type { SessionView as Session, Status as VaultStatus } from '../wire.gen';
import { Choice, Line, Sheet, Trouble } from './parts';
import { SAMPLE } from './sample';

const LAST = 'aftercare.last-login';
/** Set by the integrity page when it found damage, so that the next lock screen offers the way to rescue. */
const DAMAGED = 'aftercare.damaged';
type Props = { status: VaultStatus; opened: (session: Session) => void; recover: () => void; look: () => Promise<void> };

export function Unlock({ status, opened, recover, look }: Props) {
  const t = useText();
  const last = localStorage.getItem(LAST) ?? '';
  const [login, setLogin] = useState(status.users.includes(last) ? last : (status.users[0] ?? last));
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [damaged, setDamaged] = useState(localStorage.getItem(DAMAGED) !== null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(status.wait_seconds);

  useEffect(() => setWait(status.wait_seconds), [status]);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const go = async (command: 'vault.unlock' | 'vault.rescue' = 'vault.unlock') => {
    if (busy || wait > 0) return;
    setBusy(true);
    setError(null);
    try {
      const session = await call(command, { login: login.trim(), password });
      localStorage.setItem(LAST, login.trim());
      opened(session);
    } catch (failed) {
      const fault = asFault(failed);
      setError(failed);
      // The password was right: it is needed again to open what is left.
      if (fault.kind === 'damaged' || fault.code === 'vault.read_only') setDamaged(true);
      else setPassword('');
      const told = Number(fault.args.seconds ?? 0);
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
      {damaged && (
        <button type="button" className="lk-link" title={t('lock-rescue-about')} disabled={busy || wait > 0 || password === '' || login.trim() === ''} onClick={() => void go('vault.rescue')}>
          {t('lock-rescue')}
        </button>
      )}
      <button type="button" className="lk-link" onClick={recover}>{t('lock-use-recovery')}</button>
    </Sheet>
  );
}
