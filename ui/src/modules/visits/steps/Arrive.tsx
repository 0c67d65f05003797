// 到场: who was met, and that we said who we are (E-01); of a remote session how we connected and that it was agreed (E-22).
import { useText } from '../../../text';
import { ShortText, Tick } from '../bits';
import { Task } from '../Task';
import type { StepProps } from './types';

export function Arrive({ work }: StepProps) {
  const t = useText();
  const { file, v, open, set } = work;
  const disabled = !open;
  const isGap = (field: string) => v.arrived_at !== null && file.gaps.includes(field);
  return (
    <div className="vs-two">
      <section>
        {v.mode === 'remote' ? (
          <>
            <ShortText field="remote_means" value={v.remote_means} disabled={disabled} gap={isGap('remote_means')} hint={t('visits-hint-remote_means')} onChange={(remote_means) => set({ remote_means })} />
            <Tick field="remote_consent" value={v.remote_consent} disabled={disabled} gap={isGap('remote_consent')} onChange={(remote_consent) => set({ remote_consent })} />
          </>
        ) : (
          <Tick field="identity_stated" value={v.identity_stated} disabled={disabled} onChange={(identity_stated) => set({ identity_stated })} />
        )}
        <ShortText field="person_met" value={v.person_met} disabled={disabled} gap={isGap('person_met')} hint={file.task.contact_name} onChange={(person_met) => set({ person_met })} />
        {open && v.person_met === '' && file.task.contact_name !== '' && (
          <button type="button" className="vs-link" onClick={() => set({ person_met: file.task.contact_name })}>{t('visits-met-contact', { name: file.task.contact_name })}</button>
        )}
        <ShortText field="person_met_post" value={v.person_met_post} disabled={disabled} onChange={(person_met_post) => set({ person_met_post })} />
      </section>
      <section>
        <h3>{t('visits-task')}</h3>
        <Task file={file} />
      </section>
    </div>
  );
}
