// Papers that must come back (E-19), ticked off by the office; and the office's word on the call before leaving (E-16).
import { Button } from 'antd';
import { useSession } from '../../../data';
import { Tag } from '../../../field';
import { moment } from '../../../format/format';
import { useLocale, useText } from '../../../text';
import { LongText, Tick } from '../bits';
import type { Work } from '../useVisit';
import { paperWords } from '../words';

export function Papers({ work }: { work: Work }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { file, v } = work;
  if (v.returned_at === null) return null;
  const isOver = ['filed', 'aborted', 'cancelled'].includes(v.state);
  const take = (paper: string, handedIn: boolean) => {
    const others = file.papers.filter((p) => p.handed_in && p.paper !== paper).map((p) => p.paper);
    void work.run('visits.take_papers', { id: v.id, papers: handedIn ? [...others, paper] : others });
  };
  return (
    <section className="vs-lines">
      <h3>{t('visits-papers-head')}{v.papers_due_at !== null && <span className="ac-quiet">{t('visits-papers-due', { at: moment(v.papers_due_at, offset, locale) })}</span>}</h3>
      {file.papers.length === 0 && <p className="ac-quiet">{t('visits-papers-none')}</p>}
      {file.papers.map((p) => <Tick key={p.paper} field={`papers.${p.paper}`} label={paperWords(p.paper)} value={p.handed_in} disabled={!file.is_office || isOver || work.busy} onChange={(value) => take(p.paper, value)} />)}
      <LongText field="verbal_report" lines={2} value={v.verbal_report} disabled={!file.may_write || isOver} onChange={(verbal_report) => work.set({ verbal_report })} />
    </section>
  );
}

export function CheckoutState({ work }: { work: Work }) {
  const t = useText();
  const { file, v } = work;
  if (v.checkout_at === null) return null;
  if (v.checkout_confirmed_at !== null) return <p><Tag tone="ok">{t('visits-checkout-confirmed', { name: file.checkout_confirmed_name })}</Tag></p>;
  return (
    <p className="vs-inline">
      <Tag tone="warn">{t('visits-checkout-self')}</Tag>
      {file.is_office && !['filed', 'aborted', 'cancelled'].includes(v.state) && <Button size="large" loading={work.busy} onClick={() => void work.run('visits.confirm_checkout', { id: v.id })}>{t('visits-do-confirm_checkout')}</Button>}
    </p>
  );
}
