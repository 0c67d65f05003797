// Blank forms with numbers of their own, or papers already issued: how many, for whom, where to. The sheets are seen
// before they are printed.
import { App, Modal } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../data';
import { options, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { useLocale, useText } from '../../text';
import type { Id, Language, PaperKind, PapersPrinted, PrintTarget } from '../../wire.gen';
import { blankOptions } from './fields';
import { Preview } from './Preview';
import { print } from './print';

type Typed = { kind: PaperKind; count: number; issued_to?: Id; to: PrintTarget; printer?: string; language: Language };
type Props = { ids?: Id[]; close: () => void; printed?: (done: PapersPrinted) => void };

const MOST = 200;

export function PrintDialog({ ids, close, printed }: Props) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const printers = useQuery('papers.printers', {});
  const people = useQuery('people.list', { role: 'technician', with_former: false });
  const [typed, setTyped] = useState<Typed>({ kind: 'receipt_slip', count: 1, to: 'viewer', language: locale });
  const [at, turn] = useState(0);
  const queues = printers.data ?? [];
  const fields: Fields = {
    kind: { kind: 'select', label: 'papers-field-kind', options: blankOptions, required: true },
    count: { kind: 'number', label: 'papers-count', required: true },
    issued_to: { kind: 'select', label: 'papers-field-issued_to', options: (people.data ?? []).map((p) => ({ value: p.id, label: p.name })) },
    to: { kind: 'select', label: 'papers-to', options: options('papers-target-', queues.length > 0 ? ['viewer', 'folder', 'printer'] : ['viewer', 'folder']), required: true },
    printer: { kind: 'select', label: 'papers-printer', options: queues.map((q) => ({ value: q, label: q })) },
    language: { kind: 'select', label: 'papers-language', options: options('papers-language-', ['zh-CN', 'en']), required: true },
  };
  const wanted = (v: Typed) => ({
    ids: ids ?? [],
    ...(ids ? {} : { blank: { kind: v.kind, count: v.count, ...(v.issued_to ? { issued_to: v.issued_to } : {}) } }),
    language: v.language,
  });
  const isCount = Number.isInteger(typed.count) && typed.count >= 1 && typed.count <= MOST;
  const preview = useQuery('papers.preview_print', { ...wanted(typed), from: at, limit: 1 }, { enabled: ids !== undefined || isCount });
  const seen = preview.data;
  const save = async (v: Typed) => {
    const done = await print({ ...wanted(v), to: v.to, ...(v.printer ? { printer: v.printer } : {}) });
    void message.success(`${t('papers-printed', { count: done.numbers.length })} ${done.path ?? done.printer ?? ''}`);
    printed?.(done);
  };
  const changed = (v: Partial<Typed>) => {
    setTyped({ ...typed, ...v });
    turn(0);
  };
  const title = ids ? 'papers-print' : 'papers-print-blank';
  const note = seen ? t('papers-preview-note', { papers: seen.papers.length, sheets: seen.sheets, reprints: seen.reprints }) : '';
  const again = seen?.papers.filter((p) => p.print > 1) ?? [];
  return (
    <Modal open title={t(title)} footer={null} onCancel={close} destroyOnHidden width={1120} centered>
      {!printers.isPending && (
        <div className="pp-print">
          <Preview page={seen?.from === at ? seen.pages[0] : undefined} at={at} count={seen?.sheets ?? 0} turn={turn} name={seen?.papers[0]?.number ?? ''} note={note}
            error={preview.error} again={() => void preview.refetch()} />
          <RecordForm<Typed> fields={fields} initial={typed} save={save} saved={close} changed={changed} className="tk-asking">
            {ids ? ids.length > 1 && <p>{t('papers-chosen', { count: ids.length })}</p> : (
              <>
                <Field name="kind" autoFocus />
                <Field name="count" />
                <Field name="issued_to" />
                <p className="ac-quiet">{t('papers-blank-about')}</p>
              </>
            )}
            <Field name="to" />
            {queues.length > 1 && <Field name="printer" />}
            <Field name="language" />
            {again.length > 0 && <p className="ac-quiet">{t('papers-preview-again', { numbers: again.slice(0, 6).map((p) => p.number).join(t('word-comma')), count: again.length })}</p>}
            <div className="ac-row tk-asking-foot"><SaveButton label={title} /></div>
          </RecordForm>
        </div>
      )}
    </Modal>
  );
}
