// The first page of the day: what is due or waiting for me. Every line opens with Enter, and Escape comes back to it.
import { Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { Faulted, useChange, useMay, useQuery, useSession } from '../../data';
import { Tag, TimeLeft } from '../../field';
import { moment } from '../../format/format';
import { composing } from '../../frame/keys';
import { Blank } from '../../grid/Nothing';
import { go, recall, remember } from '../../frame/router';
import { useLocale, useText } from '../../text';
import type { CallToReturn, TicketRow, TodaySection, VisitRow } from '../../wire.gen';
import { isDue, Marks, severities, states } from '../tickets/fields';
import { paperWords } from '../visits/words';
import './today.css';

const LINE = 'today.line';

export default function Screen() {
  const t = useText();
  const mayCreate = useMay('ticket.create');
  // What is due changes with the clock, not only with the data.
  const sections = useQuery('today.list', {}, { keep: true, every: 60_000 });
  const page = useRef<HTMLDivElement>(null);
  const placed = useRef(false);

  useEffect(() => {
    if (placed.current || !sections.data) return;
    placed.current = true;
    const lines = [...(page.current?.querySelectorAll<HTMLElement>('.td-line') ?? [])];
    const last = recall<string>(LINE);
    (lines.find((line) => line.dataset['id'] === last) ?? lines[0])?.focus();
  }, [sections.data]);

  const open = (id: string, route: string) => {
    remember(LINE, id);
    go(route);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (composing(event)) return;
    const lines = [...(page.current?.querySelectorAll<HTMLElement>('.td-line') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    lines[Math.max(0, Math.min(to, lines.length - 1))]?.focus();
  };
  if (sections.isError) return <div className="ac-page"><Faulted error={sections.error} again={() => void sections.refetch()} /></div>;
  if (!sections.data) return <div className="ac-page"><Skeleton active /></div>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys move between the lines inside
    <div className="ac-page td-page" ref={page} onKeyDown={onKeyDown}>
      <header className="ac-row">
        <h1 className="ac-title">{t('today-title')}</h1>
        <span className="ac-push" />
        {mayCreate && <Button type="primary" title="F2" onClick={() => go('/intake')}>{t('tickets-new')} <kbd>F2</kbd></Button>}
      </header>
      {sections.data.length === 0 && (
        <Blank title={t('today-none')} {...(mayCreate ? { todo: t('today-none-todo') } : {})} />
      )}
      {sections.data.map((section) => <Section key={section.key} section={section} open={open} />)}
    </div>
  );
}

type Open = (id: string, route: string) => void;

function Section({ section, open }: { section: TodaySection; open: Open }) {
  const t = useText();
  const head = `td-${section.key}`;
  return (
    <section aria-labelledby={head} className={`td-section td-${['alerts', 'complaints', 'overdue', 'guidance', 'papers', 'scans_late', 'calls_to_return'].includes(section.key) ? 'bad' : 'plain'}`}>
      <header><h2 id={head}>{t(`today-section-${section.key}`)}</h2> <span className="ac-quiet">{t('today-lines', { count: linesOf(section) })}{section.more ? '+' : ''}</span></header>
      {section.visits.length > 0 && <ul>{section.visits.map((row) => <Visit key={row.id} row={row} open={open} />)}</ul>}
      {section.papers.length > 0 && (
        <ul>
          {section.papers.flatMap((person) => person.visits.map((one) => (
            <After key={one.visit} id={one.visit} route={`/visits/${one.visit}?step=leave`} open={open} number={one.visit_number} name={one.customer_name} words={`${person.name}：${one.papers.map(paperWords).join(t('word-comma'))}`} due={one.due_at} />
          )))}
        </ul>
      )}
      {section.fault_reports.length > 0 && (
        <ul>
          {section.fault_reports.map((one) => (
            <After key={one.report.id} id={one.report.id} route="/visits/fault-reports" open={open} number={one.visit_number} name={one.customer_name} words={`${one.lead_name}：${one.found_problem}`} due={one.report.due_at} />
          ))}
        </ul>
      )}
      {section.custody.length > 0 && (
        <ul>
          {section.custody.map((one) => (
            <After key={one.id} id={one.id} route={`/custody/${one.id}`} open={open} number={one.number} name={one.customer_name} words={[one.name, one.model, one.serial].filter(Boolean).join(' ')} due={null} />
          ))}
        </ul>
      )}
      {section.customers.length > 0 && (
        <ul>
          {section.customers.map((one) => (
            <After key={one.id} id={`${section.key} ${one.id}`} route={`/customers/${one.id}`} open={open} number={one.number} name={one.name} words={[one.region, one.owner_name && t('intake-owner', { name: one.owner_name })].filter(Boolean).join(' · ')} due={null} />
          ))}
        </ul>
      )}
      {section.calls.length > 0 && <ul>{section.calls.map((one) => <Call key={one.id} call={one} open={open} />)}</ul>}
      {section.sheets.length > 0 && (
        <ul>
          {section.sheets.map((one) => (
            <After key={one.id} id={one.id} route={`/papers/${one.id}`} open={open} number={one.number} name={one.customer_name} words={t(`papers-kind-${one.kind}`)} due={null} />
          ))}
        </ul>
      )}
      <ul>{section.tickets.map((row) => <Line key={row.id} row={row} open={open} alert={section.key === 'alerts'} />)}</ul>
      {section.more && <Button type="link" size="small" onClick={() => go(section.customers.length > 0 ? '/customers' : '/tickets')}>{t('today-more')}</Button>}
    </section>
  );
}

/** Persons' papers count by visit. */
const linesOf = (s: TodaySection) => s.tickets.length + s.visits.length + s.sheets.length + s.fault_reports.length + s.custody.length + s.calls.length + s.customers.length + s.papers.reduce((sum, person) => sum + person.visits.length, 0);

/** A missed call: ring back, and say so with one press. */
function Call({ call, open }: { call: CallToReturn; open: Open }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const returned = useChange('hotline.returned');
  return (
    <li className="td-row">
      <button type="button" className="td-line td-visit" data-id={call.id} onClick={() => open(call.id, '/registers/hotline')}>
        <span className="ac-num">{call.phone || t('today-call-withheld')}</span>
        <span>{call.customer_name}</span>
        <span>{t('today-call-duty', { name: call.on_duty_name })}</span>
        <span>{call.in_window ? null : <Tag>{t('today-call-out')}</Tag>}</span>
        <span className="ac-num td-due">{moment(call.at, offset, locale)}</span>
      </button>
      <Button size="small" loading={returned.isPending} onClick={() => returned.mutate({ id: call.id })}>{t('hotline-do-returned')}</Button>
    </li>
  );
}

/** What a visit left behind. */
function After({ id, route, open, number, name, words, due }: { id: string; route: string; open: Open; number: string; name: string; words: string; due: number | null }) {
  return (
    <li className="td-row">
      <button type="button" className="td-line td-visit" data-id={id} onClick={() => open(id, route)}>
        <span className="ac-mono">{number}</span>
        <span>{name}</span>
        <span>{words}</span>
        <span />
        <span className="ac-num td-due">{due !== null && <TimeLeft due={due} />}</span>
      </button>
    </li>
  );
}

function Visit({ row, open }: { row: VisitRow; open: Open }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  return (
    <li className="td-row">
      <button type="button" className="td-line td-visit" data-id={row.id} onClick={() => open(row.id, `/visits/${row.id}`)}>
        <span className="ac-mono">{row.number}</span>
        <span>{row.customer_name}</span>
        <span>{row.address}</span>
        <span>{row.waiting_since === null ? <Tag tone="info">{t(`visits-state-${row.state}`)}</Tag> : <Tag tone="warn">{t('visits-guidance-head')}</Tag>}</span>
        <span className="ac-num td-due">{moment(row.agreed_at ?? row.planned_at, offset, locale)}</span>
      </button>
    </li>
  );
}

function Line({ row, open, alert }: { row: TicketRow; open: Open; alert: boolean }) {
  const t = useText();
  const maySee = useMay('ticket.triage');
  const acknowledge = useChange('tickets.acknowledge');
  return (
    <li className="td-row">
      <button type="button" className="td-line" data-id={row.id} onClick={() => open(row.id, `/tickets/${row.id}`)}>
        <span className="ac-mono td-number">{row.number}</span>
        <span className="td-customer">{row.customer_name}</span>
        <span className="td-subject"><Marks row={row} /> {row.subject}</span>
        <span className="td-severity">{row.severity && <Tag tone={severities.find((s) => s.value === row.severity)?.tone ?? 'idle'}>{t(`tickets-severity-${row.severity}`)}</Tag>}</span>
        <span className="td-state"><Tag tone={states.find((s) => s.value === row.state)?.tone ?? 'idle'}>{t(`tickets-state-${row.state}`)}</Tag></span>
        <span className="td-who">{row.assignee_name}</span>
        <span className="td-due">{isDue(row.state) && <TimeLeft due={row.due_at} />}</span>
      </button>
      {alert && maySee && <Button size="small" loading={acknowledge.isPending} onClick={() => acknowledge.mutate({ id: row.id })}>{t('tickets-do-acknowledge')}</Button>}
    </li>
  );
}
