// 离场: consent where the need is left unsolved (E-15), the call to the office (E-16); then the way back to the file.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { now, useQuery, useSession } from '../../../data';
import { Timeline } from '../../../detail';
import { MomentInput } from '../../../form';
import { moment } from '../../../format/format';
import { useLocale, useText } from '../../../text';
import type { VisitFile } from '../../../wire.gen';
import { anchor, Ask, LongText, ShortText } from '../bits';
import { TONES } from '../fields';
import { Numbers } from './Numbers';
import { CheckoutState, Papers } from './Papers';
import type { StepProps } from './types';

export function Leave({ work, goTo }: StepProps) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { file, v, set } = work;
  const isOver = ['filed', 'aborted', 'cancelled'].includes(v.state);
  const mayCall = file.may_write && !isOver;
  const called = () => set({ checkout_at: now() - 1_000 });
  return (
    <div className="vs-two">
      <section>
        {v.state === 'on_site' && <p className="vs-warn">{t('visits-leave-not-yet')} <Button type="link" onClick={() => goTo('report')}>{t('visits-sign-to-report')}</Button></p>}
        {v.result === 'unsolved' && (v.consent_by === null || v.appointment_told_at === null ? file.may_write && <Consent work={work} /> : (
          <p className="vs-ok">{t('visits-consent-given', { name: file.consent_name, reason: v.consent_reason })}</p>
        ))}
        {!isOver && (
          <>
            <h3>{t('visits-checkout-ask')}</h3>
            <ShortText field="checkout_with" value={v.checkout_with} disabled={!mayCall} onChange={(checkout_with) => set({ checkout_with })} />
            <LongText field="checkout_result" lines={2} value={v.checkout_result} disabled={!mayCall} onChange={(checkout_result) => set({ checkout_result })} />
            <LongText field="checkout_tasks" lines={2} value={v.checkout_tasks} disabled={!mayCall} onChange={(checkout_tasks) => set({ checkout_tasks })} />
            <Ask field="checkout_at">
              <div className="vs-inline">
                <MomentInput id={anchor('checkout_at')} value={v.checkout_at} disabled={!mayCall} onChange={(checkout_at) => set({ checkout_at })} />
                {mayCall && v.checkout_at === null && <Button size="large" onClick={called}>{t('visits-checkout-now')}</Button>}
              </div>
            </Ask>
            <CheckoutState work={work} />
          </>
        )}
        {file.left_without_checkout && <p className="vs-warn">{t('visits-checkout-missing')}</p>}
        {v.abort_kind && <p className="vs-warn">{t(`visits-abort-${v.abort_kind}`)}：{v.ended_reason}</p>}
        {v.next_appointment !== null && <p>{t('visits-field-next_appointment')}：{moment(v.next_appointment, offset, locale)}{v.appointment_told_at !== null && ` · ${t('visits-appointment-told', { name: v.appointment_told_to, at: moment(v.appointment_told_at, offset, locale) })}`}</p>}
      </section>
      <section>
        <Numbers work={work} />
        <Papers work={work} />
        <h3>{t('visits-history')}</h3>
        <History file={file} />
      </section>
    </div>
  );
}

function History({ file }: { file: VisitFile }) {
  const t = useText();
  const newest = [...file.taken].reverse();
  return (
    <Timeline items={newest.map((step, i) => ({
      key: `${newest.length - i}`, at: step.at, who: step.by_name, title: t(`visits-state-${step.to_state}`), tone: TONES[step.to_state], ...(step.reason ? { body: step.reason } : {}),
    }))} />
  );
}

/** The supervisor agrees, here or on the phone. */
export function Consent({ work, done }: { work: StepProps['work']; done?: () => void }) {
  const t = useText();
  const session = useSession();
  const isSupervisor = session.permissions.includes('visit.approve');
  const crew = useQuery('visits.crew', { at: work.v.planned_at });
  const [by, setBy] = useState<string | null>(null);
  const [reason, setReason] = useState(work.v.consent_reason);
  const [next, setNext] = useState<number | null>(work.v.next_appointment);
  const [told, setTold] = useState(work.v.appointment_told_to || work.v.person_met || work.file.task.contact_name);
  const save = async () => {
    const ok = await work.run('visits.consent', { id: work.v.id, by: isSupervisor ? null : by, reason, next_appointment: next, told_to: told });
    if (ok) done?.();
  };
  return (
    <div className="vs-form">
      {!done && <h3>{t('visits-consent-ask')}</h3>}
      {!isSupervisor && (
        <Ask field="by" label="visits-consent-by-phone">
          <Select size="large" className="ac-wide" id={anchor('by')} value={by} onChange={setBy} options={(crew.data?.supervisors ?? []).map((s) => ({ value: s.person, label: s.name }))} />
        </Ask>
      )}
      <Ask field="consent_reason">
        <Input.TextArea id={anchor('consent_reason')} value={reason} rows={2} className="ac-area vs-area-2" maxLength={500} onChange={(e) => setReason(e.target.value)} />
      </Ask>
      <Ask field="consent_next" label="visits-field-next_appointment">
        <MomentInput id={anchor('consent_next')} value={next} onChange={setNext} />
      </Ask>
      <Ask field="appointment_told_to"><Input size="large" id={anchor('appointment_told_to')} value={told} maxLength={80} onChange={(e) => setTold(e.target.value)} /></Ask>
      <Button size="large" loading={work.busy} onClick={() => void save()}>{t('visits-do-consent')}</Button>
    </div>
  );
}
