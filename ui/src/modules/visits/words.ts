// Names of what a report lacks, as people call them.
import { t } from '../../text';

const LINES: Record<string, string> = { parts: 'visits-parts-head', fees: 'visits-fees-head', tests: 'visits-field-tests' };

/** `parts.0.reason` as “配件 第 1 行：原因”, `photos.fault` as “照片：故障处”. */
export function gapWords(gap: string): string {
  const [head = '', at, field] = gap.split('.');
  if (head === 'photos') return t('visits-gaps-photo', { view: t(`visits-view-${at}`) });
  const list = LINES[head];
  if (list && field) return `${t(list)} ${t('visits-gaps-line', { at: Number(at) + 1, field: t(`visits-field-${field}`) })}`;
  return t(`visits-field-${gap}`);
}
