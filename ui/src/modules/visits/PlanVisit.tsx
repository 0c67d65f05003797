// Dispatch: when, how, who, and with which word (D-01–D-07, B-21). The same dialog moves a visit already planned (D-18).
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { asFault, call } from '../../host';
import { Faulted, now, useQuery } from '../../data';
import { MomentInput } from '../../form';
import { fieldFaultWords, useText } from '../../text';
import type { Id, VisitFile, VisitMode, VisitPlanned } from '../../wire.gen';
import { anchor, Ask, Choose } from './bits';
import './visits.css';

export type PlanVisitProps = {
  ticket: { id: Id; number: string };
  /** A visit to move; without it a new one is planned. */
  visit?: VisitFile;
  close: () => void;
  planned?: (planned: VisitPlanned) => void;
};

/** Fields that show their own fault. */
const MARKED = ['technicians', 'agreed_at', 'lead', 'reason'];

/** The next full hour. */
const soon = () => Math.ceil((now() + 1) / 3_600_000) * 3_600_000;

export function PlanVisit({ ticket, visit, close, planned }: PlanVisitProps) {
  const t = useText();
  const { notification } = App.useApp();
  const [mode, setMode] = useState<VisitMode>(visit?.visit.mode ?? 'on_site');
  const [at, setAt] = useState<number | null>(() => visit?.visit.planned_at ?? soon());
  const [agreed, setAgreed] = useState<number | null>(visit?.visit.agreed_at ?? null);
  const [people, setPeople] = useState<Id[]>(visit?.visit.technicians ?? []);
  const [lead, setLead] = useState<Id | null>(visit?.visit.lead ?? null);
  const [instruction, setInstruction] = useState(visit?.visit.instruction ?? '');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const crew = useQuery('visits.crew', { at: at ?? 0 }, { enabled: at !== null, keep: true });
  const rows = crew.data?.technicians ?? [];
  const fault = error ? asFault(error) : null;
  const wrong = (field: string) => {
    const found = fault?.fields.find((f) => f.field === field || f.field.startsWith(`${field}.`));
    return found ? fieldFaultWords(found) : undefined;
  };
  const choose = (person: Id) => { setError(null); setPeople((old) => (old.includes(person) ? old.filter((p) => p !== person) : [...old, person])); };

  const save = async () => {
    if (at === null) return;
    setBusy(true);
    setError(null);
    const common = { technicians: people, lead: people.length > 1 ? lead : null, planned_at: at, agreed_at: agreed, instruction };
    try {
      const done = visit ? await call('visits.replan', { id: visit.visit.id, ...common, reason }) : await call('visits.plan', { ticket: ticket.id, mode, ...common });
      if (done.clashes.length > 0) notification.warning({ title: t('visits-plan-clashes', { numbers: done.clashes.join(t('word-comma')) }), placement: 'bottomRight' });
      planned?.(done);
      close();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('visits-plan-title', { number: ticket.number })} onCancel={close} width={720} style={{ top: 24 }} footer={null} className="vs-dialog" destroyOnHidden>
      {!visit && <Choose<VisitMode> field="mode" value={mode} keep onChange={(m) => m && setMode(m)} items={(['on_site', 'remote', 'workshop'] as VisitMode[]).map((value) => ({ value, label: t(`visits-mode-${value}`) }))} />}
      <div className="vs-row">
        <Ask field="plan_at" label="visits-field-planned_at"><MomentInput id={anchor('plan_at')} value={at} onChange={setAt} /></Ask>
        <Ask field="agreed_at" gap={wrong('agreed_at') !== undefined}>
          <div className="vs-inline">
            <MomentInput id={anchor('agreed_at')} value={agreed} onChange={(agreedAt) => { setError(null); setAgreed(agreedAt); }} />
            {agreed !== at && <Button size="large" onClick={() => { setError(null); setAgreed(at); }}>{t('visits-plan-same')}</Button>}
          </div>
        </Ask>
      </div>
      <div className={wrong('technicians') ? 'vs-ask vs-gap' : 'vs-ask'}>
        <span className="vs-label" id="vs-crew">{t('visits-field-technicians')}{wrong('technicians') && <span className="vs-must">{wrong('technicians')}</span>}</span>
        <div className="vs-choices" role="group" aria-labelledby="vs-crew">
          {rows.map((row) => (
            <button key={row.person} type="button" className="vs-choice vs-person" aria-pressed={people.includes(row.person)} onClick={() => choose(row.person)}>
              <span>{row.name}</span>
              <small>{t('visits-plan-day', { count: row.visits_that_day })}</small>
              {row.clashes.filter((n) => n !== visit?.visit.number).length > 0 && (
                <small className="vs-clash">{t('visits-plan-clash', { numbers: row.clashes.filter((n) => n !== visit?.visit.number).join(' ') })}</small>
              )}
            </button>
          ))}
          {crew.data && rows.length === 0 && <p className="ac-quiet"><strong>{t('visits-plan-nobody')}</strong> {t('visits-plan-nobody-todo')}</p>}
        </div>
      </div>
      {people.length > 1 && (
        <Choose field="lead" label="visits-plan-lead" value={lead} keep gap={wrong('lead') !== undefined} onChange={(person) => { setError(null); setLead(person); }}
          items={rows.filter((r) => people.includes(r.person)).map((r) => ({ value: r.person, label: r.name }))} />
      )}
      <Ask field="instruction"><Input.TextArea id={anchor('instruction')} value={instruction} rows={2} className="ac-area vs-area-2" maxLength={2000} onChange={(e) => setInstruction(e.target.value)} /></Ask>
      {visit && <Ask field="plan_reason" label="visits-field-reason" gap={wrong('reason') !== undefined}><Input size="large" id={anchor('plan_reason')} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} /></Ask>}
      {error !== null && !MARKED.some(wrong) && <Faulted error={error} />}
      <footer className="vs-dialog-foot">
        <Button size="large" onClick={close}>{t('action-cancel')}</Button>
        <Button size="large" type="primary" loading={busy} disabled={at === null || people.length === 0} onClick={() => void save()}>{t(visit ? 'visits-do-replan' : 'visits-do-plan-save')}</Button>
      </footer>
    </Modal>
  );
}
