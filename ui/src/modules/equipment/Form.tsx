import { Button, Form, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useRef } from 'react';
import { Faulted, useQuery } from '../../data';
import { Field, RecordForm, SaveButton } from '../../form';
import { go, useRoute } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { EquipmentInput, EquipmentView, ItemKind } from '../../wire.gen';
import { asked, fields, kindOf } from './fields';

export function EquipmentForm({ id }: { id: string | null }) {
  const owner = useRoute().query.get('customer');
  const item = useQuery('equipment.get', { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Editing initial={{ kind: 'product', ...(owner ? { customer: owner } : {}) }} isNew />;
  if (item.isError) return <div className="ac-page"><Faulted error={item.error} /></div>;
  if (!item.data) return <div className="ac-page"><Skeleton active /></div>;
  return <Editing initial={inputOf(item.data)} />;
}

function inputOf(item: EquipmentView): EquipmentInput {
  const { id, customer, site, name, model, serial, version, planting, plate, mileage, purchased_on, warranty_months, contract, contract_until, address, note, active } = item;
  // An end computed from purchase and months stays empty, so that it follows when either is mended.
  const computed = purchased_on !== null && warranty_months !== null ? dayjs(purchased_on).add(warranty_months, 'month').format('YYYY-MM-DD') : null;
  const isAgreed = item.warranty_until !== computed;
  const called = [model, plate, planting].includes(name) ? '' : name;
  return { id, customer, site, kind: kindOf(item), name: called, model, serial, version, planting, plate, mileage, purchased_on, warranty_months, warranty_until: isAgreed ? item.warranty_until : null, contract, contract_until, address, note, active };
}

function Editing({ initial, isNew = false }: { initial: Partial<EquipmentInput>; isNew?: boolean }) {
  const t = useText();
  const [form] = Form.useForm<EquipmentInput>();
  const saved = useRef<string | null>(null);
  const save = async (typed: EquipmentInput) => {
    const text = (v: string | null | undefined) => v ?? '';
    const whole = { ...initial, ...typed };
    const item = await call('equipment.save', {
      ...whole, active: whole.active ?? true, name: text(whole.name), model: text(whole.model), serial: text(whole.serial), version: text(whole.version), planting: text(whole.planting), plate: text(whole.plate), contract: text(whole.contract), address: text(whole.address), note: text(whole.note),
    });
    saved.current = item.id;
  };
  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(isNew ? 'equipment-new' : 'equipment-edit')}</h1>
      <RecordForm<EquipmentInput> form={form} fields={fields} initial={initial} draft={isNew ? 'equipment.new' : `equipment.${initial.id ?? ''}`}
        save={save} saved={() => go(`/equipment/${saved.current ?? ''}`)}>
        <div className="ac-columns">
          <div>
            <Field name="customer" autoFocus={!initial.customer} />
            <Field name="kind" autoFocus={Boolean(initial.customer)} />
            <Of />
          </div>
          <div>
            <div className="ac-fields"><Field name="purchased_on" /><Field name="warranty_months" /></div>
            <Field name="warranty_until" />
            <div className="ac-fields"><Field name="contract" /><Field name="contract_until" /></div>
            <SiteInput />
            <Field name="address" />
            <Field name="note" rows={2} />
            {!isNew && <Field name="active" />}
          </div>
        </div>
        <div className="ac-row"><SaveButton /> <Button onClick={() => go(isNew ? '/equipment' : `/equipment/${initial.id ?? ''}`)}>{t('action-cancel')}</Button></div>
      </RecordForm>
    </div>
  );
}

/** What is asked of an item of the chosen kind; its name where it goes by none of that. */
function Of() {
  const kind = (Form.useWatch('kind') as ItemKind | undefined) ?? 'product';
  const [first, ...rest] = asked[kind];
  const goesByName = kind === 'system';
  return (
    <>
      {goesByName && <Field name="name" field={{ ...fields.name, hint: 'equipment-name-of-system' }} required />}
      {first && <Field name={first} required={!goesByName} />}
      {rest.map((field) => <Field key={field} name={field} />)}
      {!goesByName && <Field name="name" />}
    </>
  );
}

/** A site of the chosen customer's. */
function SiteInput() {
  const t = useText();
  const owner = Form.useWatch('customer') as string | undefined;
  const file = useQuery('customers.get', { id: owner ?? '' }, { enabled: Boolean(owner) });
  const sites = (file.data?.sites ?? []).map((s) => ({ value: s.id, label: s.name || s.address }));
  return (
    <Form.Item name="site" label={t('equipment-site')}>
      <Select allowClear options={sites} disabled={sites.length === 0} />
    </Form.Item>
  );
}
