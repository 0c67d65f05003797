// A line's name with suggestions from the parts list or the price list: what is chosen brings its code and price along;
// what is typed stays what was typed.
import { AutoComplete, Input } from 'antd';
import { useRef, useState } from 'react';
import { useMay } from '../../../data';
import { money } from '../../../format/format';
import { call } from '../../../host';
import type { Part, PriceItem } from '../../../wire.gen';

type Props<T> = {
  id?: string;
  value: string;
  disabled: boolean;
  label: string;
  placeholder?: string;
  status?: '' | 'error';
  find: (text: string) => Promise<T[]>;
  type: (text: string) => void;
  choose: (chosen: T) => void;
};
type Known = { id: string; code: string; name: string; price: number | null };

export const findParts = async (search: string): Promise<Part[]> => (await call('parts.list', { search, limit: 8 })).rows;
export const findPrices = async (search: string): Promise<PriceItem[]> => (await call('price_list.list', { search, limit: 8, in_force: true })).rows;

export function Suggested<T extends Known>({ id, value, disabled, label, placeholder, status, find, type, choose }: Props<T>) {
  const may = useMay('price.read');
  const [found, setFound] = useState<T[]>([]);
  const asked = useRef(0);
  const search = (text: string) => {
    asked.current += 1;
    const mine = asked.current;
    if (!may || text.trim() === '') setFound([]);
    else find(text).then((rows) => mine === asked.current && setFound(rows), () => setFound([]));
  };
  return (
    <AutoComplete className="ac-wide" size="large" value={value} disabled={disabled} {...(status ? { status } : {})}
      options={found.map((one) => ({ value: one.id, label: <span className="ac-pick"><span>{one.name} <small className="ac-mono">{one.code}</small></span>{one.price !== null && <small>{money(one.price)}</small>}</span> }))}
      onSelect={(key) => {
        const chosen = found.find((one) => one.id === key);
        if (chosen) choose(chosen);
        setFound([]);
      }}
      onChange={(text) => {
        if (found.some((one) => one.id === text)) return;
        type(text ?? '');
        search(text ?? '');
      }}>
      <Input size="large" {...(id ? { id } : {})} aria-label={label} maxLength={200} {...(placeholder ? { placeholder } : {})} />
    </AutoComplete>
  );
}
