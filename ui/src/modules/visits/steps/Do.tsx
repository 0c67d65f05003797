// 处理: what was done, the tests with their limits (E-12), and what came of it.
import { Button, Input } from 'antd';
import { MomentInput } from '../../../form';
import { Icon } from '../../../frame/icons';
import { useText } from '../../../text';
import type { TestLine, VisitResult } from '../../../wire.gen';
import { anchor, Ask, Choose, LongText } from '../bits';
import { Photos } from '../Photos';
import { PHOTOS } from '../stops';
import type { StepProps } from './types';

const RESULTS: VisitResult[] = ['solved', 'temporary', 'not_repairable', 'unsolved'];

export function Do({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  const isGap = (field: string) => file.gaps.includes(field);
  return (
    <>
      <LongText field="work_done" value={v.work_done} lines={3} disabled={!open} gap={isGap('work_done')} hint={t('visits-hint-work_done')} onChange={(work_done) => set({ work_done })} />
      <Tests tests={v.tests} gaps={file.gaps} open={open} wanted={file.wants_tests} set={(tests) => set({ tests })} />
      <Choose<VisitResult> field="result" value={v.result} disabled={!open} gap={isGap('result')} onChange={(result) => set({ result })}
        items={RESULTS.map((value) => ({ value, label: t(`visits-result-${value}`) }))} />
      {v.result !== null && v.result !== 'solved' && (
        <LongText field="result_note" value={v.result_note} lines={2} disabled={!open} gap={isGap('result_note')} hint={t('visits-hint-result_note')} onChange={(result_note) => set({ result_note })} />
      )}
      {v.result !== null && v.result !== 'solved' && (
        <Ask field="next_appointment" gap={isGap('next_appointment')}>
          <MomentInput id={anchor('next_appointment')} value={v.next_appointment} disabled={!open} onChange={(next_appointment) => set({ next_appointment })} />
        </Ask>
      )}
      <Photos work={work} views={PHOTOS.work ?? []} />
    </>
  );
}

function Tests({ tests, gaps, open, wanted, set }: { tests: TestLine[]; gaps: string[]; open: boolean; wanted: boolean; set: (tests: TestLine[]) => void }) {
  const t = useText();
  const put = (at: number, change: Partial<TestLine>) => set(tests.map((line, i) => (i === at ? { ...line, ...change } : line)));
  const input = (at: number, field: 'item' | 'value' | 'limit', line: TestLine) => (
    <Input size="large" id={anchor(`tests.${at}.${field}`)} disabled={!open} value={line[field]} maxLength={200} aria-label={`${t(`visits-field-${field}`)} ${at + 1}`}
      status={gaps.includes(`tests.${at}.${field}`) ? 'error' : ''} onChange={(e) => put(at, { [field]: e.target.value })} />
  );
  return (
    <section className={gaps.includes('tests') ? 'vs-lines vs-gap' : 'vs-lines'} id={anchor('tests')} tabIndex={-1}>
      <h3>{t('visits-field-tests')}{gaps.includes('tests') && <span className="vs-must">{t('fault-field-required')}</span>}</h3>
      {tests.length > 0 && (
        <div className="vs-test vs-line-head" aria-hidden="true">
          <span>{t('visits-field-item')}</span><span>{t('visits-field-value')}</span><span>{t('visits-field-limit')}</span><span>{t('visits-field-passed')}</span>
        </div>
      )}
      {tests.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
        <div className="vs-test" key={at}>
          {input(at, 'item', line)}
          {input(at, 'value', line)}
          {input(at, 'limit', line)}
          <button type="button" role="switch" id={anchor(`tests.${at}.passed`)} aria-checked={line.passed} aria-label={`${t('visits-field-passed')} ${at + 1}`} disabled={!open}
            className={line.passed ? 'vs-choice vs-pass' : 'vs-choice vs-fail'} onClick={() => put(at, { passed: !line.passed })}>
            {line.passed ? t('visits-test-passed') : t('visits-test-failed')}
          </button>
          {open && <Button size="large" type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={() => set(tests.filter((_, i) => i !== at))} />}
        </div>
      ))}
      {open && <Button size="large" icon={<Icon name="plus" />} onClick={() => set([...tests, { item: '', value: '', limit: '', passed: true }])}>{t('visits-add-test')}</Button>}
      {!wanted && tests.length === 0 && !open && <p className="ac-quiet">{t('word-none')}</p>}
    </section>
  );
}
