// 听、看、查: the user's account (E-02), what is seen (E-03), and the true cause (E-04–E-06).
import { useText } from '../../../text';
import type { Responsibility } from '../../../wire.gen';
import { Choose, LongText, ShortText, Tick, YesNo } from '../bits';
import { CAUSES } from '../fields';
import { Photos } from '../Photos';
import { PHOTOS } from '../stops';
import { Path, Rescue } from './Kinds';
import type { StepProps } from './types';

export function Listen({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  return (
    <>
      <p className="vs-said">{t('visits-reported-stays', { text: file.task.description })}</p>
      <LongText field="account" value={v.account} lines={6} disabled={!open} hint={t('visits-hint-account')} onChange={(account) => set({ account })} />
      <div className="vs-row">
        <ShortText field="running_time" value={v.running_time} disabled={!open} gap={file.gaps.includes('running_time')} onChange={(running_time) => set({ running_time })} />
        <ShortText field="counter_stated" value={v.counter_stated} disabled={!open} {...(v.job.counter ? { hint: t(`visits-counter-${v.job.counter}`) } : {})} onChange={(counter_stated) => set({ counter_stated })} />
        <ShortText field="used_for" value={v.used_for} disabled={!open} gap={file.gaps.includes('used_for')} onChange={(used_for) => set({ used_for })} />
      </div>
      <div className="vs-row">
        <ShortText field="before_fault" value={v.before_fault} disabled={!open} gap={file.gaps.includes('before_fault')} onChange={(before_fault) => set({ before_fault })} />
        <ShortText field="after_fault" value={v.after_fault} disabled={!open} gap={file.gaps.includes('after_fault')} onChange={(after_fault) => set({ after_fault })} />
      </div>
      <Rescue work={work} />
    </>
  );
}

export function Look({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  return (
    <>
      <LongText field="look" value={v.look} lines={3} disabled={!open} hint={t('visits-hint-look')} onChange={(look) => set({ look })} />
      <div className="vs-row">
        <YesNo field="dismantled_before" value={v.dismantled_before} disabled={!open} onChange={(dismantled_before) => set({ dismantled_before })} />
        {file.task.warranty === 'in_warranty' && <YesNo field="in_scope" value={v.in_scope} disabled={!open} onChange={(in_scope) => set({ in_scope })} />}
        <div>
          <ShortText field="running_observed" value={v.running_observed} disabled={!open} onChange={(running_observed) => set({ running_observed })} />
          {file.warnings.includes('running_observed') && <p className="vs-warn">{t('visits-counter-differs')}（{v.running_time}）</p>}
        </div>
        <div>
          <ShortText field="counter_observed" value={v.counter_observed} disabled={!open || v.counter_unreadable} gap={file.gaps.includes('counter_observed')} onChange={(counter_observed) => set({ counter_observed })} />
          {file.warnings.includes('counter_observed') && <p className="vs-warn">{t('visits-counter-differs')}（{v.counter_stated}）</p>}
        </div>
        {(file.wants_counter || v.counter_unreadable) && <Tick field="counter_unreadable" value={v.counter_unreadable} disabled={!open} onChange={(counter_unreadable) => set({ counter_unreadable })} />}
      </div>
      <Photos work={work} views={PHOTOS.look ?? []} />
    </>
  );
}

const WHO: Responsibility[] = ['product', 'workmanship', 'use', 'outside', 'wear'];

export function Check({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  const isGap = (field: string) => file.gaps.includes(field);
  return (
    <>
      <p className="vs-said">{t('visits-reported-stays', { text: file.task.description })}</p>
      <LongText field="found_problem" value={v.found_problem} lines={2} disabled={!open} gap={isGap('found_problem')} hint={t('visits-hint-found_problem')} onChange={(found_problem) => set({ found_problem })} />
      <Choose field="cause_code" value={v.cause_code} disabled={!open} gap={isGap('cause_code')} onChange={(cause_code) => set({ cause_code })}
        items={CAUSES.map((value) => ({ value: value as string, label: t(`visits-cause-${value}`) }))} />
      <LongText field="cause" value={v.cause} lines={2} disabled={!open} gap={isGap('cause')} hint={t('visits-hint-cause')} onChange={(cause) => set({ cause })} />
      <Choose<Responsibility> field="responsibility" value={v.responsibility} disabled={!open} gap={isGap('responsibility')} onChange={(responsibility) => set({ responsibility })}
        items={WHO.map((value) => ({ value, label: t(`visits-responsibility-${value}`) }))} />
      <YesNo field="user_agrees" value={v.user_agrees} disabled={!open} gap={isGap('user_agrees')} yes={t('visits-word-agrees')} no={t('visits-word-disagrees')} onChange={(user_agrees) => set({ user_agrees })} />
      {v.user_agrees === false && (
        <LongText field="user_words" value={v.user_words} lines={2} disabled={!open} gap={isGap('user_words')} hint={t('visits-hint-user_words')} onChange={(user_words) => set({ user_words })} />
      )}
      <Path work={work} />
      <Photos work={work} views={PHOTOS.check ?? []} />
    </>
  );
}
