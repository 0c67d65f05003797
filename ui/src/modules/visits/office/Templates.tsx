// Templates: what each kind of service packs, photographs, tests and goes through, edited here.
import { App, Button, Checkbox, Input, Select, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../../data';
import { asFault } from '../../../host';
import { fieldFaultWords, useText } from '../../../text';
import type { AccountField, CounterKind, Job, ServiceType, TemplateList, VisitTemplate } from '../../../wire.gen';
import { serviceTypes } from '../fields';
import { JobEditor } from './JobEditor';

const ACCOUNT: AccountField[] = ['running_time', 'used_for', 'before_fault', 'after_fault'];
const COUNTERS: CounterKind[] = ['mileage', 'hours', 'count'];

type Edited = { id: string | null; name: string; service_type: ServiceType; item: string; job: Job; active: boolean };

export function TemplatesPage() {
  const t = useText();
  const asked = useQuery('templates.list', {});
  const mayEdit = useMay('visit.approve');
  const [edited, edit] = useState<Edited | null>(null);
  if (asked.error) return <Faulted error={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active />;
  const list = asked.data;
  const fresh = (): Edited => ({ id: null, name: '', service_type: 'repair', item: '', job: jobOf(list, 'repair'), active: true });
  return (
    <div className="vs-templates">
      <nav aria-label={t('visits-templates-title')}>
        {mayEdit && <Button type="primary" onClick={() => edit(fresh())}>{t('visits-templates-new')}</Button>}
        {list.templates.length === 0 && <p className="ac-quiet">{t('visits-templates-none')}</p>}
        <ul>
          {list.templates.map((one) => (
            <li key={one.id}>
              <button type="button" className="vs-stop" aria-label={one.name} aria-current={edited?.id === one.id ? 'true' : undefined} onClick={() => edit(of(one))}>
                <span><strong>{one.name}</strong><small>{t(`tickets-service_type-${one.service_type}`)} · {one.item || t('visits-templates-every')}{one.active ? '' : ` · ${t('visits-templates-off')}`}</small></span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {edited ? <Editor key={edited.id ?? 'new'} of={edited} list={list} may={mayEdit} saved={(one) => edit(of(one))} /> : <p className="ac-quiet">{t('visits-templates-choose')} {t('visits-templates-hint')}</p>}
    </div>
  );
}

const of = (one: VisitTemplate): Edited => ({ id: one.id, name: one.name, service_type: one.service_type, item: one.item, job: one.job, active: one.active });
const jobOf = (list: TemplateList, kind: ServiceType): Job => {
  const found = list.delivered.find((d) => d.service_type === kind)?.job ?? list.delivered[0]?.job;
  return structuredClone(found) as Job;
};

function Editor({ of: begun, list, may, saved }: { of: Edited; list: TemplateList; may: boolean; saved: (one: VisitTemplate) => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [now, set] = useState<Edited>(begun);
  const change = useChange('templates.save', { then: (one) => { void message.success(t('visits-templates-saved')); saved(one); } });
  const faults = change.error ? asFault(change.error).fields : [];
  const wrong = (field: string) => {
    const found = faults.find((f) => f.field === field);
    return found ? fieldFaultWords(found) : undefined;
  };
  const job = (part: Partial<Job>) => set({ ...now, job: { ...now.job, ...part } });
  return (
    <form className="vs-template" onSubmit={(e) => { e.preventDefault(); change.mutate(now); }}>
      <fieldset disabled={!may}>
        <div className="vs-row">
          <label className="vs-labelled"><small>{t('visits-field-template_name')}{wrong('name') && <span className="vs-must"> {wrong('name')}</span>}</small><Input value={now.name} maxLength={60} status={wrong('name') ? 'error' : ''} onChange={(e) => set({ ...now, name: e.target.value })} /></label>
          <label className="vs-labelled" htmlFor="tp-service"><small>{t('visits-field-service_type')}</small>
            <Select<ServiceType> id="tp-service" value={now.service_type} disabled={!may} options={serviceTypes.map((o) => ({ value: o.value as ServiceType, label: t(o.label) }))}
              onChange={(service_type) => set({ ...now, service_type, ...(now.id === null ? { job: jobOf(list, service_type) } : {}) })} />
          </label>
          <label className="vs-labelled"><small>{t('visits-field-template_item')}</small><Input value={now.item} maxLength={60} placeholder={t('visits-templates-every')} onChange={(e) => set({ ...now, item: e.target.value })} /></label>
          <label className="vs-labelled" htmlFor="tp-counter"><small>{t('visits-field-counter')}</small>
            <Select<CounterKind | ''> id="tp-counter" value={now.job.counter ?? ''} disabled={!may} options={[{ value: '', label: t('word-none') }, ...COUNTERS.map((value) => ({ value, label: t(`visits-counter-${value}`) }))]}
              onChange={(counter) => job({ counter: counter === '' ? null : counter })} />
          </label>
        </div>
        <div className="vs-flags">
          <Checkbox checked={now.job.photos_must} onChange={(e) => job({ photos_must: e.target.checked })}>{t('visits-field-photos_must')}</Checkbox>
          <Checkbox checked={now.job.asks_path} onChange={(e) => job({ asks_path: e.target.checked })}>{t('visits-field-asks_path')}</Checkbox>
          <Checkbox checked={now.job.asks_protection} onChange={(e) => job({ asks_protection: e.target.checked })}>{t('visits-field-asks_protection')}</Checkbox>
        </div>
        <div className="vs-labelled" role="group" aria-label={t('visits-field-account_fields')}>
          <small>{t('visits-field-account_fields')}</small>
          <Checkbox.Group<AccountField> value={now.job.account} disabled={!may} onChange={(account) => job({ account })} options={ACCOUNT.map((value) => ({ value, label: t(`visits-account-${value}`) }))} />
        </div>
        <JobEditor job={now.job} put={job} wrong={wrong} />
      </fieldset>
      <footer className="ac-row">
        <Switch checked={now.active} disabled={!may} aria-label={t('visits-field-active')} onChange={(active) => set({ ...now, active })} /> {t('visits-field-active')}
        <span className="ac-push" />
        {may && <Button onClick={() => set({ ...now, job: jobOf(list, now.service_type) })}>{t('visits-templates-from')}</Button>}
        {may && <Button type="primary" htmlType="submit" loading={change.isPending}>{t('visits-templates-save')}</Button>}
      </footer>
    </form>
  );
}
