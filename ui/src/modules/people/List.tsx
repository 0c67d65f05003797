import { Button } from 'antd';
import { useMay } from '../../data';
import { MainButton } from '../../frame/MainButton';
import { go } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { Person } from '../../wire.gen';
import { listFields } from './fields';

type Row = Omit<Person, 'active'> & { active: string };

const VIEWS = [
  { key: 'active', label: 'people-view-active' },
  { key: 'technician', label: 'people-view-technicians' },
  { key: 'all', label: 'people-view-all' },
];

/** A firm has tens of people, not thousands: the core answers all and the list chooses. */
async function page(view: string, typed: string, sort: { field: string; desc: boolean } | null): Promise<{ rows: Row[]; next: null; total: number }> {
  const people = await call('people.list', { role: view === 'technician' ? view : null, with_former: view === 'all' });
  const rows = people
    .filter((p) => [p.name, p.login, p.phone].some((word) => word.toLowerCase().includes(typed.toLowerCase())))
    .map((p) => ({ ...p, active: p.active ? 'yes' : 'no' }));
  if (sort) {
    const of = (row: Row) => String(row[sort.field as keyof Row] ?? '');
    rows.sort((a, b) => of(a).localeCompare(of(b), 'zh-CN') * (sort.desc ? -1 : 1));
  }
  return { rows, next: null, total: rows.length };
}

export function List() {
  const t = useText();
  const mayChange = useMay('people.write');
  return (
    <Grid<Row> name="people" modules={['people']} fields={listFields} search views={VIEWS} idOf={(row) => row.id} open={(row) => go(`/people/${row.id}`)}
      page={(_cursor, _limit, ask) => page(ask.view, ask.text, ask.sort)}
      empty={<Blank title={t('people-empty')}>{mayChange && <Button type="primary" onClick={() => go('/people/new')}>{t('people-add')}</Button>}</Blank>}
      actions={
        <>
          <Button onClick={() => go('/people/matrix')}>{t('people-matrix')}</Button>
          {mayChange && <MainButton label="people-add" run={() => go('/people/new')} />}
        </>
      } />
  );
}
