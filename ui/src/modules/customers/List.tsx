import { Button, Select } from 'antd';
import { useState } from 'react';
import { useMay, useQuery } from '../../data';
import { ImportMenu } from '../../exchange/ImportMenu';
import { MainButton } from '../../frame/MainButton';
import { go, recall, remember } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { CustomerGrade, CustomerRow, CustomersAmong, LifeStage } from '../../wire.gen';
import { amongs, grades, kinds, listFields, regionName, stages } from './fields';

type Narrowed = { kind: string | null; grade: CustomerGrade | null; region: string | null; stage: LifeStage | null; among: CustomersAmong | null };
const KEY = 'customers.narrowed';
const NOTHING: Narrowed = { kind: null, grade: null, region: null, stage: null, among: null };

export function CustomerList() {
  const t = useText();
  const mayWrite = useMay('customer.write');
  const mayImport = useMay('customer.import');
  const regions = useQuery('customers.regions', {});
  const [narrowed, setNarrowed] = useState<Narrowed>({ ...NOTHING, ...recall<Partial<Narrowed>>(KEY) });
  const narrow = (change: Partial<Narrowed>) => {
    const next = { ...narrowed, ...change };
    remember(KEY, next);
    setNarrowed(next);
  };
  const choose = (items: { value: string; label: string }[]) => items.map((o) => ({ value: o.value, label: t(o.label) }));
  const isNarrowed = Object.values(narrowed).some((v) => v !== null);

  return (
    <Grid<CustomerRow>
      name="customers" modules={['customers', 'equipment']} fields={listFields} search watch={JSON.stringify(narrowed)}
      views={[{ key: 'active', label: 'customers-view-active' }, { key: 'all', label: 'customers-view-all' }]}
      idOf={(row) => row.id} open={(row) => go(`/customers/${row.id}`)}
      page={(cursor, limit, ask) => call('customers.list', { cursor, limit, search: ask.text, include_closed: ask.view === 'all', ...narrowed })}
      actions={
        <>
          <Select allowClear className="ac-filter" aria-label={t('customers-kind')} placeholder={t('customers-all-kinds')}
            value={narrowed.kind} options={choose(kinds)} onChange={(kind) => narrow({ kind: kind ?? null })} />
          <Select allowClear className="ac-filter" aria-label={t('customers-grade')} placeholder={t('customers-all-grades')}
            value={narrowed.grade} options={choose(grades)} onChange={(grade) => narrow({ grade: grade ?? null })} />
          {(regions.data ?? []).length > 0 && (
            <Select allowClear className="ac-filter" aria-label={t('customers-region')} placeholder={t('customers-all-regions')}
              value={narrowed.region} options={(regions.data ?? []).map((value) => ({ value, label: regionName(value) }))}
              onChange={(region) => narrow({ region: region ?? null })} />
          )}
          <Select allowClear className="ac-filter" aria-label={t('customers-stage')} placeholder={t('customers-all-stages')}
            value={narrowed.stage} options={choose(stages)} onChange={(stage) => narrow({ stage: (stage as LifeStage | undefined) ?? null })} />
          <Select allowClear className="ac-filter" aria-label={t('customers-among-any')} placeholder={t('customers-among-any')}
            value={narrowed.among} options={choose(amongs)} onChange={(among) => narrow({ among: (among as CustomersAmong | undefined) ?? null })} />
          {mayImport && <ImportMenu kinds={['customers', 'contacts', 'sites']} />}
          {mayWrite && <MainButton label="customers-new" run={() => go('/customers/new')} />}
        </>
      }
      widen={isNarrowed ? () => narrow(NOTHING) : undefined}
      empty={
        <Blank title={t('customers-empty')} todo={t('customers-empty-todo')}>
          {mayWrite && <Button type="primary" onClick={() => go('/customers/new')}>{t('customers-new')}</Button>}
          {mayImport && <Button onClick={() => go('/customers/import')}>{t('customers-import')}</Button>}
        </Blank>
      }
    />
  );
}
