// One choice that narrows a list to some of the customers: a grade, a kind, a region (N-04).
import { Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../data';
import { recall, remember } from '../../frame/router';
import { useText } from '../../text';
import type { OfCustomers } from '../../wire.gen';
import { grades, kinds, regionName } from './fields';

/** The narrowing of one list, kept while the program is open: what to ask for, the choice to show, and its key to watch. */
export function useNarrow(list: string) {
  const key = `${list}.of`;
  const [chosen, setChosen] = useState(recall<string>(key));
  const set = (next: string | undefined) => {
    remember(key, next);
    setChosen(next);
  };
  return { of: ofCustomers(chosen), key: chosen ?? '', choice: <Narrow value={chosen} set={set} />, widen: chosen ? () => set(undefined) : undefined };
}

/** What was chosen, as lists take it: `region:华东` is the region of that code. */
function ofCustomers(chosen: string | undefined): OfCustomers | undefined {
  const [which, code] = chosen?.split(/:(.*)/s) ?? [];
  return which ? ({ [which]: code } as OfCustomers) : undefined;
}

function Narrow({ value, set }: { value: string | undefined; set: (chosen: string | undefined) => void }) {
  const t = useText();
  const regions = useQuery('customers.regions', {});
  const groups = [
    { label: t('customers-grade'), options: grades.map((o) => ({ value: `grade:${o.value}`, label: t(o.label) })) },
    { label: t('customers-kind'), options: kinds.map((o) => ({ value: `kind:${o.value}`, label: t(o.label) })) },
    { label: t('customers-region'), options: (regions.data ?? []).map((code) => ({ value: `region:${code}`, label: regionName(code) })) },
  ];
  return (
    <Select<string> className="ac-filter" allowClear popupMatchSelectWidth={false} value={value} onChange={set}
      aria-label={t('customers-which')} placeholder={t('customers-which')} options={groups.filter((group) => group.options.length > 0)} />
  );
}
