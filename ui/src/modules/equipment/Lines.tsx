import { Tag } from '../../field';
import { useText } from '../../text';
import type { EquipmentView } from '../../wire.gen';
import { warranties } from './fields';

/** A customer's items, each with the state of its warranty. */
export function ItemLines({ items }: { items: EquipmentView[] }) {
  const t = useText();
  if (items.length === 0) return <p className="ac-quiet">{t('equipment-none')}</p>;
  return (
    <ul className="ac-lines">
      {items.map((item) => {
        const state = warranties.find((w) => w.value === item.warranty);
        return (
          <li key={item.id}>
            <a href={`#/equipment/${item.id}`}>{item.model || item.name}</a> <span className="ac-mono">{item.serial}</span>{' '}
            <Tag tone={state?.tone ?? 'idle'}>{t(state?.label ?? '')}</Tag>{' '}
            {item.warranty_until && <span className="ac-quiet">{t('equipment-until', { day: item.warranty_until })}</span>}{' '}
            {item.contract_state !== 'none' && <Tag tone={item.contract_state === 'covered' ? 'ok' : 'warn'}>{t(`equipment-contract_state-${item.contract_state}`)}</Tag>}{' '}
            {item.address && <span className="ac-quiet">{item.address}</span>}
          </li>
        );
      })}
    </ul>
  );
}
