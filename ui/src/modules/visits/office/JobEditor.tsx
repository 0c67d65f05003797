// The lists of a template: packing, photos, tests, parameters, steps, papers. Every list is lines of short texts.
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../../../frame/icons';
import { useText } from '../../../text';
import type { Job, PhotoSpec, PhotoView, PhotoWhen, StepSpec, TestSpec } from '../../../wire.gen';
import { packedWords, paperWords, stepWords } from '../words';

type Wrong = (field: string) => string | undefined;
type Props = { job: Job; put: (part: Partial<Job>) => void; wrong: Wrong };

const VIEWS: PhotoView[] = ['whole', 'nameplate', 'counter', 'fault', 'old_part', 'after', 'other'];
const WHENS: PhotoWhen[] = ['always', 'if_counter', 'if_fault', 'if_parts'];
const blankTest: TestSpec = { item: '', unit: '', min: '', max: '', limit: '', must: true };

export function JobEditor({ job, put, wrong }: Props) {
  const t = useText();
  const limits = (list: 'tests' | 'parameters', withLimit: boolean) => (spec: TestSpec, at: number, change: (c: Partial<TestSpec>) => void) => (
    <>
      <Words label={t('visits-field-unit')} at={at} value={spec.unit} put={(unit) => change({ unit })} />
      <Words label={t('visits-field-min')} at={at} value={spec.min} bad={wrong(`${list}.${at}.limits`)} put={(min) => change({ min })} />
      <Words label={t('visits-field-max')} at={at} value={spec.max} bad={wrong(`${list}.${at}.limits`)} put={(max) => change({ max })} />
      {withLimit && <Words label={t('visits-field-limit')} at={at} value={spec.limit} put={(limit) => change({ limit })} />}
      {withLimit && <Checkbox checked={spec.must} onChange={(e) => change({ must: e.target.checked })}>{t('visits-field-must')}</Checkbox>}
    </>
  );
  return (
    <div className="vs-lists">
      <Strings title="visits-field-packing" list="packing" lines={job.packing} said={packedWords} wrong={wrong} put={(packing) => put({ packing })} />
      <Lines<StepSpec> title="visits-field-steps" list="steps" lines={job.steps} blank={{ item: '', must: false }} said={stepWords} wrong={wrong} put={(steps) => put({ steps })}
        extra={(step, _, change) => <Checkbox checked={step.must} onChange={(e) => change({ must: e.target.checked })}>{t('visits-field-must')}</Checkbox>} />
      <Lines<TestSpec> title="visits-field-tests" list="tests" lines={job.tests} blank={blankTest} wrong={wrong} put={(tests) => put({ tests })} layout="vs-spec-test" extra={limits('tests', true)} />
      <Lines<TestSpec> title="visits-field-parameters" list="parameters" lines={job.parameters} blank={blankTest} wrong={wrong} put={(parameters) => put({ parameters })} layout="vs-spec-test" extra={limits('parameters', false)} />
      <Photos lines={job.photos} wrong={wrong} put={(photos) => put({ photos })} />
      <Strings title="visits-field-papers" list="papers" lines={job.papers} said={paperWords} wrong={wrong} put={(papers) => put({ papers })} />
    </div>
  );
}

function Words({ label, at, value, put, bad }: { label: string; at: number; value: string; put: (text: string) => void; bad?: string | undefined }) {
  return <Input value={value} placeholder={label} aria-label={`${label} ${at + 1}`} maxLength={100} status={bad ? 'error' : ''} title={bad ?? ''} onChange={(e) => put(e.target.value)} />;
}

function Listed({ title, count, add, children, wide = false }: { title: string; count: number; add: () => void; children: ReactNode; wide?: boolean }) {
  const t = useText();
  return (
    <section className={wide ? 'vs-list vs-list-wide' : 'vs-list'} aria-label={t(title)}>
      <h3>{t(title)} <span className="ac-quiet">{t('visits-templates-lines', { count })}</span></h3>
      {children}
      <Button size="small" icon={<Icon name="plus" />} onClick={add}>{t('visits-templates-add')}</Button>
    </section>
  );
}

function Drop({ at, drop }: { at: number; drop: () => void }) {
  const t = useText();
  return <Button type="text" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={drop} />;
}

type LinesProps<L extends { item: string }> = {
  title: string; list: string; lines: L[]; blank: L; wrong: Wrong; put: (lines: L[]) => void; said?: (item: string) => string; layout?: string;
  extra: (line: L, at: number, change: (c: Partial<L>) => void) => ReactNode;
};

function Lines<L extends { item: string }>({ title, list, lines, blank, wrong, put, said, layout, extra }: LinesProps<L>) {
  const t = useText();
  const change = (at: number, c: Partial<L>) => put(lines.map((line, i) => (i === at ? { ...line, ...c } : line)));
  return (
    <Listed title={title} count={lines.length} wide={layout !== undefined} add={() => put([...lines, blank])}>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
        <div className={`vs-spec ${layout ?? 'vs-spec-step'}`} key={at}>
          <Item label={t('visits-field-item')} at={at} value={line.item} said={said} bad={wrong(`${list}.${at}.item`)} put={(item) => change(at, { item } as Partial<L>)} />
          {extra(line, at, (c) => change(at, c))}
          <Drop at={at} drop={() => put(lines.filter((_, i) => i !== at))} />
        </div>
      ))}
    </Listed>
  );
}

/** A delivered line shows its word in the reader's language; typed over, it is the firm's own. */
function Item({ label, at, value, said, bad, put }: { label: string; at: number; value: string; said?: ((item: string) => string) | undefined; bad: string | undefined; put: (text: string) => void }) {
  return <Words label={label} at={at} value={said ? said(value) : value} bad={bad} put={put} />;
}

function Strings({ title, list, lines, said, wrong, put }: { title: string; list: string; lines: string[]; said: (item: string) => string; wrong: Wrong; put: (lines: string[]) => void }) {
  const t = useText();
  return (
    <Listed title={title} count={lines.length} add={() => put([...lines, ''])}>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
        <div className="vs-spec vs-spec-word" key={at}>
          <Item label={t('visits-field-item')} at={at} value={line} said={said} bad={wrong(`${list}.${at}.item`)} put={(text) => put(lines.map((l, i) => (i === at ? text : l)))} />
          <Drop at={at} drop={() => put(lines.filter((_, i) => i !== at))} />
        </div>
      ))}
    </Listed>
  );
}

function Photos({ lines, wrong, put }: { lines: PhotoSpec[]; wrong: Wrong; put: (lines: PhotoSpec[]) => void }) {
  const t = useText();
  const change = (at: number, c: Partial<PhotoSpec>) => put(lines.map((line, i) => (i === at ? { ...line, ...c } : line)));
  return (
    <Listed title="visits-field-photos" count={lines.length} add={() => put([...lines, { view: 'other', label: '', when: 'always' }])}>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
        <div className="vs-spec vs-spec-photo" key={at}>
          <Select<PhotoView> value={line.view} aria-label={`${t('visits-field-view')} ${at + 1}`} options={VIEWS.map((value) => ({ value, label: t(`visits-view-${value}`) }))} onChange={(view) => change(at, { view })} />
          <Words label={t('visits-field-photo_label')} at={at} value={line.label} bad={wrong(`photos.${at}.item`)} put={(label) => change(at, { label })} />
          <Select<PhotoWhen> value={line.when} aria-label={`${t('visits-field-when')} ${at + 1}`} options={WHENS.map((value) => ({ value, label: t(`visits-when-${value}`) }))} onChange={(when) => change(at, { when })} />
          <Drop at={at} drop={() => put(lines.filter((_, i) => i !== at))} />
        </div>
      ))}
    </Listed>
  );
}
