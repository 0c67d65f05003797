// Lists some kinds of job have: steps with who and when (E-26), commissioning parameters (E-20), plants (E-23),
// consumables (E-27).
import { Button, Input, InputNumber } from 'antd';
import { useSession } from '../../../data';
import { moment } from '../../../format/format';
import { Icon } from '../../../frame/icons';
import { useLocale, useText } from '../../../text';
import type { IssuedLine, ParameterLine, PlantLine } from '../../../wire.gen';
import { anchor, Tick, YesNo } from '../bits';
import { blankParameter, limitsOf } from '../limits';
import type { Work } from '../useVisit';
import { stepWords } from '../words';

export function StepList({ work }: { work: Work }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { v, file } = work;
  if (v.steps.length === 0) return null;
  const mayTick = file.may_write && !['filed', 'aborted', 'cancelled'].includes(v.state);
  return (
    <section className="vs-lines">
      <h3>{t('visits-field-steps')}</h3>
      <ul className="vs-checklist">
        {v.steps.map((step, at) => (
          <li key={step.item}>
            <Tick field={`steps.${at}.done`} label={`${stepWords(step.item)}${step.must ? ' *' : ''}`} value={step.done_at !== null} disabled={!mayTick || work.busy} gap={file.gaps.includes(`steps.${at}.done`)}
              onChange={(done) => void work.run('visits.tick_step', { id: v.id, item: step.item, done })} />
            {step.done_at !== null && <small className="ac-quiet">{t('visits-step-by', { name: file.step_names[at] ?? '', at: moment(step.done_at, offset, locale) })}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Cell<L> = { field: keyof L & string; wide?: boolean };

/** Lines of short texts, one row a line. */
function TextLines<L extends object>({ list, title, add, lines, cells, blank, work, put, extra, after, layout }: {
  list: string; title: string; add: string; lines: L[]; cells: Cell<L>[]; blank: L; work: Work; put: (lines: L[]) => void;
  extra?: (line: L, at: number, change: (c: Partial<L>) => void) => React.ReactNode; after?: (line: L, at: number) => React.ReactNode; layout: string;
}) {
  const t = useText();
  const { file, open } = work;
  const isGap = file.gaps.includes(list);
  const change = (at: number, c: Partial<L>) => put(lines.map((line, i) => (i === at ? { ...line, ...c } : line)));
  return (
    <section className={isGap ? 'vs-lines vs-gap' : 'vs-lines'} id={anchor(list)} tabIndex={-1}>
      <h3>{t(title)}{isGap && <span className="vs-must">{t('fault-field-required')}</span>}</h3>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name but its place
        <div className="vs-part" key={at}>
          <span className="vs-line-no">{at + 1}</span>
          <div className={`vs-part-row ${layout}`}>
            {cells.map(({ field }) => (
              <div className="vs-labelled" key={field}>
                <small aria-hidden="true">{t(`visits-field-${field}`)}</small>
                <Input size="large" id={anchor(`${list}.${at}.${field}`)} value={String(line[field] ?? '')} disabled={!open} maxLength={200} aria-label={`${t(`visits-field-${field}`)} ${at + 1}`}
                  status={file.gaps.includes(`${list}.${at}.${field}`) ? 'error' : ''} onChange={(e) => change(at, { [field]: e.target.value } as Partial<L>)} />
              </div>
            ))}
            {extra?.(line, at, (c) => change(at, c))}
          </div>
          {after?.(line, at)}
          {open && <Button size="large" type="text" className="vs-drop-line" aria-label={t('visits-remove-line', { at: at + 1 })} icon={<Icon name="close" />} onClick={() => put(lines.filter((_, i) => i !== at))} />}
        </div>
      ))}
      {open && <Button size="large" icon={<Icon name="plus" />} onClick={() => put([...lines, blank])}>{t(add)}</Button>}
    </section>
  );
}

export function Parameters({ work }: { work: Work }) {
  const t = useText();
  const { v, file, open, set } = work;
  return (
    <TextLines<ParameterLine> list="parameters" title="visits-field-parameters" add="visits-add-parameter" layout="vs-parameter" work={work} lines={v.parameters} blank={blankParameter}
      cells={[{ field: 'name' }, { field: 'value' }, { field: 'unit' }, { field: 'min' }, { field: 'max' }]} put={(parameters) => set({ parameters })}
      extra={(line, at, change) => <YesNo field={`parameters.${at}.stable`} label="visits-field-stable" value={line.stable} disabled={!open} onChange={(stable) => change({ stable })} />}
      after={(line, at) => (file.gaps.includes(`parameters.${at}.value`) && line.value !== '' ? <p className="vs-warn">{t('visits-parameter-out')} {limitsOf(line)}</p> : null)} />
  );
}

const blankPlant: PlantLine = { species: '', size: '', designed_species: '', designed_size: '', quantity: 1, place: '', death_cause: '', consent: '' };

export function Plants({ work }: { work: Work }) {
  const t = useText();
  const { v, file, open, set } = work;
  return (
    <TextLines<PlantLine> list="plants" title="visits-field-plants" add="visits-add-plant" layout="vs-plant" work={work} lines={v.plants} blank={blankPlant}
      cells={[{ field: 'species' }, { field: 'size' }, { field: 'designed_species' }, { field: 'designed_size' }, { field: 'place' }, { field: 'death_cause' }, { field: 'consent' }]}
      put={(plants) => set({ plants })}
      extra={(line, at, change) => (
        <div className="vs-labelled">
          <small aria-hidden="true">{t('visits-field-quantity')}</small>
          <InputNumber<number> size="large" className="ac-wide ac-right-input" id={anchor(`plants.${at}.quantity`)} min={0} max={99_999} precision={0} controls={false} value={line.quantity} disabled={!open} aria-label={`${t('visits-field-quantity')} ${at + 1}`} onChange={(quantity) => change({ quantity: quantity ?? 0 })} />
        </div>
      )}
      after={(_, at) => (file.gaps.includes(`plants.${at}.consent`) ? <p className="vs-warn">{t('visits-plant-deviates')}</p> : null)} />
  );
}

const blankIssued: IssuedLine = { item: '', unit: '', issued: '', returned: '', fitted: '', explained: '' };

export function Issued({ work }: { work: Work }) {
  const { v, file, open, set } = work;
  const isWanted = v.job.asks_protection && v.mode === 'workshop';
  return (
    <>
      {(isWanted || v.protection_fitted !== null) && (
        <YesNo field="protection_fitted" value={v.protection_fitted} disabled={!open} gap={file.gaps.includes('protection_fitted')} onChange={(protection_fitted) => set({ protection_fitted })} />
      )}
      <TextLines<IssuedLine> list="issued" title="visits-field-issued_head" add="visits-add-issued" layout="vs-issued" work={work} lines={v.issued} blank={blankIssued}
        cells={[{ field: 'item' }, { field: 'issued' }, { field: 'returned' }, { field: 'fitted' }, { field: 'unit' }, { field: 'explained' }]} put={(issued) => set({ issued })} />
    </>
  );
}
