// What we know of the caller before his second sentence: open tickets, promises, items with warranty, the last job; and
// a warning where the same is already being worked on, with one key to join it.
import { Alert, Button, Checkbox } from 'antd';
import { useDeferredValue } from 'react';
import { useQuery, useSession } from '../../data';
import { Tag, TimeLeft } from '../../field';
import { Field, useForget } from '../../form';
import { moment } from '../../format/format';
import { useKey } from '../../frame/keys';
import { go } from '../../frame/router';
import { useLocale, useText } from '../../text';
import type { KnownTickets, SimilarTicket, TicketRow } from '../../wire.gen';
import { isDue, Marks, states, warranties } from '../tickets/fields';
import type { Intake } from './fields';

/** Open tickets shown; the items must not be pushed off the screen. */
const SHOWN = 4;
type Props = { values: Partial<Intake>; notARepeat: boolean; setNotARepeat: (is: boolean) => void; join: (id: string, forget: () => void) => void };

export function Known({ values, notARepeat, setNotARepeat, join }: Props) {
  const t = useText();
  const { customer } = values;
  const known = useQuery('tickets.known', { customer: customer ?? '' }, { enabled: Boolean(customer) });
  const file = useQuery('customers.get', { id: customer ?? '' }, { enabled: Boolean(customer) });
  const serial = values.serial?.trim() ?? '';
  // What is said is compared as it is typed, the warning before it stands until the next answer.
  const said = useDeferredValue(values.description?.trim() ?? '');
  const phone = useDeferredValue(values.contact_phone?.trim() ?? '');
  const address = useDeferredValue(values.address?.trim() ?? '');
  const similar = useQuery('tickets.similar', {
    customer: customer ?? undefined, equipment: values.equipment ?? undefined, serial: serial.length >= 3 ? serial : undefined,
    phone: phone.length >= 7 ? phone : undefined, address: address.length >= 6 ? address : undefined, description: said,
  }, { enabled: Boolean(customer) || serial.length >= 3 || phone.length >= 7 || address.length >= 6, keep: true });
  const forget = useForget();
  const open = similar.data?.find((s) => s.is_duplicate);
  const repeat = values.service_type === 'repair' ? similar.data?.find((s) => s.is_repeat) : undefined;
  useKey('Ctrl+J', () => {
    if (open) join(open.id, forget);
  }, open !== undefined, 'keys-intake-join');

  const soonest = [...(known.data?.open ?? [])].sort((a, b) => a.due_at - b.due_at);
  if (!customer && !open && !repeat) return <p className="ac-quiet">{t('intake-nothing-known')}</p>;
  return (
    <>
      {open && (
        <Alert type="warning" showIcon title={t(open.same_item ? 'intake-duplicate' : open.same_words ? 'intake-duplicate-words' : 'intake-duplicate-address', { number: open.number })}
          description={(
            <>
              <Button size="small" type="primary" onClick={() => join(open.id, forget)}>{t('intake-join')}</Button>{' '}
              <Button size="small" onClick={() => go(`/tickets/${open.id}`)}>{t('intake-join-open')}</Button>
            </>
          )} />
      )}
      {!open && repeat && <Repeat of={repeat} notARepeat={notARepeat} setNotARepeat={setNotARepeat} />}
      {customer && (
        <>
          <h3>{t('intake-open')}</h3>
          {known.data?.open.length === 0 && <p className="ac-quiet">{t('intake-no-tickets')}</p>}
          <ul className="in-list">{soonest.slice(0, SHOWN).map((row) => <Line key={row.id} row={row} />)}</ul>
          {soonest.length > SHOWN && <p className="ac-quiet">{t('intake-and-more', { count: soonest.length - SHOWN })}</p>}
          {(known.data?.complaints ?? 0) > 0 && <p><Tag tone="warn">{t('intake-complaints', { count: known.data?.complaints })}</Tag></p>}
          <LastVisit of={known.data?.last_visit ?? null} />
          <h3>{t('intake-items')}</h3>
          {file.data?.equipment.length === 0 && <p className="ac-quiet">{t('intake-no-items')}</p>}
          <ul className="in-list">
            {file.data?.equipment.slice(0, 8).map((item) => (
              <li key={item.id}>
                <span>{item.name}</span> <span className="ac-quiet">{item.model === item.name ? '' : item.model} {item.version}</span> <span className="ac-mono">{item.plate === item.name ? '' : item.plate} {item.serial}</span>{' '}
                <Tag tone={warranties.find((w) => w.value === item.warranty)?.tone ?? 'idle'}>{t(`tickets-warranty-${item.warranty}`)}{item.warranty_until ? ` ${item.warranty_until}` : ''}</Tag>{item.contract_state !== 'none' && <> <Tag tone={item.contract_state === 'covered' ? 'ok' : 'warn'}>{t(`equipment-contract_state-${item.contract_state}`)}{item.contract_until ? ` ${item.contract_until}` : ''}</Tag></>}
              </li>
            ))}
          </ul>
          {(known.data?.finished.length ?? 0) > 0 && (
            <>
              <h3>{t('intake-last')}</h3>
              <ul className="in-list">{known.data?.finished.map((row) => <Line key={row.id} row={row} />)}</ul>
            </>
          )}
        </>
      )}
    </>
  );
}

/** Who was there last, when, and what came of it. */
function LastVisit({ of }: { of: KnownTickets['last_visit'] }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  if (of === null) return null;
  return (
    <>
      <h3>{t('intake-last-visit')}</h3>
      <p>
        {of.is_open_to_me ? <a className="ac-mono" href={`#/visits/${of.id}`}>{of.number}</a> : <span className="ac-mono">{of.number}</span>} {moment(of.arrived_at, offset, locale)} {of.lead_name}{' '}
        {of.result !== null && <Tag tone={of.result === 'solved' ? 'ok' : 'warn'}>{t(`visits-result-${of.result}`)}</Tag>}
      </p>
    </>
  );
}

function Repeat({ of, notARepeat, setNotARepeat }: { of: SimilarTicket; notARepeat: boolean; setNotARepeat: (is: boolean) => void }) {
  const t = useText();
  const form = useQuery('tickets.intake_form', {});
  return (
    <Alert type="warning" showIcon title={t('intake-repeat', { days: form.data?.repeat_days ?? 30, number: of.number })}
      description={(
        <>
          <Checkbox checked={notARepeat} onChange={(e) => setNotARepeat(e.target.checked)}>{t('intake-not-repeat')}</Checkbox>
          {notARepeat && <Field name="not_a_repeat_reason" required autoFocus />}
        </>
      )} />
  );
}

function Line({ row }: { row: TicketRow }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const ended = !isDue(row.state);
  return (
    <li>
      <a className="ac-mono" href={`#/tickets/${row.id}`}>{row.number}</a> <Tag tone={states.find((s) => s.value === row.state)?.tone ?? 'idle'}>{t(`tickets-state-${row.state}`)}</Tag> <Marks row={row} />
      <div>{row.subject}</div>
      <div className="ac-quiet">
        {ended ? moment(row.received_at, offset, locale) : <>{row.promised_at !== null && `${t('intake-promises')} `}<TimeLeft due={row.due_at} /></>} {row.assignee_name}
      </div>
    </li>
  );
}
