import { Alert, Button, Checkbox, Form, Input, Select, Skeleton, type GetProps } from 'antd';
import { useState } from 'react';
import { Faulted, useMay, useQuery } from '../../data';
import { Block } from '../../detail';
import { Field, RecordForm, SaveButton } from '../../form';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { Person, SavePerson } from '../../wire.gen';
import { fields, ROLES } from './fields';
import { Rights } from './Rights';

/** Adds a person, or changes one. */
export function PersonForm({ id }: { id: string | null }) {
  const t = useText();
  const people = useQuery('people.list', { role: null, with_former: true });
  const mayChange = useMay('people.write');
  if (people.isError) return <div className="ac-page"><Faulted error={people.error} again={() => void people.refetch()} /></div>;
  if (!people.data) return <div className="ac-page"><Skeleton active /></div>;
  if (!mayChange) return <div className="ac-page"><Alert type="info" showIcon title={t('people-read-only')} /></div>;
  const person = people.data.find((p) => p.id === id);
  if (id !== null && !person) return <div className="ac-page"><Alert type="warning" showIcon title={t('fault-person-missing')} description={t('fault-person-missing.todo')} /></div>;
  return <Sheet person={person ?? null} />;
}

function Sheet({ person }: { person: Person | null }) {
  const t = useText();
  const branches = useQuery('branches.list', {});
  const [roles, setRoles] = useState<string[]>(person?.roles ?? []);
  const back = () => go(person ? `/people/${person.id}` : '/people');
  return (
    <div className="ac-page">
      <h1 className="ac-title">{person ? `${t('action-edit')} ${person.name}` : t('people-add')}</h1>
      {/* No draft: a password must not lie in one. */}
      <RecordForm<SavePerson> className="pe-form" fields={fields} initial={person ? { name: person.name, login: person.login, phone: person.phone, roles: person.roles, branch: person.branch } : { roles: [] }}
        changed={(values) => setRoles(values.roles ?? [])}
        save={(values) => call('people.save', {
          id: person?.id ?? null, login: values.login, name: values.name, phone: values.phone ?? '', roles: values.roles ?? [],
          password: person ? null : (values.password ?? null), active: person?.active ?? true, branch: values.branch || null,
        })}
        saved={back}>
        <div className="pe-columns">
          <div>
            <Field name="name" autoFocus />
            <Field name="login" disabled={person !== null} />
            <Field name="phone" />
            {branches.data && (branches.data.length > 0 || person?.branch) && (
              <Form.Item name="branch" label={t('people-branch')} extra={t('people-branch-hint')}>
                <Select allowClear placeholder={t('people-branch-none')} options={branches.data.map((b) => ({ value: b.id, label: `${b.code} ${b.name}` }))} />
              </Form.Item>
            )}
            {!person && (
              <Form.Item name="password" label={t('people-password')} extra={t('people-password-hint')} rules={[{ required: true, message: t('fault-field-required') }]}>
                <Input.Password autoComplete="new-password" />
              </Form.Item>
            )}
            <div className="ac-row"><SaveButton /><Button onClick={back}>{t('action-cancel')}</Button></div>
          </div>
          <Form.Item name="roles" label={t('people-roles')} extra={t('people-roles-hint')} rules={[{ required: true, message: t('fault-field-required') }]}>
            <RoleChoice>
              {ROLES.map((role) => (
                <Checkbox key={role} value={role}><strong>{t(`people-role-${role}`)}</strong><small>{t(`people-role-${role}.does`)}</small></Checkbox>
              ))}
            </RoleChoice>
          </Form.Item>
          <Block title="people-may"><Rights roles={roles} /></Block>
        </div>
      </RecordForm>
    </div>
  );
}

/** A group of boxes; the form marks it as required by an attribute that groups may not have. */
function RoleChoice(given: GetProps<typeof Checkbox.Group>) {
  return <Checkbox.Group {...given} className="pe-roles" aria-required={undefined} />;
}
