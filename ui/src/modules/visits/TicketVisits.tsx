// The visits on the page of a ticket.
import { Faulted, useQuery, useSession } from '../../data';
import { Tag } from '../../field';
import { moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { Id } from '../../wire.gen';
import { TONES } from './fields';
import './visits.css';

export function TicketVisits({ ticketId }: { ticketId: Id }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const visits = useQuery('visits.list', { view: 'all', ticket: ticketId });
  if (visits.error) return <Faulted error={visits.error} again={() => void visits.refetch()} />;
  if (visits.data?.rows.length === 0) return <p className="ac-quiet">{t('visits-pending')}</p>;
  return (
    <ul className="ac-lines">
      {visits.data?.rows.map((row) => (
        <li key={row.id} className="ac-row">
          <a className="ac-mono" href={`#/visits/${row.id}`}>{row.number}</a>
          <Tag tone={TONES[row.state]}>{t(`visits-state-${row.state}`)}</Tag>
          {row.is_signed && <Tag tone="ok">{t('visits-word-signed')}</Tag>}
          <span className="ac-num">{moment(row.agreed_at ?? row.planned_at, offset, locale)}</span>
          <span>{row.crew.join(t('word-comma'))}</span>
        </li>
      ))}
    </ul>
  );
}
