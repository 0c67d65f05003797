// The visits on the page of a ticket.
import { Button } from 'antd';
import { useState } from 'react';
import { Faulted, useMay, useNow, useQuery, useSession } from '../../data';
import { Tag } from '../../field';
import { moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { GuidanceView, Id, VisitRow } from '../../wire.gen';
import { TONES } from './fields';
import { PlanVisit } from './PlanVisit';
import './visits.css';

export function TicketVisits({ ticketId }: { ticketId: Id }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const visits = useQuery('visits.list', { view: 'all', ticket: ticketId });
  const now = useNow();
  const mayPlan = useMay('dispatch.assign');
  const [planning, setPlanning] = useState(false);
  if (visits.error) return <Faulted error={visits.error} again={() => void visits.refetch()} />;
  if (visits.data?.rows.length === 0) return <p className="ac-quiet">{t('visits-pending')}</p>;
  const rows = visits.data?.rows ?? [];
  const last = rows.reduce<VisitRow | undefined>((newest, row) => (newest && newest.rid > row.rid ? newest : row), undefined);
  const asked = rows.find((row) => row.waiting_since !== null) ?? last;
  // A visit called off or broken off leaves the ticket waiting for the next one.
  const isWaiting = last?.state === 'cancelled' || last?.state === 'aborted';
  return (
    <>
    <ul className="ac-lines">
      {rows.map((row) => (
        <li key={row.id} className="ac-row">
          <a className="ac-mono" href={`#/visits/${row.id}`}>{row.number}</a>
          <Tag tone={TONES[row.state]}>{t(`visits-state-${row.state}`)}</Tag>
          {row.waiting_since !== null && <Tag tone="warn">{t('visits-guidance-since', { minutes: Math.max(0, Math.floor((now - row.waiting_since) / 60_000)) })}</Tag>}
          {row.is_signed && <Tag tone="ok">{t('visits-word-signed')}</Tag>}
          <span className="ac-num">{moment(row.agreed_at ?? row.planned_at, offset, locale)}</span>
          <span>{row.crew.join(t('word-comma'))}</span>
        </li>
      ))}
    </ul>
    {asked && <Guided visit={asked.id} />}
    {isWaiting && mayPlan && <Button onClick={() => setPlanning(true)}>{t('visits-plan-again')}</Button>}
    {planning && last && <PlanVisit ticket={{ id: ticketId, number: last.ticket_number }} close={() => setPlanning(false)} />}
    </>
  );
}

/** What the technician asked and was told (E-14): the question that waits, or the last answer. */
function Guided({ visit }: { visit: Id }) {
  const t = useText();
  const file = useQuery('visits.get', { id: visit });
  const one = file.data?.guidance.reduce<GuidanceView | undefined>((newest, next) => (newest && newest.guidance.asked_at > next.guidance.asked_at ? newest : next), undefined);
  if (!one) return null;
  const { guidance: g } = one;
  const isOpen = g.answered_at === null;
  return (
    <div className={isOpen ? 'vs-warn' : 'vs-said'}>
      <p>{one.asked_by_name}：{g.problem}</p>
      <p>{t('visits-guidance-view', { text: g.own_view })}</p>
      {!isOpen && <p><strong>{t('visits-guidance-answered', { name: one.answered_by_name, minutes: one.minutes })}</strong>：{g.instruction}</p>}
    </div>
  );
}
