import { Skeleton } from 'antd';
import { Faulted, useMay, useQuery } from '../../data';
import { Block, Detail, Facts, Steps, type Step } from '../../detail';
import { Tag } from '../../field';
import { go } from '../../frame/router';
import { useText } from '../../text';
import { ItemHistory } from './History';
import { asked, fields, kindOf, warranties } from './fields';

export function EquipmentPage({ id }: { id: string }) {
  const t = useText();
  const found = useQuery('equipment.get', { id });
  const mayWrite = useMay('equipment.write');
  const mayTicket = useMay('ticket.create');
  if (found.isError) return <div className="ac-page"><Faulted error={found.error} again={() => void found.refetch()} /></div>;
  if (!found.data) return <div className="ac-page"><Skeleton active /></div>;
  const item = found.data;
  const kind = kindOf(item);
  const state = warranties.find((w) => w.value === item.warranty);
  const steps: Step[] = [];
  if (mayTicket) steps.push({ key: 'ticket', label: 'customers-new-ticket', allowed: item.active, reason: t('equipment-inactive'), run: () => go(`/intake?caller=${encodeURIComponent(item.serial || item.customer_name)}`) });
  if (mayWrite) steps.push({ key: 'edit', label: 'equipment-edit', allowed: true, run: () => go(`/equipment/${id}/edit`) });
  return (
    <Detail
      number={item.number}
      title={item.name}
      tags={<><Tag tone={state?.tone ?? 'idle'}>{t(state?.label ?? '')}</Tag>{item.contract_state !== 'none' && <Tag tone={item.contract_state === 'covered' ? 'ok' : 'warn'}>{t(`equipment-contract_state-${item.contract_state}`)}</Tag>}{!item.active && <Tag>{t('equipment-inactive')}</Tag>}</>}
      left={
        <>
        <Block title="equipment-facts">
          <Facts fields={fields} of={{ ...item, kind }} only={['kind', ...asked[kind], 'purchased_on', 'warranty_months', 'warranty_until', ...(item.contract ? (['contract', 'contract_until'] as const) : []), 'address', 'note']} />
        </Block>
        <ItemHistory id={id} />
        </>
      }
      right={<Block title="equipment-customer"><p><a href={`#/customers/${item.customer}`}>{item.customer_name}</a></p></Block>}
      foot={steps.length > 0 ? <Steps items={steps} /> : null}
    />
  );
}
