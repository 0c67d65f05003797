// Time of each person (E-29, E-30): his own, and for the lead everybody's. It may be written after the signature.
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../../../data';
import { MomentInput } from '../../../form';
import { useText } from '../../../text';
import type { Id, VisitTime } from '../../../wire.gen';
import { anchor, Ask } from '../bits';
import type { Work } from '../useVisit';

const MINUTES = ['travel_minutes', 'work_minutes', 'wait_minutes'] as const;

export function Times({ work }: { work: Work }) {
  const t = useText();
  const { person } = useSession();
  const supervises = useMay('visit.approve');
  const { file, v } = work;
  const isOver = ['filed', 'aborted', 'cancelled'].includes(v.state);
  return (
    <section className="vs-lines">
      <h3>{t('visits-times-own')}</h3>
      {v.technicians.map((one, at) => (
        <Line key={one} person={one} name={file.technician_names[at] ?? ''} several={v.technicians.length > 1} time={file.times.find((x) => x.person === one) ?? null} work={work}
          may={file.may_write && !isOver && (one === person || person === v.lead || supervises)} />
      ))}
    </section>
  );
}

function Line({ person, name, several, time, work, may }: { person: Id; name: string; several: boolean; time: VisitTime | null; work: Work; may: boolean }) {
  const t = useText();
  const kept = { from_at: time?.from_at ?? null, to_at: time?.to_at ?? null, travel_minutes: time?.travel_minutes ?? null, work_minutes: time?.work_minutes ?? null, wait_minutes: time?.wait_minutes ?? null };
  const [typed, setTyped] = useState<Partial<typeof kept>>({});
  const now = { ...kept, ...typed };
  const save = async () => {
    if (await work.run('visits.save_time', { visit: work.v.id, person, ...now })) setTyped({});
  };
  return (
    <div className="vs-time" role="group" aria-label={name}>
      <strong className="vs-fixed">{name}</strong>
      {several && (
        <>
          <Ask field={`${person}-from_at`} label="visits-field-from_at"><MomentInput id={anchor(`${person}-from_at`)} value={now.from_at} disabled={!may} onChange={(from_at) => setTyped({ ...typed, from_at })} /></Ask>
          <Ask field={`${person}-to_at`} label="visits-field-to_at"><MomentInput id={anchor(`${person}-to_at`)} value={now.to_at} disabled={!may} onChange={(to_at) => setTyped({ ...typed, to_at })} /></Ask>
        </>
      )}
      {MINUTES.map((field) => (
        <Ask key={field} field={`${person}-${field}`} label={`visits-field-${field}`}>
          <InputNumber<number> size="large" className="ac-wide ac-right-input" id={anchor(`${person}-${field}`)} min={0} max={4320} precision={0} controls={false} inputMode="numeric" value={now[field]} disabled={!may}
            onChange={(minutes) => setTyped({ ...typed, [field]: minutes })} onBlur={() => { if (Object.keys(typed).length > 0) void save(); }} />
        </Ask>
      ))}
      {may && several && Object.keys(typed).length > 0 && <Button size="large" loading={work.busy} onClick={() => void save()}>{t('visits-do-save_time')}</Button>}
    </div>
  );
}
