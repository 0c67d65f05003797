import { useState } from 'react';
import { call } from '../host';
import { useText } from '../text';
import type { SessionView as Session } from '../wire.gen';
import { Code } from './Code';
import { atField, Choice, Line, Rule, Sheet, Trouble } from './parts';
import { passwordRule } from './password';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const PRESETS = ['GEN'];
type Values = { company: string; preset: string; letter: string; name: string; login: string; password: string; again: string };

/** Opens a new firm in two steps, then hands out the recovery code. */
export function NewFirm({ opened, back }: { opened: (session: Session) => void; back: () => void }) {
  const t = useText();
  const [step, setStep] = useState<'firm' | 'person'>('firm');
  const [values, set] = useState<Values>({ company: '', preset: 'GEN', letter: 'A', name: '', login: '', password: '', again: '' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const put = (field: keyof Values) => (value: string) => set((old) => ({ ...old, [field]: value }));
  const person = { login: values.login.trim(), password: values.password };
  const ready = values.name.trim() !== '' && person.login !== '' && passwordRule(values.password).good && values.password === values.again;

  const create = async () => {
    if (busy || !ready) return;
    setBusy(true);
    setError(null);
    try {
      const made = await call('vault.create', {
        company: values.company.trim(), preset: values.preset, device_letter: values.letter, ...person, name: values.name.trim(),
        sample: false,
      });
      setCode(made.recovery_code);
    } catch (failed) {
      setError(failed);
      if (atField(failed, 'company') || atField(failed, 'device_letter')) setStep('firm');
    } finally {
      setBusy(false);
    }
  };
  const enter = async () => {
    setBusy(true);
    try {
      opened(await call('vault.unlock', person));
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  if (code !== null) return <Code code={code} company={values.company} login={person.login} busy={busy} error={error} go={() => void enter()} />;
  if (step === 'firm') {
    return (
      <Sheet key="firm" go={() => values.company.trim() !== '' && setStep('person')}>
        <h2>{t('lock-first-firm')} <small>1 / 2</small></h2>
        <Line label={t('lock-company')} value={values.company} set={put('company')} autoFocus hint={t('lock-company-hint')} fault={atField(error, 'company')} />
        <Choice label={t('lock-preset')} value={values.preset} set={put('preset')} options={PRESETS.map((p) => [p, t(`lock-preset-${p}`)])} />
        <Choice label={t('lock-letter')} value={values.letter} set={put('letter')} options={LETTERS.map((l) => [l, l])} />
        <small>{t('lock-letter-hint', { letter: values.letter })}</small>
        <button type="submit" className="lk-main" disabled={values.company.trim() === ''}>{t('action-next')}</button>
        <button type="button" className="lk-link" onClick={back}>{t('action-back')}</button>
      </Sheet>
    );
  }
  return (
    <Sheet key="person" go={() => void create()}>
      <h2>{t('lock-you')} <small>2 / 2</small></h2>
      <Line label={t('lock-name')} value={values.name} set={put('name')} autoFocus hint={t('lock-name-hint')} fault={atField(error, 'name')} />
      <Line label={t('lock-login')} value={values.login} set={put('login')} autoComplete="username" fault={atField(error, 'login')} />
      <Line label={t('lock-password')} type="password" value={values.password} set={put('password')} autoComplete="new-password" fault={atField(error, 'password')} />
      <Line label={t('lock-again')} type="password" value={values.again} set={put('again')} autoComplete="new-password" />
      <Rule password={values.password} again={values.again} />
      <Trouble error={error} />
      <button type="submit" className="lk-main" disabled={busy || !ready}>{t(busy ? 'lock-making' : 'lock-make')}</button>
      <button type="button" className="lk-link" onClick={() => setStep('firm')}>{t('action-back')}</button>
    </Sheet>
  );
}
