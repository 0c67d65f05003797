// 报告: what is still missing, with a way to each; what was taught (E-13); the time spent (E-30). Then the work is done.
import { useSession } from '../../../data';
import { moment } from '../../../format/format';
import { useLocale, useText } from '../../../text';
import { LongText } from '../bits';
import { stepOf } from '../stops';
import { gapWords } from '../words';
import { Times } from './Times';
import type { StepProps } from './types';

export function Report({ work, goTo }: StepProps) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset, person } = useSession();
  const { file, v, open, set } = work;
  const isDone = v.work_done_at !== null;
  const gaps = isDone ? file.gaps : file.work_gaps;
  return (
    <>
      {isDone && <p className="vs-ok">{t('visits-after-work-done', { at: moment(v.work_done_at, offset, locale) })}</p>}
      {!isDone && v.lead !== person && <p className="vs-warn">{t('visits-lead-completes', { name: file.lead_name })}</p>}
      <GapList gaps={gaps} goTo={goTo} none={t(isDone ? 'visits-gaps-none-sign' : 'visits-gaps-none')} />
      {file.warnings.length > 0 && (
        <section className="vs-gaplist vs-softlist">
          <h3>{t('visits-warnings-head')}</h3>
          <ul>{file.warnings.map((gap) => <li key={gap}><button type="button" onClick={() => goTo(stepOf(gap), gap)}>{gapWords(gap)}</button></li>)}</ul>
        </section>
      )}
      <LongText field="guidance" value={v.guidance} lines={3} disabled={!open} gap={file.gaps.includes('guidance')} hint={t('visits-hint-guidance')} onChange={(guidance) => set({ guidance })} />
      {open && v.guidance === '' && <button type="button" className="vs-link" onClick={() => set({ guidance: t('visits-word-none-guidance') })}>{t('visits-word-none-guidance')}</button>}
      <Times work={work} />
    </>
  );
}

/** What is missing, each line a way to the field. */
export function GapList({ gaps, goTo, none }: { gaps: string[]; goTo: StepProps['goTo']; none: string }) {
  const t = useText();
  if (gaps.length === 0) return <p className="vs-ok">{none}</p>;
  return (
    <section className="vs-gaplist">
      <h3>{t('visits-gaps-head', { count: gaps.length })}</h3>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}><button type="button" onClick={() => goTo(stepOf(gap), gap)}><span>{gapWords(gap)}</span><small>{t(`visits-step-${stepOf(gap)}`)}</small></button></li>
        ))}
      </ul>
    </section>
  );
}
