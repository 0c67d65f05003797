// Questions of some kinds of job: hardware or software (E-25), the log of a rescue (E-31).
import { MomentInput } from '../../../form';
import { useText } from '../../../text';
import type { FaultPath } from '../../../wire.gen';
import { anchor, Ask, Choose, LongText, ShortText, YesNo } from '../bits';
import type { Work } from '../useVisit';

const PATHS: FaultPath[] = ['hardware', 'software', 'both'];

export function Path({ work }: { work: Work }) {
  const t = useText();
  const { v, file, open, set } = work;
  if (!v.job.asks_path && v.fault_path === null) return null;
  const isGap = (field: string) => file.gaps.includes(field);
  return (
    <section className="vs-lines">
      <Choose<FaultPath> field="fault_path" value={v.fault_path} disabled={!open} gap={isGap('fault_path')} onChange={(fault_path) => set({ fault_path })}
        items={PATHS.map((value) => ({ value, label: t(`visits-fault_path-${value}`) }))} />
      {(v.fault_path === 'hardware' || v.fault_path === 'both') && <ShortText field="rma_number" value={v.rma_number} disabled={!open} gap={isGap('rma_number')} onChange={(rma_number) => set({ rma_number })} />}
      {(v.fault_path === 'software' || v.fault_path === 'both') && <LongText field="adjustment" lines={2} value={v.adjustment} disabled={!open} gap={isGap('adjustment')} onChange={(adjustment) => set({ adjustment })} />}
      {v.fault_path !== null && (
        <div className="vs-row">
          <YesNo field="cleared" value={v.cleared} disabled={!open} gap={isGap('cleared')} onChange={(cleared) => set({ cleared })} />
          <YesNo field="cleared_told" value={v.cleared_told} disabled={!open} gap={isGap('cleared_told')} onChange={(cleared_told) => set({ cleared_told })} />
        </div>
      )}
    </section>
  );
}

export function Rescue({ work }: { work: Work }) {
  const { v, file, open, set } = work;
  if (file.task.service_type !== 'rescue') return null;
  const isGap = (field: string) => file.gaps.includes(field);
  return (
    <div className="vs-row">
      <ShortText field="rescue_place" value={v.rescue_place} disabled={!open} gap={isGap('rescue_place')} onChange={(rescue_place) => set({ rescue_place })} />
      <Ask field="rescue_called_at" gap={isGap('rescue_called_at')}>
        <MomentInput id={anchor('rescue_called_at')} value={v.rescue_called_at} disabled={!open} onChange={(rescue_called_at) => set({ rescue_called_at })} />
      </Ask>
      <YesNo field="towed" value={v.towed} disabled={!open} gap={isGap('towed')} onChange={(towed) => set({ towed })} />
      {v.towed === true && <ShortText field="tow_to" value={v.tow_to} disabled={!open} gap={isGap('tow_to')} onChange={(tow_to) => set({ tow_to })} />}
    </div>
  );
}
