// Who is calling: matches as typed, one Enter takes the first. An unknown caller is a new customer with one more Enter.
import { Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from '../../data';
import { Tag } from '../../field';
import { Field } from '../../form';
import { composing } from '../../frame/keys';
import { useRoute } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import { isPerson } from '../customers/fields';
import type { CallerMatch, Recognised } from '../../wire.gen';
import { focusField } from './focus';
import type { Intake } from './fields';

type Props = { values: Partial<Intake>; set: (some: Partial<Intake>) => void; picked: CallerMatch | null; pick: (match: CallerMatch | null) => void };

export function Who({ values, set, picked, pick }: Props) {
  if (values.customer) return <KnownCaller values={values} set={set} picked={picked} />;
  if (values.is_new) return <NewCaller set={set} />;
  return <Asking set={set} pick={pick} />;
}

const looksLikePhone = (text: string) => /^[+\d\s()转-]+$/.test(text) && /\d{3}/.test(text);

function Asking({ set, pick }: Pick<Props, 'set' | 'pick'>) {
  const t = useText();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Recognised>({ matches: [], more: false });
  const [at, setAt] = useState(0);
  const [lookedUp, setLookedUp] = useState('');
  const asked = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Enter typed faster than the answer comes waits for it: the hand need not.
  const enterWaits = useRef(false);

  const query = (wanted: string) => {
    setText(wanted);
    setAt(0);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      asked.current += 1;
      const mine = asked.current;
      call('tickets.recognise', { query: wanted }).then((answer) => {
        if (mine !== asked.current) return;
        setFound(answer);
        setLookedUp(wanted);
      }, () => undefined);
    }, 80);
  };
  const takeNew = () => {
    const typed = text.trim();
    if (typed === '') return;
    const isPhone = looksLikePhone(typed);
    set({ is_new: true, customer: undefined, ...(isPhone ? { contact_phone: typed } : { customer_name: typed }) });
    focusField(isPhone ? 'customer_name' : 'contact_phone');
  };
  const take = (index: number) => {
    const match = found.matches[index];
    if (match) {
      pick(match);
      takeMatch(match, set);
    }
    else takeNew();
  };
  useEffect(() => {
    if (!enterWaits.current || lookedUp !== text) return;
    enterWaits.current = false;
    take(0);
  });
  // From a customer's or an item's page: as if its number had been typed, once.
  const caller = useRoute().query.get('caller');
  // Stands behind the effect above, which would take the wish for one already answered.
  useEffect(() => {
    if (!caller) return;
    history.replaceState(null, '', '#/intake');
    enterWaits.current = true;
    query(caller);
  }, [caller]);
  const isOpen = text.trim() !== '';
  const last = found.matches.length;
  return (
    <>
      <label className="in-caller" htmlFor="in-caller">{t('intake-caller')}</label>
      <Input id="in-caller" autoFocus size="large" value={text} autoComplete="off" maxLength={60}
        role="combobox" aria-expanded={isOpen} aria-controls="in-matches" aria-activedescendant={isOpen ? `in-match-${at}` : undefined} aria-describedby="in-caller-hint"
        onChange={(e) => query(e.target.value)}
        onKeyDown={(e) => {
          if (composing(e)) return;
          if (e.key === 'ArrowDown') setAt((i) => Math.min(i + 1, last));
          else if (e.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0));
          else if (e.key === 'Enter' && !e.ctrlKey && isOpen) {
            if (lookedUp === text) take(at);
            else enterWaits.current = true;
          } else if (e.key === 'Escape' && isOpen) query('');
          else return;
          e.preventDefault();
          e.stopPropagation();
        }} />
      <p id="in-caller-hint" className="ac-quiet in-hint">{t('intake-caller-hint')}</p>
      <ul id="in-matches" role="listbox" aria-label={t('intake-caller')} className="in-matches" hidden={!isOpen}>
        {found.matches.map((m, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are answered by the field above
          <li key={m.customer.id} id={`in-match-${i}`} role="option" aria-selected={i === at} onClick={() => take(i)} onMouseMove={() => setAt(i)}>
            <strong>{m.customer.name}</strong> {m.customer.grade !== 'ordinary' && <Tag tone="info">{t(`customers-grade-${m.customer.grade}`)}</Tag>}
            <div className="ac-num">{m.phone?.display ?? m.customer.phone}</div>
            <div className="ac-quiet">{m.customer.address}</div>
          </li>
        ))}
        {found.more && <li role="option" aria-selected="false" aria-disabled="true" className="ac-quiet">{t('intake-more')}</li>}
        {isOpen && (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are answered by the field above
          <li id={`in-match-${last}`} role="option" aria-selected={at === last} onClick={takeNew} onMouseMove={() => setAt(last)}>
            {t('intake-new-caller-name', { name: text.trim() })}
          </li>
        )}
      </ul>
    </>
  );
}

function takeMatch(match: CallerMatch, set: Props['set']) {
  const [only] = match.equipment.length === 1 ? match.equipment : [];
  const contact = match.contacts.find((c) => c.id === match.phone?.contact) ?? match.contacts.find((c) => c.is_main);
  set({
    customer: match.customer.id,
    is_new: false,
    // A private customer is his own contact; without a name the visit could not say who was met.
    contact_name: contact?.name ?? (isPerson(match.customer.kind) ? match.customer.name : ''),
    contact_phone: match.phone?.display ?? match.phones[0]?.display ?? '',
    site: match.main_site?.id,
    address: match.main_site?.address ?? '',
    equipment: only?.id,
    model: only ? only.model || only.name : '',
    serial: only?.serial ?? '',
  });
  // With one item on file there is nothing to choose: straight to the symptom.
  focusField(match.equipment.length > 1 ? 'item' : match.equipment.length === 1 ? 'description' : 'model');
}

function KnownCaller({ values, set, picked }: Omit<Props, 'pick'>) {
  const t = useText();
  const file = useQuery('customers.get', { id: values.customer ?? '' });
  const known = useQuery('tickets.known', { customer: values.customer ?? '' });
  const customer = file.data?.customer ?? (picked?.customer.id === values.customer ? picked?.customer : undefined);
  const ownerName = file.data?.owner_name ?? (picked?.customer.id === values.customer ? picked?.customer.owner_name : undefined);
  return (
    <>
      <div className="in-card">
        <strong>{customer?.name ?? '…'}</strong> {customer && customer.grade !== 'ordinary' && <Tag tone="info">{t(`customers-grade-${customer.grade}`)}</Tag>}
        <div className="ac-quiet ac-mono">{customer?.number}</div>
        {customer?.grade === 'vip' && ownerName && <div className="ac-quiet">{t('intake-owner', { name: ownerName })}</div>}
        {known.data?.vip_line && <div className="ac-num">{t('intake-vip-line', { line: known.data.vip_line })}</div>}
        <Again set={set} />
      </div>
      <Field name="contact_name" />
      <Field name="contact_phone" required />
      <Field name="address" />
    </>
  );
}

function NewCaller({ set }: { set: Props['set'] }) {
  const t = useText();
  return (
    <>
      <div className="in-card"><Tag tone="info">{t('intake-new-caller')}</Tag><Again set={set} /></div>
      <Field name="customer_name" required />
      <Field name="contact_phone" required />
      <Field name="contact_name" />
      <Field name="address" />
    </>
  );
}

/** Back to asking who. */
function Again({ set }: { set: Props['set'] }) {
  const t = useText();
  const form = Form.useFormInstance();
  return (
    <Button size="small" type="link" onClick={() => {
      form.resetFields(['customer_name', 'contact_name', 'contact_phone', 'address', 'model', 'serial']);
      set({ customer: undefined, is_new: false, site: undefined, equipment: undefined, customer_name: '', contact_name: '', contact_phone: '', address: '', model: '', serial: '' });
    }}>{t('intake-change-caller')}</Button>
  );
}
