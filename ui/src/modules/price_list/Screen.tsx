import { Button, Form, Skeleton } from 'antd';
import { Faulted, useMay, useQuery } from '../../data';
import { ImportMenu } from '../../exchange/ImportMenu';
import { ImportScreen } from '../../exchange/ImportScreen';
import { Field, RecordForm, SaveButton } from '../../form';
import { MainButton } from '../../frame/MainButton';
import { go, useRoute } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { PriceInput, PriceItem } from '../../wire.gen';
import { fields, listFields } from './fields';

/** What a service costs, and from when to when (O-01). */
export default function Screen() {
  const [first] = useRoute().rest;
  if (first === 'import') return <ImportScreen kind="price_list" />;
  if (first) return <PriceForm key={first} id={first === 'new' ? null : first} />;
  return <PriceList />;
}

function PriceList() {
  const t = useText();
  const mayWrite = useMay('price.write');
  return (
    <Grid<PriceItem>
      name="price_list" modules={['price_list']} fields={listFields} search
      views={[{ key: 'in_force', label: 'price_list-view-in_force' }, { key: 'active', label: 'price_list-view-active' }, { key: 'all', label: 'price_list-view-all' }]}
      idOf={(row) => row.id} open={(row) => go(`/prices/${row.id}`)}
      page={(cursor, limit, ask) => call('price_list.list', { cursor, limit, search: ask.text, include_inactive: ask.view === 'all', in_force: ask.view === 'in_force' })}
      actions={mayWrite && <><ImportMenu kinds={['price_list']} /><MainButton label="price_list-new" run={() => go('/prices/new')} /></>}
      empty={
        <Blank title={t('price_list-empty')} todo={t('price_list-empty-todo')}>
          {mayWrite && <Button type="primary" onClick={() => go('/prices/new')}>{t('price_list-new')}</Button>}
          {mayWrite && <Button onClick={() => go('/prices/import')}>{t('price_list-import')}</Button>}
        </Blank>
      }
    />
  );
}

function PriceForm({ id }: { id: string | null }) {
  const line = useQuery('price_list.get', { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Editing initial={{ kind: 'labour' }} isNew />;
  if (line.isError) return <div className="ac-page"><Faulted error={line.error} /></div>;
  if (!line.data) return <div className="ac-page"><Skeleton active /></div>;
  const { source_digest: _digest, ...initial } = line.data;
  return <Editing initial={initial} />;
}

function Editing({ initial, isNew = false }: { initial: Partial<PriceInput>; isNew?: boolean }) {
  const t = useText();
  const [form] = Form.useForm<PriceInput>();
  const mayWrite = useMay('price.write');
  const save = (typed: PriceInput) => {
    const text = (v: string | null | undefined) => v ?? '';
    const whole = { ...initial, ...typed };
    return call('price_list.save', { ...whole, active: whole.active ?? true, code: text(whole.code), name: text(whole.name), unit: text(whole.unit), note: text(whole.note) });
  };
  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(isNew ? 'price_list-new' : 'price_list-edit')}</h1>
      <RecordForm<PriceInput> form={form} fields={fields} initial={initial} draft={isNew ? 'prices.new' : `prices.${initial.id ?? ''}`} save={save} saved={() => go('/prices')}>
        <div className="ac-columns">
          <div>
            <Field name="code" autoFocus={isNew} disabled={!isNew} />
            <Field name="name" autoFocus={!isNew} disabled={!mayWrite} />
            <Field name="kind" disabled={!mayWrite} />
          </div>
          <div>
            <div className="ac-fields"><Field name="price" disabled={!mayWrite} /><Field name="unit" disabled={!mayWrite} /></div>
            <div className="ac-fields"><Field name="valid_from" disabled={!mayWrite} /><Field name="valid_until" disabled={!mayWrite} /></div>
            <Field name="note" rows={2} disabled={!mayWrite} />
            {!isNew && <Field name="active" disabled={!mayWrite} />}
          </div>
        </div>
        <div className="ac-row">{mayWrite && <SaveButton />} <Button onClick={() => go('/prices')}>{t(mayWrite ? 'action-cancel' : 'action-back')}</Button></div>
      </RecordForm>
    </div>
  );
}
