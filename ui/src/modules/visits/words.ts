// Names of what a report lacks, as people call them.
import { t } from '../../text';

const LINES: Record<string, string> = {
  parts: 'visits-parts-head', fees: 'visits-fees-head', tests: 'visits-field-tests', steps: 'visits-field-steps', parameters: 'visits-field-parameters',
  plants: 'visits-field-plants', issued: 'visits-field-issued_head', misfits: 'visits-field-misfits',
};
const STEPS = ['acceptance', 'survey', 'repair', 'quality', 'settlement'];
const PAPERS = ['report', 'receipts'];
/** As the core begins the line of an old part. */
const OLD_PART = 'old_part:';
const PACKED = ['tools', 'spares', 'drawings', 'report', 'survey', 'slip'];

/** A step of the job's list: a delivered one by its key, the firm's own by its words. */
export const stepWords = (item: string): string => (STEPS.includes(item) ? t(`visits-job_step-${item}`) : item);
export const paperWords = (paper: string): string => {
  if (PAPERS.includes(paper)) return t(`visits-paper-${paper}`);
  return paper.startsWith(OLD_PART) ? t('visits-paper-old_part', { part: paper.slice(OLD_PART.length) }) : paper;
};
export const packedWords = (item: string): string => (PACKED.includes(item) ? t(`visits-checklist-${item}`) : item);

/** `parts.0.reason` as “配件 第 1 行：原因”, `photos.fault` as “照片：故障处”. */
export function gapWords(gap: string): string {
  const [head = '', at, field] = gap.split('.');
  if (head === 'photos') return t('visits-gaps-photo', { view: at === 'other' && field ? gap.slice('photos.other.'.length) : t(`visits-view-${at}`) });
  const list = LINES[head];
  if (list && field) return `${t(list)} ${t('visits-gaps-line', { at: Number(at) + 1, field: t(`visits-field-${field}`) })}`;
  return t(`visits-field-${gap}`);
}
