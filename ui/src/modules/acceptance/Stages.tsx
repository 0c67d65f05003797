// The stages of a ticket: which are signed, whose turn it is, what the next one still needs (F-16, F-18).
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useChange, useMay, useQuery, useSession } from '../../data';
import { Block } from '../../detail';
import { describe, Tag, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { moment } from '../../format/format';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { AcceptanceStage, Id, StageKind, StageNotice, StageSave } from '../../wire.gen';
import { MEANS } from './forms';

const EQUIPMENT: StageKind[] = ['preliminary', 'trial', 'final'];
const CONSTRUCTION: StageKind[] = ['materials_entry', 'plumbing_electrical', 'tiling', 'carpentry', 'painting', 'completion'];

export function Stages({ ticket, mayBegin }: { ticket: Id; mayBegin: boolean }) {
  const t = useText();
  const mayPlan = useMay('acceptance.notify');
  const stages = useQuery('acceptance.stages', { ticket });
  const plan = useChange('acceptance.plan_stages');
  const [open, setOpen] = useState(false);
  const planned = stages.data ?? [];
  if (planned.length === 0 && !(mayPlan && mayBegin)) return null;
  const signed = planned.filter((s) => s.accepted_at !== null).map((s) => s.kind);
  const set = (kinds: StageKind[]) => plan.mutate({
    ticket,
    stages: [...signed, ...kinds.filter((kind) => !signed.includes(kind))].map((kind) => ({ kind, planned_on: planned.find((s) => s.kind === kind)?.planned_on ?? null })),
  });
  const next = planned.find((s) => s.accepted_at === null);
  if (planned.length === 0 && !open) return <Button size="small" onClick={() => setOpen(true)}>{t('acceptance-stages-open')}</Button>;
  return (
    <Block title="acceptance-stages">
      {mayPlan && (
        <div className="acc-form-row">
          <Select<StageKind[]> mode="multiple" className="acc-stages" aria-label={t('acceptance-stages')} value={planned.map((s) => s.kind)} loading={plan.isPending} onChange={set}
            placeholder={t('acceptance-stages-choose')} options={[...EQUIPMENT, ...CONSTRUCTION].map((value) => ({ value, label: t(`acceptance-stage-${value}`) }))} />
          {planned.length === 0 && (
            <>
              <Button onClick={() => set(EQUIPMENT)}>{t('acceptance-stages-equipment')}</Button>
              <Button onClick={() => set(CONSTRUCTION)}>{t('acceptance-stages-construction')}</Button>
            </>
          )}
        </div>
      )}
      <ol className="acc-stage-list">
        {planned.map((stage) => <Stage key={stage.id} stage={stage} isNext={stage.id === next?.id} mayPlan={mayPlan} />)}
      </ol>
    </Block>
  );
}

function Stage({ stage, isNext, mayPlan }: { stage: AcceptanceStage; isNext: boolean; mayPlan: boolean }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const [form, setForm] = useState<'save' | 'notify' | null>(null);
  const said = [
    stage.planned_on && t('acceptance-stage-on', { day: stage.planned_on }),
    stage.trial_from && `${t('acceptance-paper-label-trial')} ${stage.trial_from} – ${stage.trial_until ?? ''}`,
    stage.notified_at !== null && t('acceptance-stage-told', { person: stage.notified_person, time: moment(stage.notified_at, offset, locale) }),
    stage.test_plan,
  ].filter(Boolean);
  const tone = stage.accepted_at !== null ? 'ok' : isNext ? 'warn' : 'idle';
  return (
    <li>
      <div className="acc-issue">
        <span>{t(`acceptance-stage-${stage.kind}`)}</span>
        <Tag tone={tone}>{stage.accepted_at === null ? t(isNext ? 'acceptance-stage-next' : 'acceptance-stage-later') : moment(stage.accepted_at, offset, locale)}</Tag>
        <span className="ac-quiet">{said.join(' · ')}</span>
        <span className="ac-push" />
        {mayPlan && stage.accepted_at === null && form === null && (
          <>
            <Button size="small" onClick={() => setForm('save')}>{t('acceptance-stage-edit')}</Button>
            <Button size="small" onClick={() => setForm('notify')}>{t('acceptance-notify')}</Button>
          </>
        )}
      </div>
      {stage.accepted_at !== null && CONSTRUCTION.includes(stage.kind) && (
        // The catalogue wants a callback after each (F-18); until callbacks are built it is in a person's hands.
        <small className="ac-quiet">{t('tickets-steps-pending', { guards: t('pending-acceptance-stage_callback') })}</small>
      )}
      {form === 'save' && <StageForm stage={stage} close={() => setForm(null)} />}
      {form === 'notify' && <StageNoticeForm stage={stage.id} close={() => setForm(null)} />}
    </li>
  );
}

const stageFields: Fields = describe<StageSave>()({
  planned_on: { kind: 'day', label: 'acceptance-stage-planned' },
  trial_from: { kind: 'day', label: 'acceptance-stage-trial_from' },
  trial_until: { kind: 'day', label: 'acceptance-stage-trial_until' },
  test_plan: { kind: 'area', label: 'acceptance-paper-label-test_plan', max: 4000 },
});

function StageForm({ stage, close }: { stage: AcceptanceStage; close: () => void }) {
  const t = useText();
  const { planned_on, trial_from, trial_until, test_plan } = stage;
  return (
    <RecordForm<StageSave> fields={stageFields} className="acc-form" initial={{ planned_on, trial_from, trial_until, test_plan }} saved={close}
      save={(values) => call('acceptance.save_stage', { ...values, stage: stage.id })}>
      <div className="acc-form-row">
        <Field name="planned_on" autoFocus />
        {stage.kind === 'trial' && <><Field name="trial_from" /><Field name="trial_until" /></>}
        {stage.kind === 'final' && <Field name="test_plan" />}
        <div className="ac-row"><SaveButton label="action-save" /><Button onClick={close}>{t('action-cancel')}</Button></div>
      </div>
    </RecordForm>
  );
}

const noticeFields: Fields = describe<StageNotice>()({
  means: { kind: 'select', label: 'acceptance-means', options: MEANS, required: true },
  person: { kind: 'text', label: 'acceptance-told', required: true, max: 80 },
});

function StageNoticeForm({ stage, close }: { stage: Id; close: () => void }) {
  const t = useText();
  return (
    <RecordForm<StageNotice> fields={noticeFields} className="acc-form" initial={{ means: 'phone', person: '' }} saved={close}
      save={(values) => call('acceptance.notify_stage', { stage, means: values.means, person: values.person ?? '' })}>
      <div className="acc-form-row">
        <Field name="means" />
        <Field name="person" autoFocus />
        <div className="ac-row"><SaveButton label="acceptance-notify" /><Button onClick={close}>{t('action-cancel')}</Button></div>
      </div>
    </RecordForm>
  );
}

