import { useEffect, useState } from 'react';
import { moment } from '../format/format';
import { call, pickFile, pickFolder } from '../host';
import { useLocale, useText } from '../text';
import type { ArchiveSeen, SessionView as Session } from '../wire.gen';
import { Code } from './Code';
import { atField, Choice, Line, Rule, Sheet, Trouble } from './parts';
import { passwordRule } from './password';

const EVERY_MS = 500;

/** A firm out of an open archive: which one, who comes in first, and while it is read in how far it is. */
export default function FromArchive({ opened, back }: { opened: (session: Session) => void; back: () => void }) {
  const t = useText();
  const [path, setPath] = useState('');
  const [seen, setSeen] = useState<ArchiveSeen | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const look = async (at: string) => {
    if (busy || at.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      setSeen(await call('archive.look', { path: at.trim() }));
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const pick = async (choose: () => Promise<string | null>) => {
    try {
      const chosen = await choose();
      if (chosen === null) return;
      setPath(chosen);
      await look(chosen);
    } catch (failed) {
      setError(failed);
    }
  };
  const zip = async () => (await pickFile(t('archive-begin-pick'), [{ name: 'ZIP', extensions: ['zip'] }]))?.path ?? null;
  if (seen) return <Enter path={path.trim()} seen={seen} opened={opened} back={() => setSeen(null)} />;
  return (
    <Sheet key="pick" go={() => void look(path)}>
      <h2>{t('lock-first-archive')} <small>1 / 2</small></h2>
      <p>{t('lock-first-archive-about')}</p>
      <div className="lk-row">
        <button type="button" onClick={() => void pick(zip)} disabled={busy}>{t('archive-begin-zip')}</button>
        <button type="button" onClick={() => void pick(() => pickFolder(t('archive-begin-pick')))} disabled={busy}>{t('archive-begin-folder')}</button>
      </div>
      <Line label={t('archive-begin-pick')} value={path} set={setPath} autoFocus fault={atField(error, 'path')} />
      <Trouble error={error} />
      <button type="submit" className="lk-main" disabled={busy || path.trim() === ''}>{t('action-next')}</button>
      <button type="button" className="lk-link" onClick={back}>{t('action-back')}</button>
    </Sheet>
  );
}

type EnterProps = { path: string; seen: ArchiveSeen; opened: (session: Session) => void; back: () => void };

function Enter({ path, seen, opened, back }: EnterProps) {
  const t = useText();
  const locale = useLocale();
  const [login, setLogin] = useState(seen.people[0]?.login ?? '');
  const [letter, setLetter] = useState(seen.free_letters[0] ?? '');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [run, setRun] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const ready = login !== '' && letter !== '' && passwordRule(password).good && password === again;

  const go = async () => {
    if (run !== null || !ready) return;
    const name = crypto.randomUUID();
    setRun(name);
    setError(null);
    try {
      const made = await call('archive.restore', { path, login, password, device_letter: letter, run: name });
      setCode(made.recovery_code);
    } catch (failed) {
      setError(failed);
    } finally {
      setRun(null);
    }
  };
  const enter = async () => {
    setBusy(true);
    try {
      opened(await call('vault.unlock', { login, password }));
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  if (code !== null) return <Code code={code} company={seen.firm} login={login} busy={busy} error={error} go={() => void enter()} />;
  const { firm, entries, papers, attachments } = seen;
  // The person's own clock: the firm's zone is not known before the firm is there.
  const at = moment(seen.made_at, -new Date(seen.made_at).getTimezoneOffset(), locale);
  return (
    <Sheet key="enter" go={() => void go()}>
      <h2>{t('lock-first-archive')} <small>2 / 2</small></h2>
      <p>{t('archive-begin-found', { firm, at, entries, papers, attachments })}</p>
      <small>{seen.signed_by ? t('archive-begin-signed', { fingerprint: seen.signed_by }) : t('archive-begin-unsigned')}</small>
      {seen.people.length === 0 ? <p className="lk-trouble" role="alert">{t('archive-begin-nobody')}</p> : (
        <>
          <Choice label={t('archive-begin-person')} value={login} set={setLogin} options={seen.people.map((p) => [p.login, `${p.name} (${p.login})`])} />
          <small>{t('archive-begin-person-hint')}</small>
          <Line label={t('lock-new-password')} type="password" value={password} set={setPassword} autoComplete="new-password" autoFocus fault={atField(error, 'password')} />
          <Line label={t('lock-again')} type="password" value={again} set={setAgain} autoComplete="new-password" />
          <Rule password={password} again={again} />
          <Choice label={t('archive-begin-letter')} value={letter} set={setLetter} options={seen.free_letters.map((l) => [l, l])} />
          <small>{t('archive-begin-letter-hint')}</small>
        </>
      )}
      <Trouble error={error} />
      {run !== null && <Under run={run} />}
      <button type="submit" className="lk-main" disabled={run !== null || !ready}>{t(run !== null ? 'archive-begin-working' : 'archive-begin-go')}</button>
      <button type="button" className="lk-link" onClick={back} disabled={run !== null}>{t('action-back')}</button>
    </Sheet>
  );
}

function Under({ run }: { run: string }) {
  const t = useText();
  const [percent, setPercent] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => void call('archive.progress', { run }).then(
      ({ done, total }) => setPercent(total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0),
      () => undefined,
    ), EVERY_MS);
    return () => clearInterval(timer);
  }, [run]);
  return (
    <div className="lk-row" role="status">
      <progress className="lk-progress" max={100} value={percent} aria-label={t('archive-begin-working')} />
      <span>{t('archive-progress', { percent })}</span>
      <button type="button" onClick={() => void call('archive.stop', { run }).catch(() => undefined)}>{t('archive-stop')}</button>
    </div>
  );
}
