// A dialog that asks what one step needs, by keyboard alone: the first field has the focus, Ctrl+Enter saves, Escape
// leaves everything as it was.
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Fields } from '../../field';
import { RecordForm, SaveButton } from '../../form';
import { useText } from '../../text';

type Props<T extends object> = {
  /** Id of the title, a verb; the button says the same. */
  title: string;
  fields: Fields;
  initial?: Partial<T>;
  save: (values: T) => Promise<unknown>;
  close: () => void;
  changed?: (values: Partial<T>) => void;
  children: ReactNode;
};

export function Asking<T extends object>({ title, fields, initial, save, close, changed, children }: Props<T>) {
  const t = useText();
  return (
    <Modal open title={t(title)} footer={null} onCancel={close} destroyOnHidden width={520}>
      <RecordForm<T> fields={fields} {...(initial ? { initial } : {})} save={save} saved={close} {...(changed ? { changed } : {})} className="tk-asking">
        {children}
        <div className="ac-row tk-asking-foot"><SaveButton label={title} /></div>
      </RecordForm>
    </Modal>
  );
}
