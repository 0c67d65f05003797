// The page of a ticket: what it is about and where it stands above, what happened at the left, the facts at the right,
// the next steps below.
import { Alert, Button, Dropdown, Skeleton, Tabs, type MenuProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Faulted, useMay, useQuery, useSession, useTellFault } from '../../data';
import { Block, Detail, Facts, Steps, Timeline, type Happening, type Step } from '../../detail';
import { Tag, TimeLeft } from '../../field';
import { useKey } from '../../frame/keys';
import { go, useRoute } from '../../frame/router';
import { call } from '../../host';
import { t as say, useText } from '../../text';
import type { Fault, StepView, TicketFile, TimelineEntry } from '../../wire.gen';
import { AcceptancePanel } from '../acceptance';
import { Attachments } from '../attachments';
import { SheetDialog, type SheetSource } from '../papers/SheetDialog';
import { TicketVisits } from '../visits';
import { ComplaintBlock } from './Complaint';
import { FeedbackBlock, stepsOf, wordOf } from './Feedback';
import { Dialog, titleOf, type DialogKey } from './dialogs';
import { fields, isDue, severities, states } from './fields';
import { pressed } from './next';

export function TicketPage({ id }: { id: string }) {
  const file = useQuery('tickets.get', { id }, { every: 60_000 });
  if (file.isError) return <div className="ac-page"><Faulted error={file.error} again={() => void file.refetch()} /></div>;
  if (!file.data) return <div className="ac-page"><Skeleton active /></div>;
  return <Whole file={file.data} />;
}

function Whole({ file }: { file: TicketFile }) {
  const session = useSession();
  const tell = useTellFault();
  const [dialog, setDialog] = useState<DialogKey | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const back = useRef<HTMLElement | null>(null);
  const ask = (which: DialogKey) => {
    back.current = document.activeElement as HTMLElement | null;
    setDialog(which);
  };
  const run = (key: string, work: () => Promise<unknown>) => {
    if (busy !== null) return;
    setBusy(key);
    work().catch(tell).finally(() => setBusy(null));
  };
  // After a dialog the focus goes where the hand was.
  useEffect(() => {
    if (dialog === null) back.current?.focus();
  }, [dialog]);
  const { ticket } = file;
  return (
    <>
      <Detail
        number={ticket.number}
        title={<a href={`#/customers/${ticket.customer}`}>{file.customer_name}</a>}
        tags={<Tags file={file} />}
        clocks={<Clocks file={file} />}
        notice={<Notices file={file} run={run} ask={ask} busy={busy} />}
        left={<Left file={file} />}
        right={<Right file={file} />}
        foot={<Foot file={file} ask={ask} run={run} busy={busy} />}
      />
      {dialog !== null && <Dialog which={dialog} file={file} me={session.person} close={() => setDialog(null)} />}
    </>
  );
}

type Doing = { ask: (which: DialogKey) => void; run: (key: string, work: () => Promise<unknown>) => void; busy: string | null };

function Tags({ file }: { file: TicketFile }) {
  const t = useText();
  const { ticket } = file;
  return (
    <>
      <Tag tone={states.find((s) => s.value === ticket.state)?.tone ?? 'idle'}>{t(`tickets-state-${ticket.state}`)}</Tag>
      {ticket.severity && <Tag tone={severities.find((s) => s.value === ticket.severity)?.tone ?? 'idle'}>{t(`tickets-severity-${ticket.severity}`)}</Tag>}
      {ticket.urgent && <Tag tone="bad">{t('tickets-urgent-mark')}</Tag>}
      {ticket.on_hold && <Tag tone="warn">{t('tickets-on_hold')}</Tag>}
      {ticket.clarify_first && <Tag tone="warn">{t('tickets-clarify-mark')}</Tag>}
      {ticket.repeat_of && <Tag tone="warn">{t('tickets-repeat-mark')}</Tag>}
      {file.customer_grade === 'vip' && <Tag tone="info">{t('tickets-vip')}</Tag>}
      {ticket.from_paper && <Tag>{t('tickets-from-paper')}</Tag>}
    </>
  );
}

function Clocks({ file }: { file: TicketFile }) {
  const t = useText();
  const waitsAtDesk = file.ticket.state === 'registered' && file.handover_late_minutes > 0 && (file.feedback?.feedback.routed_at ?? null) === null;
  return (
    <>
      {waitsAtDesk && <Tag tone="bad">{t('tickets-handover-late', { minutes: file.handover_late_minutes })}</Tag>}
      {isDue(file.ticket.state) && <><span className="ac-quiet">{t('tickets-field-due_at')}</span><TimeLeft due={file.due_at} /></>}
    </>
  );
}

function Notices({ file, run, ask, busy }: { file: TicketFile } & Doing) {
  const t = useText();
  const mayTriage = useMay('ticket.triage');
  const mayUpdate = useMay('ticket.update');
  const { ticket } = file;
  const isOpen = ticket.ended_at === null;
  return (
    <>
      {isOpen && ticket.urgent && ticket.acknowledged_at === null && (
        <Alert banner type="error" title={`${t('tickets-unacknowledged')} · ${t(`tickets-urgent-${ticket.urgent}`)}`}
          action={mayTriage ? <Button size="small" loading={busy === 'acknowledge'} onClick={() => run('acknowledge', () => call('tickets.acknowledge', { id: ticket.id }))}>{t('tickets-do-acknowledge')}</Button> : undefined} />
      )}
      {isOpen && ticket.clarify_first && (
        <Alert banner type="warning" title={t('tickets-clarify-mark')} action={mayUpdate ? <Button size="small" onClick={() => ask('clarify')}>{t('tickets-do-clarify')}</Button> : undefined} />
      )}
      {ticket.on_hold && (
        <Alert banner type="warning" title={`${t('tickets-on_hold')} · ${ticket.hold_reason ?? ''}`}
          action={mayUpdate ? <Button size="small" loading={busy === 'resume'} onClick={() => run('resume', () => call('tickets.resume', { id: ticket.id }))}>{t('tickets-do-resume')}</Button> : undefined} />
      )}
      {isOpen && file.later_than_level && <Alert banner type="info" title={t('tickets-later-than-level')} />}
    </>
  );
}

/** States before which nobody can have been sent. */
const DISPATCHED = new Set(['dispatched', 'in_service', 'pending_acceptance', 'rework', 'accepted', 'completed_unsigned', 'follow_up', 'closed', 'archived', 'ready']);

function Left({ file }: { file: TicketFile }) {
  const t = useText();
  const route = useRoute();
  const mayVisits = useMay('visit.read');
  const happened = (
    <>
      <Block title="tickets-field-description"><p className="tk-words">{file.ticket.description}</p></Block>
      {mayVisits && DISPATCHED.has(file.ticket.state) && <Block title="visits-title"><TicketVisits ticketId={file.ticket.id} /></Block>}
      <Block title="attachments-title"><Attachments of={{ ticket: file.ticket.id }} everywhere /></Block>
      <Block title="tickets-timeline"><Timeline items={file.timeline.map((entry, at) => happening(entry, at, file))} /></Block>
    </>
  );
  if (!mayVisits) return happened;
  return (
    <Tabs size="small" activeKey={route.query.get('tab') ?? 'timeline'} onChange={(key) => go(`/tickets/${file.ticket.id}${key === 'timeline' ? '' : `?tab=${key}`}`)}
      items={[
        { key: 'timeline', label: t('tickets-tab-work'), children: <div className="tk-stack">{happened}</div> },
        { key: 'acceptance', label: t('tickets-tab-acceptance'), children: <AcceptancePanel ticketId={file.ticket.id} /> },
      ]} />
  );
}

function happening(entry: TimelineEntry, at: number, file: TicketFile): Happening {
  const who = entry.by_system ? `${entry.person_name} · ${say('tickets-by-rule')}` : entry.person_name;
  const common = { key: `${entry.at}-${at}`, at: entry.at, who, ...(entry.text ? { body: entry.text } : {}) };
  if (entry.kind === 'note') return { ...common, title: say(`tickets-note-${entry.note_kind ?? 'remark'}`) };
  const to = entry.to_state ?? 'registered';
  const tone = states.find((s) => s.value === to)?.tone ?? 'idle';
  // A ticket is handed over once, so the page knows to whom.
  const whom = to === 'handed_over' && file.handed_to_name ? ` → ${file.handed_to_name}` : '';
  return { ...common, tone, title: say(`tickets-state-${to}`) + whom };
}

function Right({ file }: { file: TicketFile }) {
  const { ticket } = file;
  const of = {
    ...ticket, ...file, assessors_said: file.assessor_names.join(' '), equipment_name: file.equipment?.name ?? '', voucher: file.vouchers.map((v) => v.number).join(' '),
    repeat_declined_said: file.repeat_declined?.reason ?? '', further_calls: file.contacts.length || null,
    // Who handed over and to whom says more than the moment alone.
    handed_to_name: file.handed_to_name,
  };
  const details = Object.entries(ticket.details).filter(([, value]) => value !== '');
  return (
    <>
      <Block title="tickets-facts-request">
        <Facts fields={fields} of={of} only={['service_type', 'channel', 'desk_class', 'problem_class', 'contact_name', 'contact_phone', 'address', 'received_at', 'further_calls', 'backdate_reason', 'promised_at', 'promised_by_name', 'level_due_at', 'urgent', 'answer'] as never} />
      </Block>
      {file.feedback && <FeedbackBlock view={file.feedback} />}
      {file.complaint && <ComplaintBlock view={file.complaint} isOpen={ticket.ended_at === null} />}
      <Block title="tickets-facts-item">
        <Facts fields={fields} of={of} only={['equipment_name', 'model', 'serial', 'warranty', 'voucher', 'repeat_of_number', 'repeat_declined_said'] as never} />
        {details.length > 0 && <Details details={details} />}
      </Block>
      {(ticket.severity ?? ticket.cause) && (
        <Block title="tickets-facts-triage">
          <Facts fields={fields} of={of} only={['severity', 'nature', 'assessors_said', 'priority', 'charge_class', 'cause', 'cause_code'] as never} />
        </Block>
      )}
      <Block title="tickets-facts-people">
        <Facts fields={fields} of={of} only={['taken_by_name', 'handed_to_name', 'handed_at', 'assignee_name'] as never} />
      </Block>
    </>
  );
}

function Details({ details }: { details: [string, string | undefined][] }) {
  const t = useText();
  return <dl className="ac-facts">{details.map(([key, value]) => <div key={key}><dt>{t(`tickets-field-${key}`)}</dt><dd>{value}</dd></div>)}</dl>;
}

/** States in which a voucher can have been signed. */
const SERVED = new Set(['accepted', 'completed_unsigned', 'follow_up', 'closed', 'archived']);

function Foot({ file, ask, run, busy }: { file: TicketFile } & Doing) {
  const t = useText();
  const session = useSession();
  const { ticket } = file;
  const isOpen = ticket.ended_at === null;
  const holds = (need: string) => session.permissions.includes(need);
  const [printing, setPrinting] = useState(false);
  const print = () => setPrinting(true);
  const slip: SheetSource = {
    key: `slip.${ticket.id}`, title: `${t('tickets-do-print')} ${ticket.number}`, isFileOnly: true,
    look: ({ language }) => call('tickets.preview_slip', { id: ticket.id, ...(language ? { language } : {}) }),
    print: ({ language }) => call('tickets.print_slip', { id: ticket.id, ...(language ? { language } : {}) }),
  };
  useKey('Ctrl+P', print, true, 'tickets-do-print');

  const press = (step: StepView) => {
    const does = pressed(step, file);
    if ('ask' in does) ask(does.ask);
    else if ('run' in does) run(step.to, does.run);
    else does.goes();
  };
  const items: Step[] = file.steps.filter((s) => !s.by_rule).map((s) => ({
    key: `${s.to}`,
    label: titleOf(ticket.state, s.to),
    allowed: s.allowed,
    danger: s.to === 'cancelled',
    busy: busy === s.to,
    reason: s.reason === null ? null : refusal(s),
    run: () => press(s),
  // What ends the ticket stands last, away from the hand.
  })).sort((a, b) => Number(a.danger) - Number(b.danger) || Number(b.allowed) - Number(a.allowed));
  // What only a signature brings about is not a button here, but the way to it is.
  if (file.steps.some((s) => s.by_rule && s.command.startsWith('acceptance.'))) {
    items.unshift({ key: 'acceptance', label: 'tickets-do-go-acceptance', allowed: true, run: () => go(`/tickets/${ticket.id}?tab=acceptance`) });
  }
  // A suggestion goes its own way before any other (A-17).
  for (const key of file.feedback ? stepsOf(file.feedback) : []) items.unshift({ key: `feedback_${key}`, label: wordOf(key, file.feedback), allowed: true, run: () => ask({ feedback: key }) });
  const more: { key: DialogKey & string; label: string; shown: boolean }[] = [
    { key: 'promise', label: 'tickets-do-promise', shown: isOpen && holds('ticket.update') },
    { key: 'urgent', label: 'tickets-do-urgent', shown: isOpen && ticket.urgent === null && holds('ticket.update') },
    { key: 'calm', label: 'tickets-do-calm', shown: isOpen && ticket.urgent !== null && holds('ticket.update') },
    { key: 'regrade', label: 'tickets-do-regrade', shown: isOpen && ticket.severity !== null && holds('ticket.triage') },
    { key: 'clarify', label: 'tickets-do-clarify', shown: isOpen && ticket.clarify_first && holds('ticket.update') },
    { key: 'hold', label: 'tickets-do-hold', shown: isOpen && !ticket.on_hold && holds('ticket.update') },
  ];
  const direct: { key: string; label: string; shown: boolean; work: () => Promise<unknown> }[] = [
    { key: 'approve', label: 'tickets-do-approve', shown: file.steps.some((s) => s.reason === 'ticket.guard.approval_missing') && holds('ticket.triage'), work: () => call('tickets.approve', { id: ticket.id }) },
    { key: 'receive', label: 'tickets-do-receive', shown: isOpen && ticket.handed_to === session.person, work: () => call('tickets.receive', { id: ticket.id }) },
    { key: 'voucher', label: 'tickets-do-voucher', shown: SERVED.has(ticket.state) && ticket.state !== 'completed_unsigned' && file.vouchers.some((v) => v.returned_at === null) && holds('visit.file'), work: () => call('tickets.voucher_back', { id: ticket.id }) },
  ];
  const menu: MenuProps['items'] = [
    ...direct.filter((d) => d.shown).map((d) => ({ key: d.key, label: t(d.label) })),
    ...more.filter((m) => m.shown).map((m) => ({ key: m.key, label: t(m.label) })),
    { key: 'print', label: `${t('tickets-do-print')} (Ctrl+P)` },
  ];
  const click: MenuProps['onClick'] = ({ key }) => {
    if (key === 'print') return print();
    const work = direct.find((d) => d.key === key)?.work;
    if (work) return run(key, work);
    return ask(key as DialogKey);
  };
  const unchecked = [...new Set(file.steps.filter((s) => s.allowed).flatMap((s) => s.pending.map((p) => p.guard)))];
  return (
    <div className="tk-foot">
      <div>
        <Steps items={items} />
        {unchecked.length > 0 && (
          <p className="tk-unchecked">{t('tickets-steps-pending', { guards: unchecked.map((g) => t(`pending-${g.replaceAll('.', '-')}`)).join(t('word-comma')) })}</p>
        )}
      </div>
      <div className="ac-row">
        {isOpen && holds('dispatch.assign') && <Button onClick={() => ask('assign')}>{t('tickets-do-assign')}</Button>}
        {holds('ticket.update') && <Button onClick={() => ask('note')}>{t('tickets-do-note')}</Button>}
        <Dropdown trigger={['click']} menu={{ items: menu, onClick: click }}><Button aria-haspopup="menu">{t('tickets-do-more')}</Button></Dropdown>
      </div>
      {printing && <SheetDialog source={slip} close={() => setPrinting(false)} />}
    </div>
  );
}

/** The rule's refusal as a fault, so that its sentence is said as everywhere else. */
function refusal(step: StepView): Fault {
  const args = Object.fromEntries(Object.entries(step.args).map(([k, v]) => [k, v ?? '']));
  return { kind: 'refused', code: step.reason ?? '', args, fields: step.fields, saved: false };
}
