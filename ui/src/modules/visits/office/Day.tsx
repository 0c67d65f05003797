// A technician's day: travel, work and waiting of each visit under the class of its job, and the sums (E-30).
import { Button, DatePicker, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Faulted, now, useMay, useQuery, useSession } from '../../../data';
import { dayOf } from '../../../format/format';
import { Icon } from '../../../frame/icons';
import { Blank } from '../../../grid';
import { useText } from '../../../text';
import type { DayLine, DaySum, Id } from '../../../wire.gen';

export function DayPage() {
  const t = useText();
  const { zone_offset_minutes: offset, person: me } = useSession();
  const seesAll = useMay('visit.approve');
  const today = dayOf(now(), offset);
  const [day, setDay] = useState(today);
  const [person, setPerson] = useState<Id>(me);
  const people = useQuery('people.list', { role: null, with_former: false }, { enabled: seesAll });
  const report = useQuery('visits.day', { day, person }, { keep: true });
  const move = (by: number) => setDay(dayjs(day).add(by, 'day').format('YYYY-MM-DD'));
  return (
    <section className="ac-block">
      <header className="ac-row">
        <Button icon={<Icon name="back" />} aria-label={t('visits-day-before')} onClick={() => move(-1)} />
        <DatePicker aria-label={t('visits-day-day')} allowClear={false} value={dayjs(day)} onChange={(d) => d && setDay(d.format('YYYY-MM-DD'))} />
        <Button icon={<Icon name="forward" />} aria-label={t('visits-day-after')} disabled={day >= today} onClick={() => move(1)} />
        {seesAll && (
          <Select showSearch={{ optionFilterProp: 'label' }} className="vs-day-who" aria-label={t('visits-day-who')} value={person} onChange={setPerson}
            options={(people.data ?? []).map((p) => ({ value: p.id, label: p.name }))} />
        )}
        <span className="ac-push" />
        {report.data && report.data.lines.length > 0 && <strong className="ac-num">{t('visits-day-total')} {long(report.data.total_minutes, t)}</strong>}
      </header>
      {report.error && <Faulted error={report.error} again={() => void report.refetch()} />}
      {!report.error && !report.data && <Skeleton active />}
      {report.data?.lines.length === 0 && <Blank title={t('visits-day-none')} todo={t('visits-day-none-todo')} />}
      {report.data?.by_class.map((sum) => (
        <Class key={sum.class ?? 'none'} sum={sum} lines={report.data.lines.filter((line) => line.class === sum.class)} />
      ))}
    </section>
  );
}

type Say = ReturnType<typeof useText>;

function long(minutes: number, t: Say): string {
  return t('visits-day-long', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

function Class({ sum, lines }: { sum: DaySum; lines: DayLine[] }) {
  const t = useText();
  return (
    <>
      <h3 className="ac-row">{sum.class ? t(`tickets-charge_class-${sum.class}`) : t('visits-day-unclassed')} <span className="ac-push" /><span className="ac-num">{long(sum.minutes, t)}</span></h3>
      <ul className="ac-lines">
        {lines.map((line) => (
          <li key={line.visit} className="ac-row">
            <a className="ac-mono" href={`#/visits/${line.visit}?step=leave`}>{line.visit_number}</a>
            <span className="ac-mono">{line.ticket_number}</span>
            <span className="ac-quiet">{t(`visits-mode-${line.mode}`)}</span>
            <span className="ac-push" />
            <span className="ac-num">{t('visits-day-line', { travel: line.travel_minutes, work: line.work_minutes, wait: line.wait_minutes })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
