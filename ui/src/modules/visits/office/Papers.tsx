// Papers that have not come back, by person (E-19).
import { Skeleton } from 'antd';
import { Blank } from '../../../grid';
import { Faulted, useQuery, useSession } from '../../../data';
import { Tag } from '../../../field';
import { moment } from '../../../format/format';
import { useLocale, useText } from '../../../text';
import { paperWords } from '../words';

export function PapersMissingPage() {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const asked = useQuery('visits.papers_missing', { overdue: false });
  if (asked.error) return <Faulted error={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active />;
  if (asked.data.length === 0) return <Blank title={t('visits-papers-all-in')} />;
  return asked.data.map((person) => (
    <section key={person.person} className="ac-block">
      <header><h2>{person.name}</h2></header>
      <ul className="ac-lines">
        {person.visits.map((one) => (
          <li key={one.visit} className="ac-row">
            <a className="ac-mono" href={`#/visits/${one.visit}?step=leave`}>{one.visit_number}</a>
            <span>{one.customer_name}</span>
            <span>{one.papers.map(paperWords).join(t('word-comma'))}</span>
            <span className="ac-push" />
            {one.is_overdue && <Tag tone="bad">{t('visits-papers-overdue')}</Tag>}
            <span className="ac-num">{t('visits-papers-due', { at: moment(one.due_at, offset, locale) })}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
