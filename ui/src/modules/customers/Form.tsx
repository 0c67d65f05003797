// A new file, or a file edited, in one save. The first line of each list is the main one.
import { AutoComplete, Button, Form, Select, Skeleton } from 'antd';
import { useRef } from 'react';
import { Faulted, useQuery } from '../../data';
import { Field, RecordForm, SaveButton } from '../../form';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { CustomerFile, CustomerInput } from '../../wire.gen';
import { LineList } from './LineList';
import { contactFields, fields, phoneFields, regionName, siteFields } from './fields';

const blank: Partial<CustomerInput> = { kind: 'person', grade: 'ordinary', phones: [{ number: '', label: '' }], contacts: [], sites: [{ name: '', address: '', zone: '', note: '' }] };

function inputOf(file: CustomerFile): CustomerInput {
  const { customer: c, contacts, phones, sites } = file;
  const place = (id: string | null) => {
    const at = contacts.findIndex((k) => k.id === id);
    return at < 0 ? null : at;
  };
  return {
    id: c.id, name: c.name, kind: c.kind, grade: c.grade, region: regionName(c.region), owner: c.owner, birthday: c.birthday, opened_on: c.opened_on,
    source_number: c.source_number, note: c.note, active: c.active,
    contacts: contacts.map((k) => ({ id: k.id, name: k.name, post: k.post, email: k.email })),
    phones: phones.map((p) => ({ id: p.id, number: p.display, label: p.label, contact: place(p.contact) })),
    sites: sites.map((s) => ({ id: s.id, name: s.name, address: s.address, zone: s.zone, note: s.note })),
  };
}

export function CustomerForm({ id }: { id: string | null }) {
  const file = useQuery('customers.get', { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Editing initial={blank} isNew />;
  if (file.isError) return <div className="ac-page"><Faulted error={file.error} /></div>;
  if (!file.data) return <div className="ac-page"><Skeleton active /></div>;
  return <Editing initial={inputOf(file.data)} />;
}

function Editing({ initial, isNew = false }: { initial: Partial<CustomerInput>; isNew?: boolean }) {
  const t = useText();
  const [form] = Form.useForm<CustomerInput>();
  const people = useQuery('people.list', { role: null, with_former: false });
  const saved = useRef<string | null>(null);
  const save = async (typed: CustomerInput) => {
    const filled = <L extends object>(lines: L[] | null | undefined) => (lines ?? []).filter((l) => Object.entries(l).some(([k, v]) => k !== 'id' && v !== '' && v !== null && v !== undefined));
    const whole = { ...initial, ...typed };
    const main = <L extends object>(lines: L[]) => lines.map((l, at) => ({ ...l, is_main: at === 0 }));
    const text = (v: string | null | undefined) => v ?? '';
    const file = await call('customers.save', {
      ...whole,
      region: text(whole.region),
      note: text(whole.note),
      active: whole.active ?? true,
      contacts: main(filled(typed.contacts)).map((c) => ({ ...c, post: text(c.post), email: text(c.email) })),
      phones: main(filled(typed.phones)).map((p) => ({ ...p, label: text(p.label) })),
      sites: main(filled(typed.sites)).map((s) => ({ ...s, name: text(s.name), zone: text(s.zone), note: text(s.note) })),
    });
    saved.current = file.customer.id;
  };
  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(isNew ? 'customers-new' : 'customers-edit')}</h1>
      <RecordForm<CustomerInput> form={form} fields={fields} initial={initial} draft={isNew ? 'customers.new' : `customers.${initial.id ?? ''}`}
        save={save} saved={() => go(`/customers/${saved.current ?? ''}`)}>
        <div className="ac-columns">
          <div>
            <Field name="name" autoFocus />
            <div className="ac-fields">
              <Field name="kind" />
              <Field name="grade" />
            </div>
            <LineList form={form} name="phones" title="customers-phones" add="customers-phone-add" blank={{ number: '', label: '' }}
              line={(at) => (
                <>
                  <Field name={[at, 'number']} field={phoneFields.number} required={false} />
                  <WhoseInput at={at} />
                  <Field name={[at, 'label']} field={phoneFields.label} />
                </>
              )} />
            <LineList form={form} name="contacts" title="customers-contacts" add="customers-contact-add" blank={{ name: '', post: '', email: '' }}
              line={(at) => (
                <>
                  <Field name={[at, 'name']} field={contactFields.name} />
                  <Field name={[at, 'post']} field={contactFields.post} />
                  <Field name={[at, 'email']} field={contactFields.email} />
                </>
              )} />
          </div>
          <div>
            <LineList form={form} name="sites" title="customers-sites" add="customers-site-add" blank={{ name: '', address: '', zone: '', note: '' }}
              line={(at) => (
                <>
                  <Field name={[at, 'address']} field={siteFields.address} required={false} />
                  <Field name={[at, 'name']} field={siteFields.name} />
                  <Field name={[at, 'zone']} field={siteFields.zone} />
                </>
              )} />
            <div className="ac-fields">
              <RegionInput />
              <Form.Item name="owner" label={t('customers-owner')}>
                <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(people.data ?? []).map((p) => ({ value: p.id, label: p.name }))} />
              </Form.Item>
            </div>
            <div className="ac-fields">
              <Field name="birthday" />
              <Field name="opened_on" />
            </div>
            <Field name="source_number" />
            <Field name="note" rows={2} />
            {!isNew && <Field name="active" />}
          </div>
        </div>
        <div className="ac-row"><SaveButton /> <Button onClick={() => go(isNew ? '/customers' : `/customers/${initial.id ?? ''}`)}>{t('action-cancel')}</Button></div>
      </RecordForm>
    </div>
  );
}

/** Whose number it is: the customer's own, or a contact's as typed beside it. */
function WhoseInput({ at }: { at: number }) {
  const t = useText();
  const contacts = Form.useWatch('contacts') as { name?: string }[] | undefined;
  const named = (contacts ?? []).map((c, value) => ({ value, label: c?.name || `${value + 1}` }));
  if (named.length === 0) return null;
  return (
    <Form.Item name={[at, 'contact']} label={t('customers-phone-contact')}>
      <Select allowClear placeholder={t('customers-contact-own')} options={named} />
    </Form.Item>
  );
}

/** A region of the firm's list, or a new one as typed (N-04). */
function RegionInput() {
  const t = useText();
  const regions = useQuery('customers.regions', {});
  const known = (regions.data ?? []).map((code) => ({ value: regionName(code) }));
  return (
    <Form.Item name="region" label={t('customers-region')}>
      <AutoComplete options={known} maxLength={40} showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }} />
    </Form.Item>
  );
}
