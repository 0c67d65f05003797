// Lines of a form, added, removed and put first by keyboard.
import { Button, Form, type FormInstance } from 'antd';
import { useRef, type ReactNode } from 'react';
import { Tag } from '../../field';
import { useText } from '../../text';

type Lines = {
  form: FormInstance;
  name: 'phones' | 'contacts' | 'sites';
  title: string;
  add: string;
  blank: object;
  line: (at: number) => ReactNode;
};

export function LineList({ form, name, title, add: addLabel, blank, line }: Lines) {
  const t = useText();
  const box = useRef<HTMLFieldSetElement>(null);
  /** Numbers name their contact by place, so they move with the contacts. */
  const follow = (map: (at: number) => number | null) => {
    if (name !== 'contacts') return;
    const phones = (form.getFieldValue('phones') as { contact?: number | null }[] | undefined) ?? [];
    form.setFieldValue('phones', phones.map((p) => (typeof p?.contact === 'number' ? { ...p, contact: map(p.contact) } : p)));
  };
  return (
    <fieldset className={`ac-lines-form ac-lines-${name}`} ref={box}>
      <legend>{t(title)}</legend>
      <Form.List name={name}>
        {(lines, { add, remove, move }) => (
          <>
            {lines.map(({ key, name: at }) => (
              <div className="ac-line" key={key}>
                {line(at)}
                <div className="ac-line-does">
                  {at === 0 ? lines.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag> : (
                    <Button size="small" type="text" onClick={() => {
                      follow((was) => (was === at ? 0 : was < at ? was + 1 : was));
                      move(at, 0);
                    }}>{t('customers-make-main')}</Button>
                  )}
                  <Button size="small" type="text" danger aria-label={`${t('customers-remove')} ${t(title)} ${at + 1}`} onClick={() => {
                    follow((was) => (was === at ? null : was > at ? was - 1 : was));
                    remove(at);
                  }}>{t('customers-remove')}</Button>
                </div>
              </div>
            ))}
            <Button size="small" onClick={() => {
              add(blank);
              // The new line is where one wants to type.
              setTimeout(() => box.current?.querySelector<HTMLElement>('.ac-line:last-of-type input')?.focus(), 30);
            }}>{t(addLabel)}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
