// Product-defect notices of all visits (E-21, C-14).
import { Skeleton } from 'antd';
import { Blank } from '../../../grid';
import { Faulted, useQuery, useSession } from '../../../data';
import { Tag } from '../../../field';
import { moment } from '../../../format/format';
import { useLocale, useText } from '../../../text';

export function DefectsPage() {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const asked = useQuery('visits.defects', {});
  if (asked.error) return <Faulted error={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active />;
  if (asked.data.length === 0) return <Blank title={t('visits-defects-none')} />;
  return (
    <ul className="ac-lines">
      {asked.data.map(({ defect, visit_number, model, serial, noted_by_name, same_part }) => (
        <li key={defect.id} className="vs-defect">
          <span className="ac-mono">{defect.number}</span>
          <span><Tag tone="warn">{t(`visits-defect-${defect.kind}`)}</Tag> {t(`visits-department-${defect.department}`)}</span>
          <span><strong>{defect.part}</strong> {defect.defect}{defect.solved_how !== '' && <small>{t('visits-field-solved_how')}：{defect.solved_how}</small>}</span>
          <span>{[model, serial].filter(Boolean).join(' ')}{same_part > 1 && <small>{t('visits-defects-same', { count: same_part })}</small>}</span>
          <span><a className="ac-mono" href={`#/visits/${defect.visit}?step=work`}>{visit_number}</a><small>{noted_by_name} {moment(defect.noted_at, offset, locale)}</small></span>
        </li>
      ))}
    </ul>
  );
}
