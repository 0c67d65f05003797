// Files that may be of one customer, and two of them side by side before they become one (N-16).
import { Alert, App, Button, Empty, Modal, Radio, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { Faulted, useChange, useQuery } from '../../data';
import { Tag, useShown, words, type Fields } from '../../field';
import { Field } from '../../form';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { Customer, Id } from '../../wire.gen';
import { findCustomers } from '../equipment/fields';
import { Asking } from '../tickets/Asking';
import { fields } from './fields';

type Two = { survivor: Id; merged: Id };
const CHOICES = ['name', 'kind', 'grade', 'region', 'owner', 'birthday', 'opened_on', 'note'] as const;

export function Duplicates() {
  const t = useText();
  const pairs = useQuery('customers.duplicates', {});
  const [two, setTwo] = useState<Two | null>(null);
  if (pairs.isError) return <div className="ac-page"><Faulted error={pairs.error} again={() => void pairs.refetch()} /></div>;
  return (
    <div className="ac-page">
      <h1 className="ac-title">{t('customers-duplicates')}</h1>
      {!pairs.data && <Skeleton active />}
      {pairs.data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('customers-duplicates-none')} />}
      <ul className="ac-lines">
        {(pairs.data ?? []).map(({ older, newer, by }) => (
          <li key={`${older.id} ${newer.id}`}>
            {[older, newer].map((row) => (
              <a key={row.id} href={`#/customers/${row.id}`} className="ac-pair"><span className="ac-mono">{row.number}</span> <strong>{row.name}</strong> <span className="ac-num">{row.phone}</span> <span className="ac-quiet">{row.address}</span></a>
            ))}
            {by.map((one) => <Tag key={one}>{t(`customers-like-${one}`)}</Tag>)}
            <Button size="small" onClick={() => setTwo({ survivor: older.id, merged: newer.id })}>{t('customers-merge')}</Button>
          </li>
        ))}
      </ul>
      {two && <MergeDialog two={two} close={() => setTwo(null)} />}
    </div>
  );
}

/** Any other file, found by what is typed, to be made one with this one. */
export function MergeWith({ customer, close }: { customer: Id; close: () => void }) {
  const [other, setOther] = useState<Id | null>(null);
  // Choosing ends the question and not the errand.
  const isChosen = useRef(false);
  const choose = async ({ other: one }: { other: Id }) => {
    isChosen.current = true;
    setOther(one);
  };
  const chosen: Fields = { other: { kind: 'pick', label: 'customers-merge-other', required: true, find: async (text) => (await findCustomers(text)).filter((one) => one.value !== customer), nameOf: async (id) => (await call('customers.get', { id })).customer.name } };
  if (other !== null) return <MergeDialog two={{ survivor: customer, merged: other }} close={close} />;
  return (
    <Asking<{ other: Id }> title="customers-merge-with" fields={chosen} close={() => { if (!isChosen.current) close(); }} save={choose}>
      <Field name="other" autoFocus />
    </Asking>
  );
}

export function MergeDialog({ two, close }: { two: Two; close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const shown = useShown(useLocale());
  const [asked, setAsked] = useState(two);
  const [take, setTake] = useState<string[]>([]);
  const seen = useQuery('customers.merge_preview', asked);
  const merge = useChange('customers.merge', {
    then: () => {
      void message.success(t('customers-merged-done'));
      close();
      go(`/customers/${asked.survivor}`);
    },
  });
  const data = seen.data;
  const say = (customer: Customer, owner: string, key: (typeof CHOICES)[number]) =>
    (key === 'owner' ? owner : words((fields as Fields)[key]!, customer[key], shown)) || t('word-none');
  return (
    <Modal open width={760} title={t('customers-merge-title')} onCancel={close} cancelText={t('action-cancel')} okText={t('customers-merge')} destroyOnHidden
      okButtonProps={{ disabled: !data || data.is_refused }} confirmLoading={merge.isPending} onOk={() => merge.mutate({ ...asked, take })}>
      {seen.isError && <Faulted error={seen.error} />}
      {!data && !seen.isError && <Skeleton active />}
      {data && (
        <>
          {data.conflicts.map((c) => <Alert key={c} type={c === 'two_vip_files' ? 'warning' : 'error'} showIcon title={t(`customers-conflict-${c}`)} />)}
          <table className="ac-sides">
            <thead>
              <tr><th>{t('customers-facts')}</th><th>{t('customers-merge-stays')} <span className="ac-mono">{data.survivor.customer.number}</span></th><th>{t('customers-merge-goes')} <span className="ac-mono">{data.merged.customer.number}</span></th></tr>
            </thead>
            <tbody>
              {CHOICES.map((key) => {
                const left = say(data.survivor.customer, data.survivor.owner_name, key);
                const right = say(data.merged.customer, data.merged.owner_name, key);
                const label = t(fields[key]!.label);
                const side = take.includes(key) ? 'right' : 'left';
                const choose = (to: 'left' | 'right') => setTake(to === 'right' ? [...take, key] : take.filter((k) => k !== key));
                return (
                  <tr key={key}>
                    <th scope="row">{label}</th>
                    {left === right ? <><td>{left}</td><td className="ac-quiet">{right}</td></> : (
                      <>
                        <td><Radio checked={side === 'left'} onChange={() => choose('left')} aria-label={`${label} ${left}`}>{left}</Radio></td>
                        <td><Radio checked={side === 'right'} onChange={() => choose('right')} aria-label={`${label} ${right}`}>{right}</Radio></td>
                      </>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p>{t('customers-merge-moves')} <Tables of={data.moves} /></p>
          <Button size="small" onClick={() => {
            setTake([]);
            setAsked({ survivor: asked.merged, merged: asked.survivor });
          }}>{t('customers-merge-swap')}</Button>
        </>
      )}
    </Modal>
  );
}

const NAMED = ['customer', 'contact', 'phone', 'site', 'equipment', 'ticket', 'ticket_note', 'ticket_transition', 'service_voucher', 'visit', 'acceptance_round', 'signature', 'paper', 'filed_document', 'vip_file', 'attachment'];

/** How many records of each kind, in words; kinds nobody knows by name are counted together. */
export function Tables({ of }: { of: Record<string, number | undefined> }) {
  const t = useText();
  const named = NAMED.filter((table) => (of[table] ?? 0) > 0).map((table) => `${t(`customers-record-${table}`)} ${of[table] ?? 0}`);
  const others = Object.entries(of).filter(([table]) => !NAMED.includes(table)).reduce((sum, [, count]) => sum + (count ?? 0), 0);
  if (others > 0) named.push(`${t('customers-record-other')} ${others}`);
  return <span className="ac-num">{named.join(' · ')}</span>;
}
