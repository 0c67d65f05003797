import { Alert, Skeleton, Tabs } from 'antd';
import { Faulted, useMay, useQuery } from '../../data';
import { Block, Detail, Facts, Steps, type Step } from '../../detail';
import { Tag } from '../../field';
import { go, useRoute } from '../../frame/router';
import { useText } from '../../text';
import type { CustomerFile } from '../../wire.gen';
import { ItemLines } from '../equipment/Lines';
import { CustomerHistory } from './History';
import { fields, grades, kinds } from './fields';

export function CustomerPage({ id }: { id: string }) {
  const t = useText();
  const file = useQuery('customers.get', { id });
  const tab = useRoute().query.get('tab') ?? 'file';
  const mayHistory = useMay('journal.read');
  if (file.isError) return <div className="ac-page"><Faulted error={file.error} again={() => void file.refetch()} /></div>;
  if (!file.data) return <div className="ac-page"><Skeleton active /></div>;
  const { customer, access, owner_name } = file.data;
  const isWhole = access === 'full';
  return (
    <Detail
      number={customer.number}
      title={customer.name}
      tags={
        <>
          <Tag>{t(kinds.find((k) => k.value === customer.kind)?.label ?? '')}</Tag>
          {customer.grade !== 'ordinary' && <Tag tone={customer.grade === 'vip' ? 'warn' : 'info'}>{t(grades.find((g) => g.value === customer.grade)?.label ?? '')}</Tag>}
          {customer.grade === 'vip' && !customer.owner && <Tag tone="bad">{t('customers-owner-none')}</Tag>}
          {!customer.active && <Tag>{t('customers-closed')}</Tag>}
        </>
      }
      notice={isWhole ? undefined : <Alert type="info" showIcon title={t(access === 'flag' ? 'customers-vip-flag' : 'customers-masked')} />}
      left={
        <Tabs
          activeKey={tab}
          onChange={(key) => go(`/customers/${id}${key === 'file' ? '' : `?tab=${key}`}`)}
          items={[
            { key: 'file', label: t('customers-file'), children: <Lines file={file.data} /> },
            ...(isWhole && mayHistory ? [{ key: 'history', label: t('customers-history'), children: <CustomerHistory file={file.data} /> }] : []),
          ]}
        />
      }
      right={
        <Block title="customers-facts">
          <Facts fields={fields} of={{ ...customer, owner_name }}
            only={['kind', 'grade', 'region', 'owner_name', 'birthday', 'opened_on', 'source_number', 'note']} />
        </Block>
      }
      foot={<Next file={file.data} />}
    />
  );
}

/** Contacts with their numbers, sites, and what the customer owns. */
function Lines({ file }: { file: CustomerFile }) {
  const t = useText();
  const nameOf = (id: string | null) => file.contacts.find((c) => c.id === id)?.name ?? t('customers-contact-own');
  return (
    <div className="ac-stack">
      <Block title="customers-phones">
        <ul className="ac-lines">
          {file.phones.map((p) => (
            <li key={p.id}>
              <strong className="ac-num">{p.display}</strong> <span>{nameOf(p.contact)}</span> {p.label && <span className="ac-quiet">{p.label}</span>}
              {p.is_main && file.phones.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
            </li>
          ))}
          {file.phones.length === 0 && <li className="ac-quiet">{t('customers-no-phone')}</li>}
        </ul>
      </Block>
      {file.contacts.length > 0 && (
        <Block title="customers-contacts">
          <ul className="ac-lines">
            {file.contacts.map((c) => (
              <li key={c.id}>
                <strong>{c.name}</strong> {c.post && <span>{c.post}</span>} {c.email && <span className="ac-quiet">{c.email}</span>}
                {c.is_main && file.contacts.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block title="customers-sites">
        <ul className="ac-lines">
          {file.sites.map((s) => (
            <li key={s.id}>
              {s.name && <strong>{s.name}</strong>} <span>{s.address}</span> {s.zone && <Tag>{s.zone}</Tag>} {s.note && <span className="ac-quiet">{s.note}</span>}
              {s.is_main && file.sites.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
            </li>
          ))}
          {file.sites.length === 0 && <li className="ac-quiet">{t('customers-no-site')}</li>}
        </ul>
      </Block>
      <Block title="customers-equipment">
        <ItemLines items={file.equipment} />
      </Block>
    </div>
  );
}

function Next({ file }: { file: CustomerFile }) {
  const t = useText();
  const id = file.customer.id;
  const mayTicket = useMay('ticket.create');
  const mayWrite = useMay('customer.write');
  const mayItem = useMay('equipment.write');
  const steps: Step[] = [];
  if (mayTicket) steps.push({ key: 'ticket', label: 'customers-new-ticket', allowed: file.customer.active, reason: t('customers-closed'), run: () => go(`/intake?caller=${encodeURIComponent(file.customer.number)}`) });
  if (mayWrite) steps.push({ key: 'edit', label: 'customers-edit', allowed: file.access === 'full', reason: t('customers-vip-flag'), run: () => go(`/customers/${id}/edit`) });
  if (mayItem) steps.push({ key: 'item', label: 'equipment-new', allowed: true, run: () => go(`/equipment/new?customer=${id}`) });
  return steps.length > 0 ? <Steps items={steps} /> : null;
}
