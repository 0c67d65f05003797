// Fault analyses after a cleared S1 or S2 (E-24, P-46): due, late, written.
import { Button, Input, Modal, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Blank } from '../../../grid';
import { Faulted, useChange, useMay, useQuery, useSession } from '../../../data';
import { Tag } from '../../../field';
import { moment } from '../../../format/format';
import { asFault, call } from '../../../host';
import { useLocale, useText } from '../../../text';
import type { FaultReportRow } from '../../../wire.gen';
import { SheetDialog, type SheetSource } from '../../papers/SheetDialog';
import { anchor, Ask } from '../bits';

export function FaultReportsPage() {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const [all, setAll] = useState(false);
  const asked = useQuery('visits.fault_reports', { with_finished: all });
  const [edited, edit] = useState<FaultReportRow | null>(null);
  const [sheet, setSheet] = useState<SheetSource | null>(null);
  const mayPrint = useMay('document.print');
  // Without a visit it is the empty form.
  const print = (row: FaultReportRow | null) => {
    const of = row ? { visit: row.visit } : {};
    setSheet({
      key: `fault_report.${row?.visit ?? ''}`, title: t('sheets-title-fault_report'),
      look: (how) => call('sheets.fault_report', { ...of, print: how }), print: (how) => call('sheets.fault_report', { ...of, print: how }),
    });
  };
  if (asked.error) return <Faulted error={asked.error} again={() => void asked.refetch()} />;
  const at = (time: number) => moment(time, offset, locale);
  return (
    <>
      <div className="ac-row">
      <Segmented value={all ? 'all' : 'open'} onChange={(v) => setAll(v === 'all')} options={[{ value: 'open', label: t('visits-list-view-open') }, { value: 'all', label: t('visits-list-view-all') }]} />
        <span className="ac-push" />
        {mayPrint && <Button onClick={() => print(null)}>{t('sheets-blank')}</Button>}
      </div>
      {!asked.data && <Skeleton active />}
      {asked.data?.length === 0 && <Blank title={t('visits-fault-reports-none')} />}
      <ul className="ac-lines">
        {(asked.data ?? []).map((row) => (
          <li key={row.report.id} className="vs-fault">
            <a className="ac-mono" href={`#/visits/${row.visit}`}>{row.visit_number}</a>
            <span><Tag tone="bad">{t(`tickets-severity-${row.report.severity}`)}</Tag></span>
            <span><strong>{row.customer_name}</strong> {row.found_problem}</span>
            <span>{row.lead_name}</span>
            <span>
              {row.report.finished_at !== null ? t('visits-fault-report-done', { name: row.written_by_name, at: at(row.report.finished_at) }) : t('visits-fault-report-due', { at: at(row.report.due_at) })}
              {row.is_overdue && <> <Tag tone="bad">{t('visits-fault-report-late')}</Tag></>}
            </span>
            <span className="ac-row">
              <Button onClick={() => edit(row)}>{t(row.report.finished_at === null ? 'action-edit' : 'action-open')}</Button>
              {mayPrint && <Button onClick={() => print(row)}>{t('papers-print')}</Button>}
            </span>
          </li>
        ))}
      </ul>
      {sheet && <SheetDialog source={sheet} close={() => setSheet(null)} />}
      {edited && <Write row={edited} close={() => edit(null)} />}
    </>
  );
}

const TEXTS = ['timeline', 'cause', 'prevention'] as const;

function Write({ row, close }: { row: FaultReportRow; close: () => void }) {
  const t = useText();
  const [texts, setTexts] = useState(() => ({ timeline: row.report.timeline, cause: row.report.cause, prevention: row.report.prevention }));
  const change = useChange('visits.save_fault_report', { then: close });
  const wrong = change.error ? asFault(change.error).fields.map((f) => f.field) : [];
  const isOpen = row.report.finished_at === null;
  const save = (finish: boolean) => change.mutate({ visit: row.visit, ...texts, finish });
  return (
    <Modal open width={720} title={`${t('visits-fault-reports-title')} ${row.visit_number}`} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <p className="vs-said">{row.found_problem}</p>
      {TEXTS.map((field) => (
        <Ask key={field} field={`fr_${field}`} label={`visits-field-${field}`} gap={wrong.includes(field)}>
          <Input.TextArea id={anchor(`fr_${field}`)} rows={3} className="ac-area vs-area-3" value={texts[field]} disabled={!isOpen} maxLength={5000} onChange={(e) => setTexts({ ...texts, [field]: e.target.value })} />
        </Ask>
      ))}
      {isOpen && (
        <footer className="vs-dialog-foot">
          <Button size="large" loading={change.isPending} onClick={() => save(false)}>{t('visits-do-save_report')}</Button>
          <Button size="large" type="primary" loading={change.isPending} onClick={() => save(true)}>{t('visits-do-finish_report')}</Button>
        </footer>
      )}
    </Modal>
  );
}
