// Tests with their limits (E-12): where figures decide, the core judges as soon as the value is saved; a judgement of
// one's own needs a note. Lines of the template keep their limits and cannot be left out.
import { Button, Input } from 'antd';
import { Icon } from '../../../frame/icons';
import { useText } from '../../../text';
import type { TestLine } from '../../../wire.gen';
import { anchor } from '../bits';
import { limitsOf } from '../limits';

type TestsProps = { tests: TestLine[]; gaps: string[]; open: boolean; wanted: boolean; fixed: string[]; set: (tests: TestLine[]) => void };
type Text = 'item' | 'value' | 'unit' | 'min' | 'max' | 'limit' | 'note';

export const blankTest: TestLine = { item: '', value: '', limit: '', passed: true, unit: '', min: '', max: '', note: '', must: false };

export function Tests({ tests, gaps, open, wanted, fixed, set }: TestsProps) {
  const t = useText();
  const put = (at: number, change: Partial<TestLine>) => set(tests.map((line, i) => (i === at ? { ...line, ...change } : line)));
  const input = (at: number, field: Text, line: TestLine, hint?: string) => (
    <Input size="large" id={anchor(`tests.${at}.${field}`)} disabled={!open} value={line[field]} maxLength={200} placeholder={hint ?? ''}
      aria-label={`${t(`visits-field-${field}`)} ${at + 1}`} status={gaps.includes(`tests.${at}.${field}`) ? 'error' : ''} onChange={(e) => put(at, { [field]: e.target.value })} />
  );
  const isGap = gaps.includes('tests');
  return (
    <section className={isGap ? 'vs-lines vs-gap' : 'vs-lines'} id={anchor('tests')} tabIndex={-1}>
      <h3>{t('visits-field-tests')}{isGap && <span className="vs-must">{t('fault-field-required')}</span>}</h3>
      {tests.length > 0 && (
        <div className="vs-test vs-line-head" aria-hidden="true">
          <span>{t('visits-field-item')}</span><span>{t('visits-field-value')}</span><span>{t('visits-field-unit')}</span><span>{t('visits-field-min')}</span><span>{t('visits-field-max')}</span><span>{t('visits-field-limit')}</span><span>{t('visits-field-passed')}</span>
        </div>
      )}
      {tests.map((line, at) => {
        const isFixed = fixed.includes(line.item);
        const limits = limitsOf(line);
        const wantsNote = line.note !== '' || gaps.includes(`tests.${at}.note`) || (limits !== '' && !line.passed) || gaps.includes(`tests.${at}.passed`);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
          <div className="vs-test-line" key={at}>
            <div className="vs-test">
              {isFixed ? <span className="vs-fixed">{line.item}{line.must && <span className="vs-must"> *</span>}</span> : input(at, 'item', line)}
              {input(at, 'value', line)}
              {isFixed ? <span className="vs-fixed">{line.unit}</span> : input(at, 'unit', line)}
              {isFixed ? <span className="vs-fixed vs-limits">{[limits, line.limit].filter(Boolean).join(' · ')}</span> : <>{input(at, 'min', line)}{input(at, 'max', line)}{input(at, 'limit', line)}</>}
              <button type="button" role="switch" id={anchor(`tests.${at}.passed`)} aria-checked={line.passed} aria-label={`${t('visits-field-passed')} ${at + 1}`} disabled={!open}
                className={line.value === '' ? 'vs-choice' : line.passed ? 'vs-choice vs-pass' : 'vs-choice vs-fail'} onClick={() => put(at, { passed: !line.passed })}>
                {line.passed ? t('visits-test-passed') : t('visits-test-failed')}
              </button>
              {open && !line.must && <Button size="large" type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={() => set(tests.filter((_, i) => i !== at))} />}
            </div>
            {wantsNote && input(at, 'note', line, t('visits-test-note'))}
          </div>
        );
      })}
      {open && <Button size="large" icon={<Icon name="plus" />} onClick={() => set([...tests, blankTest])}>{t('visits-add-test')}</Button>}
      {!wanted && tests.length === 0 && !open && <p className="ac-quiet">{t('word-none')}</p>}
    </section>
  );
}
