// The last step with the customer: choose how he checks, let him read the very pages, have him sign, or record honestly
// that nobody did.
import { Alert, Button, Input, Segmented, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { Faulted, useQuery, useTellFault } from '../../data';
import { useKey } from '../../frame/keys';
import { call, FaultError } from '../../host';
import { fieldFaultWords, maybe, useLocale, useText } from '../../text';
import type { AcceptanceMode, Fault, Id, Language, RoundView, VisitFile } from '../../wire.gen';
import { Done } from './Done';
import { NoSignature } from './NoSignature';
import { Pages } from './Pages';
import { BigChoices, faultAt, Line } from './parts';
import { Sheet } from './Sheet';
import { SignPage } from './SignPage';
import type { Signer } from './signer';
import { useSigning } from './useSigning';
import './acceptance.css';

export type SignStepProps = {
  visit: Id;
  /** The round has its outcome and the visit may go on. */
  onDone: () => void;
  /** What the customer says of the work; it becomes part of what is read and signed. */
  opinion: ReactNode;
  /** Saves what is still being typed of it; answers whether all is. */
  saved: () => Promise<boolean>;
};

const MODES: AcceptanceMode[] = ['on_site', 'test', 'view', 'handover'];

export function SignStep({ visit, ...rest }: SignStepProps) {
  const file = useQuery('visits.get', { id: visit });
  if (file.data) return <Signing key={visit} file={file.data} {...rest} />;
  return <div className="acc-step acc-waiting">{file.error ? <Faulted error={file.error} again={() => void file.refetch()} /> : <Spin delay={100} />}</div>;
}

/** Whom we met, his telephone and the place: typed once already, and to be corrected. */
function met(file: VisitFile): Partial<Signer> {
  const name = file.visit.person_met || file.task.contact_name;
  return { name, role: file.visit.person_met_post, phone: name === file.task.contact_name ? file.task.contact_phone : '', place: file.task.address };
}

function Signing({ file, onDone, opinion, saved }: { file: VisitFile } & Omit<SignStepProps, 'visit'>) {
  const t = useText();
  const locale = useLocale();
  const tell = useTellFault();
  const { id: visit, ticket } = file.visit;
  const isReport = file.visit.result === 'unsolved' || file.visit.result === 'workshop_needed';
  const { state, change, present, finish, onPaper, ready, busy, fault } = useSigning({ visit, ticket, signer: met(file), language: locale });
  const { phase, shown } = state;

  // Escape goes one step back here before it leaves the visit.
  useKey('Escape', () => {
    if (phase !== 'sign' && phase !== 'none') return false;
    change({ phase: 'read' });
    return true;
  });

  const ended = async (of: RoundView) => {
    try {
      const rounds = await call('acceptance.rounds', { ticket: of.ticket });
      finish(rounds.find((round) => round.id === of.id) ?? of);
    } catch (error) {
      tell(error);
      finish(of);
    }
  };

  if (!ready) return <div className="acc-step acc-waiting"><Spin delay={100} /></div>;
  if (phase === 'done' && state.done) {
    return <Done round={state.done} onDone={onDone} again={() => change({ phase: 'mode', done: null })} />;
  }
  if (phase === 'paper' && state.done) {
    const back = shown ? () => change({ phase: 'read', done: null }) : undefined;
    return <Sheet round={state.done} signer={state.signer} moved={onPaper} later={onDone} anew={() => change({ phase: 'mode', done: null, shown: null })}
      {...(state.done.state === 'presented' && back ? { back } : {})} />;
  }
  if (!shown || phase === 'mode') {
    const show = (mode: AcceptanceMode, told: string | null) => void saved().then((isAll) => (isAll ? present(mode, told) : undefined));
    return <ModeStep opinion={opinion} isReport={isReport} language={state.language} setLanguage={(language) => change({ language })} busy={busy} fault={fault} present={show} />;
  }
  if (phase === 'sign') {
    return (
      <SignPage declaration={shown.declaration} own={shown.in_own_right} methods={shown.methods} signer={state.signer} setSigner={(signer) => change({ signer })} ink={state.ink} setInk={(ink) => change({ ink })}
        back={() => change({ phase: 'read' })} noSignature={() => change({ phase: 'none' })}
        give={async (given) => finish((await call('acceptance.sign', { round: shown.round.id, content_digest: shown.content_digest, ...given })).round)}
        outdated={() => void present(state.mode ?? 'view', null, true)} />
    );
  }
  if (phase === 'none') {
    return (
      <NoSignature round={shown.round} issues={state.issues} setIssues={(issues) => change({ issues })}
        back={() => change({ phase: 'read' })} recorded={() => void ended(shown.round)} />
    );
  }
  return (
    <div className="acc-step">
      {state.changed && <Alert type="warning" banner showIcon title={`${t('acceptance-changed')} ${t('acceptance-changed-todo')}`} />}
      {fault && <Faulted error={new FaultError(fault)} />}
      <Pages pages={shown.pages} name={shown.round.number ?? ''} seenAll={() => change({ seen: true })}
        left={
          <>
            <Button className="acc-touch" disabled={busy} onClick={() => change({ phase: 'mode' })}>{t('acceptance-mode-again')}</Button>
            <Button className="acc-touch" disabled={busy} onClick={() => change({ phase: 'none' })}>{t('acceptance-no-signature')}</Button>
            {shown.methods.includes('paper_scan') && <Button className="acc-touch" disabled={busy} onClick={() => onPaper(shown.round)}>{t('acceptance-by-paper')}</Button>}
          </>
        }
        right={
          <Button className="acc-touch" type={state.seen ? 'primary' : 'default'} disabled={!state.seen || busy} onClick={() => change({ phase: 'sign', changed: false })}>
            {t(state.seen ? 'acceptance-to-sign' : 'acceptance-read-first')}
          </Button>
        } />
    </div>
  );
}

type ModeStepProps = {
  opinion: ReactNode;
  /** Nothing is accepted: the report of an unfinished job is shown (P-31). */
  isReport: boolean;
  language: Language;
  setLanguage: (language: Language) => void;
  busy: boolean;
  fault: Fault | null;
  present: (mode: AcceptanceMode, told: string | null) => void;
};

/** How the customer checks the work; it is printed (F-02). */
function ModeStep({ opinion, isReport, language, setLanguage, busy, fault, present }: ModeStepProps) {
  const t = useText();
  const [told, setTold] = useState('');
  const ask = isReport ? 'acceptance-paper-title-report' : 'acceptance-mode-ask';
  const untold = faultAt(fault, 'person');
  const gaps = (fault?.fields ?? []).filter((one) => one.field !== 'person');
  return (
    <div className="acc-step">
      <div className="acc-body acc-narrow">
        {opinion}
        <h2 className="ac-title">{t(ask)}</h2>
        <BigChoices label={t(ask)} busy={busy} choose={(key) => present(key as AcceptanceMode, told.trim() || null)}
          items={isReport ? [{ key: 'view', title: t('acceptance-show-report'), about: t('acceptance-show-report-about') }] : MODES.map((key) => ({ key, title: t(`acceptance-mode-${key}`), about: t(`acceptance-mode-${key}-about`) }))} />
        {(untold || told !== '') && (
          <Line label={t('acceptance-told')} must error={told === '' ? untold : undefined}>
            {(id, wrong) => <Input id={id} size="large" autoFocus status={wrong ? 'error' : ''} value={told} onChange={(e) => setTold(e.target.value)} autoComplete="off" />}
          </Line>
        )}
        {fault && (!untold || gaps.length > 0) && <Faulted error={new FaultError(fault)} />}
        {gaps.length > 0 && <ul className="acc-gaps">{gaps.map((one) => <li key={one.field}>{gapName(one.field)}：{fieldFaultWords(one)}</li>)}</ul>}
        <div className="ac-row acc-language">
          <span className="ac-quiet">{t('acceptance-language')}</span>
          <Segmented<Language> size="large" value={language} onChange={setLanguage} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
          {busy && <span className="ac-quiet" role="status">{t('acceptance-preparing')}</span>}
        </div>
        {!isReport && <p className="ac-quiet">{t('acceptance-mode-note')}</p>}
      </div>
    </div>
  );
}

/** The name of a field of the report; the paper names the same fields. */
function gapName(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  return maybe(`visits-field-${last}`) ?? maybe(`acceptance-paper-label-${last}`) ?? maybe(`acceptance-stage-${last}`) ?? maybe(`acceptance-document-${last}`) ?? field;
}
