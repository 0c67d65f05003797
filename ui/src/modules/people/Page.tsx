import { Alert, App, Skeleton } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery, useSession } from '../../data';
import { Block, Detail, Facts, Steps, type Step } from '../../detail';
import { Tag } from '../../field';
import { go } from '../../frame/router';
import { useText } from '../../text';
import type { Person } from '../../wire.gen';
import { History } from '../journal/History';
import { fields, roleNames } from './fields';
import { Password } from './Password';
import { Rights } from './Rights';

/** One person: roles in plain words, what they add up to, and the account. */
export function Page({ id }: { id: string }) {
  const t = useText();
  const people = useQuery('people.list', { role: null, with_former: true });
  if (people.isError) return <div className="ac-page"><Faulted error={people.error} again={() => void people.refetch()} /></div>;
  if (!people.data) return <div className="ac-page"><Skeleton active /></div>;
  const person = people.data.find((p) => p.id === id);
  if (!person) return <div className="ac-page"><Alert type="warning" showIcon title={t('fault-person-missing')} description={t('fault-person-missing.todo')} /></div>;
  return <Sheet person={person} />;
}

function Sheet({ person }: { person: Person }) {
  const t = useText();
  const { modal, message } = App.useApp();
  const session = useSession();
  const mayChange = useMay('people.write');
  const [asking, setAsking] = useState<'reset' | 'back' | null>(null);
  const save = useChange('people.save', { then: () => void message.success(t('people-deactivated')) });
  const mine = person.id === session.person;

  const deactivate = () => {
    void modal.confirm({
      title: t('people-deactivate'), content: t('people-deactivate-about', { name: person.name }), okText: t('people-deactivate'), okButtonProps: { danger: true }, cancelText: t('action-cancel'),
      onOk: () => save.mutateAsync({ id: person.id, login: person.login, name: person.name, phone: person.phone, roles: person.roles, password: null, active: false, branch: person.branch }).catch(() => undefined),
    });
  };
  const may = mayChange ? {} : { allowed: false, reason: t('people-read-only') };
  const steps: Step[] = person.active
    ? [
      { key: 'edit', label: 'action-edit', allowed: true, run: () => go(`/people/${person.id}/edit`), ...may },
      { key: 'reset', label: 'people-reset', allowed: true, run: () => setAsking('reset'), ...may },
      { key: 'off', label: 'people-deactivate', allowed: !mine, reason: t('people-not-mine'), run: deactivate, danger: true, busy: save.isPending, ...may },
    ]
    : [{ key: 'back', label: 'people-reactivate', allowed: true, run: () => setAsking('back'), ...may }];
  return (
    <>
      <Detail number={person.login} title={person.name}
        tags={<Tag tone={person.active ? 'ok' : 'idle'}>{t(person.active ? 'people-active-yes' : 'people-active-no')}</Tag>}
        left={
          <>
            <Block title="people-roles">
              <dl className="pe-does">
                {person.roles.map((role) => <div key={role}><dt>{t(`people-role-${role}`)}</dt><dd>{t(`people-role-${role}.does`)}</dd></div>)}
              </dl>
            </Block>
            <Block title="people-may"><Rights roles={person.roles} /></Block>
          </>
        }
        right={
          <>
            <Facts fields={fields} of={{ ...person, roles: undefined, active: undefined }} />
            <Block title="people-history">
              <History table="person" id={person.id} module="people" fields={{ name: fields.name, login: fields.login, phone: fields.phone }}
                say={(field, value) => (field === 'roles' && Array.isArray(value) ? roleNames(value as string[]) : undefined)} />
            </Block>
          </>
        }
        foot={<Steps items={steps} />} />
      {asking && <Password person={person} bringBack={asking === 'back'} close={() => setAsking(null)} />}
    </>
  );
}
