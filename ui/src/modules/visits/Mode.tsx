// Visit mode: one question a screen, from leaving to leaving the site. The rail shows what is behind, what is now and
// what is open; everything typed is saved as it is typed.
import { Alert, App, Button, Dropdown, Modal, Skeleton, type MenuProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Faulted, useMay, useSession } from '../../data';
import { Tag } from '../../field';
import { Icon } from '../../frame/icons';
import { useKey } from '../../frame/keys';
import { go, useRoute } from '../../frame/router';
import { useText } from '../../text';
import { Attachments } from '../attachments';
import { anchor, When } from './bits';
import { AskedReason, AbortForm, type Asked } from './dialogs';
import { TONES } from './fields';
import { PlanVisit } from './PlanVisit';
import { Rail } from './Rail';
import { currentOf, isStep, STEPS, type StepKey } from './stops';
import { Arrive } from './steps/Arrive';
import { Check, Listen, Look } from './steps/Ask';
import { Depart } from './steps/Depart';
import { AskGuidance, GuidanceList } from './steps/Guidance';
import { Do } from './steps/Do';
import { NumbersDialog } from './steps/Numbers';
import { Consent, Leave } from './steps/Leave';
import { Parts } from './steps/Parts';
import { Report } from './steps/Report';
import { Sign } from './steps/Sign';
import { Task } from './Task';
import { actionsOf, type Action } from './actions';
import { useVisit, type Work } from './useVisit';
import './visits.css';

const SCREENS = { depart: Depart, arrive: Arrive, listen: Listen, look: Look, check: Check, work: Do, parts: Parts, report: Report, sign: Sign, leave: Leave };

export function VisitMode({ id }: { id: string }) {
  const { work, error, again } = useVisit(id);
  if (error) return <div className="ac-page"><Faulted error={error} again={again} /></div>;
  if (!work) return <div className="ac-page"><Skeleton active /></div>;
  return <Whole work={work} />;
}

type Open = { kind: 'task' | 'plan' | 'consent' | 'abort' | 'guidance' | 'numbers' | 'files' } | { kind: 'reason'; asked: Asked } | null;

function Whole({ work }: { work: Work }) {
  const t = useText();
  const session = useSession();
  const { message } = App.useApp();
  const route = useRoute();
  const asked = route.query.get('step');
  const [begin] = useState(() => currentOf(work.file));
  const step: StepKey = isStep(asked) ? asked : begin;
  const [at, setAt] = useState<number | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const body = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const mayAnswer = useMay('visit.approve');
  const { file, v } = work;
  const index = STEPS.indexOf(step);

  const goTo = (next: StepKey, field?: string) => {
    wanted.current = field ?? null;
    setAt(null);
    void work.flush();
    go(`/visits/${v.id}?step=${next}`);
    if (next === step) place(body.current, wanted);
  };
  // A new screen begins at its top, or at the field that was asked for.
  useEffect(() => place(body.current, wanted), [step]);

  const actions = actionsOf(step, file, session.person);
  const press = async (action: Action) => {
    if (action.asks) return setOpen({ kind: 'reason', asked: action.asks });
    const ok = await work.run(action.command, { id: v.id, ...(action.timed && at !== null ? { at } : {}) } as never);
    setAt(null);
    if (ok && action.then) goTo(action.then);
    return undefined;
  };
  const main = actions.find((a) => a.allowed);
  const next = STEPS[index + 1];
  const previous = STEPS[index - 1];
  const forward = () => {
    if (main && !main.quiet) void press(main);
    else if (next) goTo(next);
  };
  useKey('Ctrl+Enter', forward, open === null && !work.busy && step !== 'sign', main && !main.quiet ? main.label : 'keys-visit-next');
  useKey('Alt+ArrowDown', () => (next ? goTo(next) : false), true, 'keys-visit-next');
  useKey('Alt+ArrowUp', () => (previous ? goTo(previous) : false), true, 'visits-previous');

  const Screen = SCREENS[step];
  return (
    <article className="vs-mode">
      <Head work={work} ask={setOpen} />
      <Rail file={file} step={step} goTo={goTo} />
      <div className="vs-body" ref={body}>
        <div className={step === 'sign' ? 'vs-screen vs-wide' : 'vs-screen'}>
          {step !== 'sign' && <h2 className="vs-question">{t(step === 'arrive' && v.mode === 'remote' ? 'visits-ask-arrive-remote' : `visits-ask-${step}`)}</h2>}
          {/* What is signed says so itself on the page of the signature. */}
          {!(step === 'sign' && v.signed_at !== null) && <Notices work={work} />}
          {step !== 'work' && step !== 'sign' && mayAnswer && <GuidanceList work={work} onlyOpen />}
          <Screen work={work} goTo={goTo} />
        </div>
      </div>
      <footer className="vs-foot">
        <Button size="large" disabled={!previous} onClick={() => previous && goTo(previous)}>{t('visits-previous')}</Button>
        <span className="ac-push" />
        {actions.some((a) => a.timed && a.allowed) && <When value={at} onChange={setAt} />}
        {actions.filter((a) => !a.allowed && a.why).map((a) => <span key={a.command} id={`why-${a.command}`} className="vs-why">{a.why}</span>)}
        {actions.map((a) => (
          <Button key={a.command} size="large" type={a === main && !a.quiet ? 'primary' : 'default'} disabled={!a.allowed} loading={work.busy && a === main}
            {...(a.allowed ? {} : { 'aria-describedby': `why-${a.command}` })} onClick={() => void press(a)}>{t(a.label)}</Button>
        ))}
        {next && <Button size="large" type={(main && !main.quiet) || step === 'sign' ? 'default' : 'primary'} onClick={() => goTo(next)}>{t('visits-next', { step: t(`visits-step-${next}`) })} <Icon name="forward" /></Button>}
      </footer>
      <Modal open={open?.kind === 'task'} title={t('visits-task')} footer={null} onCancel={() => setOpen(null)} destroyOnHidden><Task file={file} /></Modal>
      <Modal open={open?.kind === 'consent'} title={t('visits-field-consent_by')} footer={null} onCancel={() => setOpen(null)} destroyOnHidden className="vs-dialog">
        <Consent work={work} done={() => setOpen(null)} />
      </Modal>
      <Modal open={open?.kind === 'files'} width="min(860px, 92vw)" title={t('attachments-title')} footer={null} onCancel={() => setOpen(null)} destroyOnHidden><Attachments of={{ visit: v.id }} /></Modal>
      {open?.kind === 'numbers' && <NumbersDialog work={work} close={() => setOpen(null)} />}
      {open?.kind === 'guidance' && <AskGuidance work={work} close={() => setOpen(null)} />}
      {open?.kind === 'abort' && <AbortForm work={work} close={() => setOpen(null)} />}
      {open?.kind === 'reason' && <AskedReason asked={open.asked} work={work} close={() => setOpen(null)} />}
      {open?.kind === 'plan' && (
        <PlanVisit ticket={{ id: file.task.id, number: file.task.number }} visit={file} close={() => setOpen(null)}
          planned={(planned) => void message.success(t('visits-plan-done', { number: planned.number }))} />
      )}
    </article>
  );
}

/** Brings a field into sight and the hand to it; without one, the top of the screen. */
function place(body: HTMLElement | null, wanted: { current: string | null }): void {
  const field = wanted.current;
  wanted.current = null;
  if (!field) {
    body?.scrollTo(0, 0);
    return;
  }
  requestAnimationFrame(() => {
    const ids = field.startsWith('photos.') ? null : anchor(field);
    const found = ids ? document.getElementById(ids) : body?.querySelector<HTMLElement>('.vs-photos');
    found?.scrollIntoView({ block: 'center' });
    const inside = found?.matches('input, textarea, button') ? found : found?.querySelector<HTMLElement>('input:not([hidden]), textarea, button');
    (inside ?? found)?.focus({ preventScroll: true });
  });
}

function Head({ work, ask }: { work: Work; ask: (open: Open) => void }) {
  const t = useText();
  const mayPlan = useMay('dispatch.assign');
  const mayApprove = useMay('visit.approve');
  const { file, v } = work;
  const isWaiting = v.state === 'planned' || v.state === 'confirmed';
  const isUnderWay = isWaiting || v.state === 'departed' || v.state === 'on_site';
  const waiting = file.guidance.find((g) => g.guidance.answered_at === null);
  const items: MenuProps['items'] = [
    { key: 'ticket', label: `${t('visits-do-open-ticket')} ${file.task.number}` },
    ...(isWaiting && mayPlan ? [{ key: 'plan', label: t('visits-do-replan') }] : []),
    ...(isUnderWay && file.may_write && !file.guidance.some((g) => g.guidance.answered_at === null) ? [{ key: 'guidance', label: t('visits-do-ask_guidance') }] : []),
    ...(isUnderWay && file.may_write ? [{ key: 'consent', label: t('visits-do-consent') }] : []),
    ...(isUnderWay && file.may_write ? [{ key: 'abort', label: t('visits-do-abort'), danger: true }] : []),
    ...(isWaiting && mayApprove ? [{ key: 'cancel', label: t('visits-do-cancel'), danger: true }] : []),
  ];
  const click: MenuProps['onClick'] = ({ key }) => {
    if (key === 'ticket') go(`/tickets/${v.ticket}`);
    else if (key === 'cancel') ask({ kind: 'reason', asked: { command: 'visits.cancel', label: 'visits-do-cancel', told: true, must: true } });
    else ask({ kind: key as 'plan' | 'consent' | 'abort' | 'guidance' });
  };
  return (
    <header className="vs-head">
      <Button type="text" size="large" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go('/visits')} />
      <h1><span className="ac-mono">{v.number}</span> {file.task.customer_name}</h1>
      <Tag tone={TONES[v.state]}>{t(`visits-state-${v.state}`)}</Tag>
      {v.mode !== 'on_site' && <Tag>{t(`visits-mode-${v.mode}`)}</Tag>}
      {file.task.warranty === 'in_warranty' && <Tag tone="ok">{t('visits-warranty-in_warranty')}</Tag>}
      {waiting && <Tag tone="warn">{t('visits-guidance-waiting', { minutes: waiting.minutes })}</Tag>}
      {(file.late_minutes ?? 0) > 0 && <Tag tone="warn">{t('visits-late', { minutes: file.late_minutes ?? 0 })}</Tag>}
      <span className="ac-push" />
      {work.open && <span className={`vs-state vs-state-${work.state}`} role="status">{t(`visits-${work.state}`)}</span>}
      <Button size="large" onClick={() => ask({ kind: 'files' })}>{t('attachments-title')}</Button>
      <Button size="large" onClick={() => ask({ kind: 'numbers' })}>{t('visits-numbers')}</Button>
      <Button size="large" onClick={() => ask({ kind: 'task' })}>{t('visits-task')}</Button>
      <Dropdown trigger={['click']} menu={{ items, onClick: click }}><Button size="large" aria-haspopup="menu" aria-label={t('visits-do-more')} icon={<Icon name="more" />} /></Dropdown>
    </header>
  );
}

function Notices({ work }: { work: Work }) {
  const t = useText();
  const { file, v, restored, open } = work;
  if (v.signed_at !== null) return <Alert type="info" showIcon title={t('visits-signed-fixed')} />;
  if (!file.may_write) return <Alert type="info" showIcon title={t('visits-not-mine')} />;
  if (!open && v.state !== 'aborted' && v.state !== 'cancelled') return <Alert type="info" showIcon title={t('visits-closed-fixed')} />;
  return restored ? <Alert type="success" showIcon closable title={t('visits-restored')} /> : null;
}
