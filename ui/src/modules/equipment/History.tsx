// An item's one history, whoever owned it (N-03); what is a former owner's comes masked.
import { Faulted, useQuery, useSession } from '../../data';
import { Block } from '../../detail';
import { Tag } from '../../field';
import { moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { Id } from '../../wire.gen';
import { states } from '../tickets/fields';

export function ItemHistory({ id }: { id: Id }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const history = useQuery('equipment.history', { id });
  if (history.isError) return <Faulted error={history.error} again={() => void history.refetch()} />;
  if (!history.data) return null;
  const { owners, jobs } = history.data;
  return (
    <>
      {owners.length > 1 && (
        <Block title="equipment-owners">
          <ul className="ac-lines">
            {owners.map((o) => <li key={o.since}><span className="ac-mono">{o.number}</span> <span>{o.name}</span> <span className="ac-num ac-quiet">{moment(o.since, offset, locale)}</span></li>)}
          </ul>
        </Block>
      )}
      <Block title="equipment-jobs">
        <ul className="ac-lines">
          {jobs.map((job) => (
            <li key={job.id}>
              <a className="ac-mono" href={`#/tickets/${job.id}`}>{job.number}</a>
              <Tag tone={states.find((s) => s.value === job.state)?.tone ?? 'idle'}>{t(`tickets-state-${job.state}`)}</Tag>
              <span className="ac-num ac-quiet">{moment(job.received_at, offset, locale)}</span> <span>{job.customer_name}</span> <span>{job.subject}</span>
            </li>
          ))}
          {jobs.length === 0 && <li className="ac-quiet">{t('customers-page-none')}</li>}
        </ul>
      </Block>
    </>
  );
}
