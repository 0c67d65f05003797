// 处理: the job's list, what was done, the tests with their limits (E-12), what some kinds of job add, and what came of it.
import { MomentInput } from '../../../form';
import { useText } from '../../../text';
import type { VisitResult } from '../../../wire.gen';
import { anchor, Ask, Choose, LongText } from '../bits';
import { Photos } from '../Photos';
import { PHOTOS } from '../stops';
import { GuidanceList } from './Guidance';
import { Parameters, Plants, StepList } from './JobLines';
import { Misfits } from './Misfits';
import { TakeAway } from './TakeAway';
import { Tests } from './Tests';
import type { StepProps } from './types';

const RESULTS: VisitResult[] = ['solved', 'temporary', 'not_repairable', 'unsolved', 'workshop_needed'];

export function Do({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  const isGap = (field: string) => file.gaps.includes(field);
  return (
    <>
      <GuidanceList work={work} />
      <StepList work={work} />
      <LongText field="work_done" value={v.work_done} lines={3} disabled={!open} gap={isGap('work_done')} hint={t('visits-hint-work_done')} onChange={(work_done) => set({ work_done })} />
      <Tests tests={v.tests} gaps={file.gaps} open={open} wanted={file.wants_tests} fixed={v.job.tests.map((spec) => spec.item)} set={(tests) => set({ tests })} />
      {(v.parameters.length > 0 || file.task.service_type === 'installation') && <Parameters work={work} />}
      {(v.plants.length > 0 || file.task.service_type === 'replanting') && <Plants work={work} />}
      <Choose<VisitResult> field="result" value={v.result} disabled={!open} gap={isGap('result')} onChange={(result) => set({ result })}
        items={RESULTS.map((value) => ({ value, label: t(`visits-result-${value}`) }))} />
      {v.result !== null && v.result !== 'solved' && (
        <LongText field="result_note" value={v.result_note} lines={2} disabled={!open} gap={isGap('result_note')} hint={t('visits-hint-result_note')} onChange={(result_note) => set({ result_note })} />
      )}
      {v.result !== null && v.result !== 'solved' && v.result !== 'workshop_needed' && (
        <Ask field="next_appointment" gap={isGap('next_appointment')}>
          <MomentInput id={anchor('next_appointment')} value={v.next_appointment} disabled={!open} onChange={(next_appointment) => set({ next_appointment })} />
        </Ask>
      )}
      <TakeAway work={work} />
      <Photos work={work} views={PHOTOS.work ?? []} />
      <Misfits work={work} />
    </>
  );
}
