// The task as the office gave it: whom, where, what, readable without a network (D-09).
import { useSession } from '../../data';
import { Tag } from '../../field';
import { moment, phone } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { VisitFile } from '../../wire.gen';

export function Task({ file }: { file: VisitFile }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { task, visit } = file;
  const at = (time: number | null) => moment(time, offset, locale);
  const crew = file.technician_names.map((name) => (name === file.lead_name && file.technician_names.length > 1 ? `${name}（${t('visits-task-lead')}）` : name));
  const facts: [string, string][] = [
    ['visits-task-agreed', at(visit.agreed_at)],
    ['visits-task-planned', visit.agreed_at === visit.planned_at ? '' : at(visit.planned_at)],
    ['visits-task-customer', [task.customer_name, task.contact_name === task.customer_name ? '' : task.contact_name, phone(task.contact_phone)].filter(Boolean).join(' ')],
    ['visits-task-address', task.address],
    ['visits-task-item', [task.equipment_name, task.model, task.serial].filter(Boolean).join(' ')],
    ['visits-task-reported', task.description],
    ['visits-task-instruction', visit.instruction],
    ['visits-task-crew', crew.join(t('word-comma'))],
    ['visits-task-ticket', `${task.number} ${t(`tickets-service_type-${task.service_type}`)}`],
  ];
  return (
    <dl className="vs-task">
      {facts.filter(([, words]) => words !== '').map(([label, words]) => <div key={label}><dt>{t(label)}</dt><dd>{words}</dd></div>)}
      <div><dt>{t('visits-task-warranty')}</dt><dd><Tag tone={task.warranty === 'in_warranty' ? 'ok' : 'idle'}>{t(`visits-warranty-${task.warranty}`)}</Tag></dd></div>
    </dl>
  );
}
