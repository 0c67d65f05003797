// What happened with a customer, a block a kind: the last ones, and how many there are.
import { Button } from 'antd';
import { useSession } from '../../data';
import { Block } from '../../detail';
import { Tag } from '../../field';
import { day, moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { CustomerPage, FileBlock } from '../../wire.gen';
import { TONES as paperTones } from '../papers/fields';
import { states } from '../tickets/fields';
import { TONES as visitTones } from '../visits/fields';

type Whole = { page: CustomerPage; all: (block: FileBlock) => void };

/** The number of all, and the way to them where more stand behind. */
function Count({ shown, count, all }: { shown: number; count: number; all: () => void }) {
  const t = useText();
  if (count <= shown) return <span className="ac-quiet ac-num">{count}</span>;
  return <Button size="small" type="link" onClick={all}>{t('customers-page-all', { count })}</Button>;
}

export function Happened({ page, all }: Whole) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const at = (when: number) => <span className="ac-num ac-quiet">{moment(when, offset, locale)}</span>;
  const none = <li className="ac-quiet">{t('customers-page-none')}</li>;
  return (
    <>
      {page.to_come.length > 0 && (
        <div id="customer-to-come">
          <Block title="customers-page-to-come">
            <ul className="ac-lines">
              {page.to_come.map((one, i) => (
                <li key={`${one.kind}${one.number}${i}`}>
                  <Tag tone={one.is_late ? 'bad' : 'info'}>{t(`customers-to-come-${one.kind}`)}</Tag> {at(one.at)}
                  {one.number !== '' && <a className="ac-mono" href={one.visit ? `#/visits/${one.visit}` : `#/tickets/${one.ticket}`}>{one.number}</a>} <span>{one.by}</span>
                </li>
              ))}
            </ul>
          </Block>
        </div>
      )}
      <div id="customer-tickets">
        <Block title="customers-page-tickets" extra={<span className="ac-row">
          {page.open_count > 0 && <Tag tone="info">{t('customers-page-open', { count: page.open_count })}</Tag>}
          <Count shown={page.tickets.length} count={page.ticket_count} all={() => all('tickets')} />
        </span>}>
          <ul className="ac-lines">
            {page.tickets.map((row) => (
              <li key={row.id}>
                <a className="ac-mono" href={`#/tickets/${row.id}`}>{row.number}</a>
                <Tag tone={states.find((s) => s.value === row.state)?.tone ?? 'idle'}>{t(`tickets-state-${row.state}`)}</Tag>
                {at(row.received_at)} <span>{row.subject}</span>
              </li>
            ))}
            {page.tickets.length === 0 && none}
          </ul>
        </Block>
      </div>
      <div id="customer-visits">
        <Block title="customers-page-visits" extra={<Count shown={page.visits.length} count={page.visit_count} all={() => all('visits')} />}>
          <ul className="ac-lines">
            {page.visits.map((row) => (
              <li key={row.id}>
                <a className="ac-mono" href={`#/visits/${row.id}`}>{row.number}</a>
                <Tag tone={visitTones[row.state]}>{t(`visits-state-${row.state}`)}</Tag>
                {at(row.agreed_at ?? row.planned_at)} <span>{row.crew.join(t('word-comma'))}</span>
              </li>
            ))}
            {page.visits.length === 0 && none}
          </ul>
        </Block>
      </div>
      <div id="customer-papers">
        <Block title="customers-page-papers" extra={<Count shown={page.papers.length} count={page.paper_count} all={() => all('papers')} />}>
          <ul className="ac-lines">
            {page.papers.map((row) => (
              <li key={row.id}>
                <a className="ac-mono" href={`#/papers/${row.id}`}>{row.number}</a>
                <span>{t(`papers-kind-${row.kind}`)}</span>
                <Tag tone={paperTones[row.state]}>{t(`papers-state-${row.state}`)}</Tag> {at(row.issued_at)}
              </li>
            ))}
            {page.papers.length === 0 && none}
          </ul>
        </Block>
      </div>
      {page.letters.length > 0 && (
        <div id="customer-letters">
          <Block title="customers-page-letters" extra={<span className="ac-quiet ac-num">{page.letters.length}</span>}>
            <ul className="ac-lines">
              {page.letters.map((one) => (
                <li key={one.id}>
                  <span className="ac-mono">{one.number}</span> <Tag>{t(`attachments-class-${one.class}`)}</Tag> <span>{one.said}</span> {at(one.added_at)}
                </li>
              ))}
            </ul>
          </Block>
        </div>
      )}
      <div id="customer-documents">
        <Block title="customers-page-documents" extra={<Count shown={page.documents.length} count={page.document_count} all={() => all('documents')} />}>
          <ul className="ac-lines">
            {page.documents.map((row) => (
              <li key={row.id}>
                <a className="ac-mono" href={`#/documents/${row.id}`}>{row.number}</a>
                <span>{t(`documents-kind-${row.kind}`)}</span> {at(row.sealed_at)}
              </li>
            ))}
            {page.documents.length === 0 && none}
          </ul>
        </Block>
      </div>
    </>
  );
}

/** Where the customer stands: stage, last contact, opened in time, seen (N-01, N-05, N-09). */
export function Standing({ page }: { page: CustomerPage }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { opening } = page;
  return (
    <dl className="ac-facts">
      {page.last_contact_at !== null && <div><dt>{t('customers-last-contact')}</dt><dd className="ac-num">{moment(page.last_contact_at, offset, locale)} {page.is_possibly_lost && <Tag tone="warn">{t('customers-possibly-lost')}</Tag>}</dd></div>}
      {opening && (
        <div>
          <dt>{t('customers-opening')}</dt>
          <dd>{opening.is_late ? <Tag tone="bad">{t('customers-opening-late', { day: day(opening.due_on, locale) })}</Tag> : t('customers-opening-in-time', { day: day(opening.due_on, locale) })}</dd>
        </div>
      )}
      {page.seen_at !== null && <div><dt>{t('customers-seen')}</dt><dd>{page.seen_by} <span className="ac-num ac-quiet">{moment(page.seen_at, offset, locale)}</span></dd></div>}
    </dl>
  );
}
