// Blank forms with numbers of their own, or papers already issued: how many, for whom, where to.
import { App, Modal } from 'antd';
import { useQuery } from '../../data';
import { options, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { useText } from '../../text';
import type { Id, Language, PaperKind, PapersPrinted, PrintTarget } from '../../wire.gen';
import { kindOptions } from './fields';
import { print } from './print';

type Typed = { kind: PaperKind; count: number; issued_to?: Id; to: PrintTarget; printer?: string; language: Language };
type Props = { ids?: Id[]; close: () => void; printed?: (done: PapersPrinted) => void };

export function PrintDialog({ ids, close, printed }: Props) {
  const t = useText();
  const { message } = App.useApp();
  const printers = useQuery('papers.printers', {});
  const people = useQuery('people.list', { role: 'technician', with_former: false });
  const queues = printers.data ?? [];
  const fields: Fields = {
    kind: { kind: 'select', label: 'papers-field-kind', options: kindOptions, required: true },
    count: { kind: 'number', label: 'papers-count', required: true },
    issued_to: { kind: 'select', label: 'papers-field-issued_to', options: (people.data ?? []).map((p) => ({ value: p.id, label: p.name })) },
    to: { kind: 'select', label: 'papers-to', options: options('papers-target-', queues.length > 0 ? ['viewer', 'folder', 'printer'] : ['viewer', 'folder']), required: true },
    printer: { kind: 'select', label: 'papers-printer', options: queues.map((q) => ({ value: q, label: q })) },
    language: { kind: 'select', label: 'papers-language', options: options('papers-language-', ['zh-CN', 'en']), required: true },
  };
  const save = async (v: Typed) => {
    const done = await print({
      ids: ids ?? [],
      ...(ids ? {} : { blank: { kind: v.kind, count: v.count, ...(v.issued_to ? { issued_to: v.issued_to } : {}) } }),
      to: v.to, ...(v.printer ? { printer: v.printer } : {}), language: v.language,
    });
    void message.success(`${t('papers-printed', { count: done.numbers.length })} ${done.path ?? done.printer ?? ''}`);
    printed?.(done);
  };
  const title = ids ? 'papers-print' : 'papers-print-blank';
  return (
    <Modal open title={t(title)} footer={null} onCancel={close} destroyOnHidden width={520} mask={{ closable: false }}>
      {!printers.isPending && (
        <RecordForm<Typed> fields={fields} initial={{ kind: 'receipt_slip', count: 1, to: 'viewer', language: 'zh-CN' }} save={save} saved={close} className="tk-asking">
          {ids ? <p>{t('papers-chosen', { count: ids.length })}</p> : (
            <>
              <Field name="kind" autoFocus />
              <div className="pp-pair"><Field name="count" /><Field name="issued_to" /></div>
              <p className="ac-quiet">{t('papers-blank-about')}</p>
            </>
          )}
          <div className="pp-pair"><Field name="to" />{queues.length > 1 ? <Field name="printer" /> : <Field name="language" />}</div>
          {queues.length > 1 && <Field name="language" />}
          <div className="ac-row tk-asking-foot"><SaveButton label={title} /></div>
        </RecordForm>
      )}
    </Modal>
  );
}
