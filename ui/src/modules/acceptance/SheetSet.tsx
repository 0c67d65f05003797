// The reports of several visits to be signed by hand: seen page by page, then printed in one file (V-08, F-12).
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../data';
import { options, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { faultWords, useLocale, useText } from '../../text';
import type { AcceptanceMode, Id, Language, PrintTarget } from '../../wire.gen';
import { Preview } from '../papers/Preview';
import { hand } from '../papers/print';
import '../papers/papers.css';

type Typed = { mode: AcceptanceMode; to: PrintTarget; printer?: string; language: Language };

/** Lines shown of what cannot be printed or is printed again. */
const FEW = 6;

export function SheetSet({ visits, close }: { visits: Id[]; close: () => void }) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const printers = useQuery('papers.printers', {});
  const [typed, setTyped] = useState<Typed>({ mode: 'on_site', to: 'viewer', language: locale });
  const [at, turn] = useState(0);
  const queues = printers.data ?? [];
  const fields: Fields = {
    mode: { kind: 'select', label: 'acceptance-sheets-mode', options: options('acceptance-mode-', ['view', 'on_site', 'test', 'handover']), required: true },
    language: { kind: 'select', label: 'papers-language', options: options('papers-language-', ['zh-CN', 'en']), required: true },
    to: { kind: 'select', label: 'papers-to', options: options('papers-target-', queues.length > 0 ? ['viewer', 'folder', 'printer'] : ['viewer', 'folder']), required: true },
    printer: { kind: 'select', label: 'papers-printer', options: queues.map((q) => ({ value: q, label: q })) },
  };
  const how = { mode: typed.mode, language: typed.language };
  const [turned, open] = useState(0);
  const preview = useQuery('acceptance.preview_sheets', { visits, ...how });
  const seen = preview.data;
  const fit = seen?.papers.filter((p) => p.fault === null) ?? [];
  const unfit = seen?.papers.filter((p) => p.fault !== null) ?? [];
  // Laying out two hundred reports takes its time: the one that is looked at is.
  const which = Math.min(turned, Math.max(0, fit.length - 1));
  const current = fit[which];
  const drawn = useQuery('acceptance.preview_sheets', { visits: current ? [current.visit] : [], ...how, ...(current ? { draw: current.visit } : {}) }, { enabled: current !== undefined });
  const pages = drawn.data?.pages ?? [];
  const leaf = (to: number) => {
    open(to);
    turn(0);
  };
  const again = fit.filter((p) => p.print > 1);
  const first = fit.filter((p) => p.is_first_shown).length;
  const save = async (v: Typed) => {
    const done = await hand(v.to, (to) => call('acceptance.print_sheets', {
      visits: fit.map((p) => p.visit), mode: v.mode, language: v.language, to, ...(v.printer ? { printer: v.printer } : {}),
    }));
    void message.success(`${t('papers-printed', { count: done.numbers.length })} ${done.path ?? done.printer ?? ''}`);
  };
  const changed = (v: Partial<Typed>) => {
    setTyped({ ...typed, ...v });
    leaf(0);
  };
  const note = seen ? t('acceptance-sheets-note', { papers: fit.length, reprints: seen.reprints }) : '';
  return (
    <Modal open title={t('acceptance-sheets-print')} footer={null} onCancel={close} destroyOnHidden width={1120} centered>
      {!printers.isPending && (
        <div className="pp-print">
          {seen && fit.length === 0
            ? <p role="status">{t('acceptance-sheets-none')}</p>
            : (
              <div>
                {fit.length > 1 && current && (
                  <div className="pp-pager">
                    <Button disabled={which === 0} onClick={() => leaf(which - 1)}>{t('acceptance-sheets-back')}</Button>
                    <strong aria-live="polite">{t('acceptance-sheets-of', { at: which + 1, count: fit.length })} <span className="ac-mono">{current.number}</span></strong>
                    <Button disabled={which >= fit.length - 1} onClick={() => leaf(which + 1)}>{t('acceptance-sheets-next')}</Button>
                  </div>
                )}
                <Preview page={pages[at]} at={at} count={pages.length} turn={turn} name={current?.number ?? ''} note={note} error={preview.error ?? drawn.error} again={() => void preview.refetch()} />
              </div>
            )}
          <RecordForm<Typed> fields={fields} initial={typed} save={save} saved={close} changed={changed} className="tk-asking">
            <p>{t('acceptance-sheets-about')}</p>
            {unfit.length > 0 && (
              <div role="status">
                <p className="pp-warn">{t('acceptance-sheets-unfit', { count: unfit.length })}</p>
                <ul className="ac-lines">
                  {unfit.slice(0, FEW).map((p) => <li key={p.visit}><span className="ac-mono">{p.visit_number}</span> {p.fault && faultWords(p.fault).what}</li>)}
                </ul>
                {unfit.length > FEW && <p className="ac-quiet">{t('acceptance-sheets-more', { count: unfit.length - FEW })}</p>}
              </div>
            )}
            {first > 0 && <><Field name="mode" autoFocus /><p className="ac-quiet">{t('acceptance-sheets-first', { count: first })}</p><Field name="language" /></>}
            <Field name="to" autoFocus={first === 0} />
            {queues.length > 1 && <Field name="printer" />}
            {again.length > 0 && <p className="ac-quiet">{t('papers-preview-again', { numbers: again.slice(0, FEW).map((p) => p.number).join(t('word-comma')), count: again.length })}</p>}
            {fit.length > 0 && <div className="ac-row tk-asking-foot"><SaveButton label="acceptance-sheets-print" /></div>}
          </RecordForm>
        </div>
      )}
    </Modal>
  );
}
