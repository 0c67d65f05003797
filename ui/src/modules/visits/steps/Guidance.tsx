// Waiting for guidance (E-14): the question with the technician's own view (C-13), and the answer with both times.
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useMay, useQuery } from '../../../data';
import { useText } from '../../../text';
import type { GuidanceView } from '../../../wire.gen';
import { anchor, Ask } from '../bits';
import type { Work } from '../useVisit';

export function GuidanceList({ work, onlyOpen = false }: { work: Work; onlyOpen?: boolean }) {
  const t = useText();
  const guidance = work.file.guidance.filter((one) => !onlyOpen || one.guidance.answered_at === null);
  if (guidance.length === 0) return null;
  return (
    <section className="vs-lines" aria-label={t('visits-guidance-head')}>
      {guidance.map((one) => <One key={one.guidance.id} one={one} work={work} />)}
    </section>
  );
}

function One({ one, work }: { one: GuidanceView; work: Work }) {
  const t = useText();
  const { guidance: g } = one;
  const isOpen = g.answered_at === null;
  return (
    <div className={isOpen ? 'vs-warn' : 'vs-said'}>
      <p><strong>{isOpen ? t('visits-guidance-waiting', { minutes: one.minutes }) : t('visits-guidance-answered', { name: one.answered_by_name, minutes: one.minutes })}</strong></p>
      <p>{one.asked_by_name}：{g.problem}</p>
      <p>{t('visits-guidance-view', { text: g.own_view })}</p>
      {g.demand !== '' && <p>{t('visits-field-demand')}：{g.demand}</p>}
      {!isOpen && <p>{t('visits-field-instruction_given')}：{g.instruction}</p>}
      {isOpen && work.file.may_write && <Answer id={g.id} work={work} />}
    </div>
  );
}

function Answer({ id, work }: { id: string; work: Work }) {
  const t = useText();
  const isSupervisor = useMay('visit.approve');
  const crew = useQuery('visits.crew', { at: work.v.planned_at }, { enabled: !isSupervisor });
  const [by, setBy] = useState<string | null>(null);
  const [instruction, setInstruction] = useState('');
  return (
    <div className="vs-form">
      {!isSupervisor && (
        <Ask field="guidance_by" label="visits-guidance-by">
          <Select size="large" className="ac-wide" id={anchor('guidance_by')} value={by} onChange={setBy} options={(crew.data?.supervisors ?? []).map((s) => ({ value: s.person, label: s.name }))} />
        </Ask>
      )}
      <Ask field="instruction_given">
        <Input.TextArea id={anchor('instruction_given')} value={instruction} rows={2} className="ac-area vs-area-2" placeholder={t('visits-hint-instruction_given')} maxLength={2000} onChange={(e) => setInstruction(e.target.value)} />
      </Ask>
      <Button size="large" type="primary" disabled={instruction.trim() === '' || (!isSupervisor && by === null)} loading={work.busy}
        onClick={() => void work.run('visits.give_guidance', { id, instruction, by: isSupervisor ? null : by })}>{t('visits-do-give_guidance')}</Button>
    </div>
  );
}

export function AskGuidance({ work, close }: { work: Work; close: () => void }) {
  const t = useText();
  const [problem, setProblem] = useState('');
  const [view, setView] = useState('');
  const [demand, setDemand] = useState('');
  const area = (field: string, value: string, put: (text: string) => void) => (
    <Ask field={field}><Input.TextArea id={anchor(field)} value={value} rows={2} className="ac-area vs-area-2" maxLength={2000} onChange={(e) => put(e.target.value)} /></Ask>
  );
  const save = async () => {
    if (await work.run('visits.ask_guidance', { visit: work.v.id, problem, own_view: view, demand })) close();
  };
  return (
    <Modal open title={t('visits-do-ask_guidance')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      {area('problem', problem, setProblem)}
      {area('own_view', view, setView)}
      {area('demand', demand, setDemand)}
      <Button size="large" type="primary" disabled={problem.trim() === '' || view.trim() === ''} loading={work.busy} onClick={() => void save()}>{t('visits-do-ask_guidance')}</Button>
    </Modal>
  );
}
