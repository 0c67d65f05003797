import { useState } from 'react';
import { call } from '../host';
import { useText } from '../text';
import type { SessionView as Session, Status as VaultStatus } from '../wire.gen';
import { atField, Line, Rule, Sheet, Trouble } from './parts';
import { passwordRule } from './password';

/** The way in for one who has the recovery code and no password. */
export function Recover({ status, opened, back }: { status: VaultStatus; opened: (session: Session) => void; back: () => void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const [login, setLogin] = useState(status.users[0] ?? '');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = code.trim() !== '' && login.trim() !== '' && passwordRule(password).good && password === again;

  const go = async () => {
    if (busy || !ready) return;
    setBusy(true);
    setError(null);
    try {
      opened(await call('vault.recover', { recovery_code: code.trim(), login: login.trim(), new_password: password }));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet go={() => void go()}>
      <h2>{t('lock-recover')}</h2>
      <Line label={t('lock-recovery-code')} value={code} set={setCode} mono autoFocus hint={t('lock-recovery-code-hint')} fault={atField(error, 'recovery_code')} />
      <Line label={t('lock-user')} value={login} set={setLogin} autoComplete="username" fault={atField(error, 'login')} />
      <Line label={t('lock-new-password')} type="password" value={password} set={setPassword} autoComplete="new-password" fault={atField(error, 'new_password')} />
      <Line label={t('lock-again')} type="password" value={again} set={setAgain} autoComplete="new-password" />
      <Rule password={password} again={again} />
      <Trouble error={error} />
      <button type="submit" className="lk-main" disabled={busy || !ready}>{t(busy ? 'lock-checking' : 'lock-recover-go')}</button>
      <button type="button" className="lk-link" onClick={back}>{t('action-back')}</button>
    </Sheet>
  );
}
