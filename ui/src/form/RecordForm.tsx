import { Alert, Button, Checkbox, Form, Input, InputNumber, type FormInstance } from 'antd';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTellFault } from '../data';
import { FaultError } from '../host';
import { fieldFaultWords, useText } from '../text';
import { useKey } from '../frame/keys';
import type { Field as FieldDescription, FieldKind, Fields } from '../field';
import { useDraft } from './draft';
import { enterMovesOn } from './enter';
import { ChoiceInput, DayInput, MomentInput, MoneyInput, PhoneInput, PickInput } from './inputs';

export type RecordFormProps<T extends object> = {
  fields: Fields;
  /** The values to begin with. */
  initial?: Partial<T>;
  /** Saves; a thrown fault is shown at its fields, and what belongs to none in the corner. */
  save: (values: T) => Promise<unknown>;
  /** After it was saved. */
  saved?: () => void;
  /** Keeps what is typed under this key, and brings it back. */
  draft?: string;
  /** Told of every change, e.g. to look up the caller. */
  changed?: (values: Partial<T>) => void;
  /** The form of the suite, where the screen sets values itself. */
  form?: FormInstance<T>;
  layout?: 'vertical' | 'horizontal';
  className?: string;
  children: ReactNode;
};

type Inside = { fields: Fields; saving: boolean; submit: () => void; forget: () => void };
const Around = createContext<Inside | null>(null);

/** A form of described fields: Enter moves on, Ctrl+Enter saves, faults stand at their fields, nothing typed is lost. */
export function RecordForm<T extends object>(props: RecordFormProps<T>) {
  const t = useText();
  const [own] = Form.useForm<T>();
  const form = props.form ?? own;
  const tell = useTellFault();
  const draft = useDraft<Partial<T>>(props.draft ?? '');
  const [restored, setRestored] = useState(false);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);

  useEffect(() => {
    if (!draft.found) return;
    form.setFieldsValue(draft.found as Parameters<typeof form.setFieldsValue>[0]);
    props.changed?.(form.getFieldsValue(true) as Partial<T>);
    setRestored(true);
  }, [draft.found, form]);

  const submit = async () => {
    // A second Ctrl+Enter while the first is under way would save twice.
    if (busy.current) return;
    try {
      await form.validateFields();
    } catch {
      focusFirstError();
      return;
    }
    busy.current = true;
    setSaving(true);
    try {
      await props.save({ ...props.initial, ...(form.getFieldsValue(true) as T) });
      draft.drop();
      setRestored(false);
      props.saved?.();
    } catch (error) {
      if (!showAtFields(form as FormInstance, error)) tell(error);
      else focusFirstError();
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  const box = useRef<HTMLDivElement>(null);
  const focusFirstError = () => {
    setTimeout(() => box.current?.querySelector<HTMLElement>('.ant-form-item-has-error input, .ant-form-item-has-error textarea')?.focus(), 50);
  };
  const forget = () => {
    draft.drop();
    setRestored(false);
  };
  useKey('Ctrl+Enter', () => void submit(), true, 'action-save');

  return (
    <Around value={{ fields: props.fields, saving, submit: () => void submit(), forget }}>
      {/* Keys are watched on a box of our own: the suite's form has no capturing handler. */}
      <div ref={box} className={props.className} onKeyDownCapture={enterMovesOn}>
        {restored && (
          <Alert className="ac-restored" type="info" showIcon title={t('form-restored')}
            action={<Button size="small" onClick={() => {
              form.resetFields();
              props.changed?.(form.getFieldsValue(true) as Partial<T>);
              forget();
            }}>{t('form-discard')}</Button>} />
        )}
        <Form<T> form={form} layout={props.layout ?? 'vertical'} initialValues={props.initial as never} requiredMark autoComplete="off"
          validateTrigger="onBlur" scrollToFirstError
          onValuesChange={() => {
            const values = form.getFieldsValue(true) as Partial<T>;
            if (props.draft) draft.keep(values);
            props.changed?.(values);
          }}>
          {props.children}
        </Form>
      </div>
    </Around>
  );
}

/** Puts the field faults of a fault at their fields; false when it names none of this form's. */
export function showAtFields(form: FormInstance, error: unknown): boolean {
  if (!(error instanceof FaultError) || error.fault.fields.length === 0) return false;
  const known = error.fault.fields.filter((f) => form.getFieldInstance(pathOf(f.field)) !== undefined || form.getFieldValue(pathOf(f.field)) !== undefined || form.isFieldTouched(pathOf(f.field)));
  form.setFields(error.fault.fields.map((f) => ({ name: pathOf(f.field), errors: [fieldFaultWords(f)] })) as never);
  return known.length > 0;
}

/** `parts.0.quantity` as the path the suite uses. */
function pathOf(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export type FieldProps = {
  name: string | (string | number)[];
  /** Only where it differs from the description. */
  kind?: FieldKind;
  label?: string | null;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  rows?: number;
  /** The description, for a field outside the form's list. */
  field?: FieldDescription;
};

/** One field of the form, by its name in the description. */
export function Field({ name, kind, label, required, disabled, autoFocus, rows, field: given }: FieldProps) {
  const t = useText();
  const around = useContext(Around);
  const last = Array.isArray(name) ? String(name.at(-1)) : name;
  const field = given ?? around?.fields[last];
  if (!field) throw new Error(`no field ${last} in the description`);
  const must = required ?? field.required ?? false;
  const said = label === null ? undefined : t(label ?? field.label);
  const what = kind ?? field.kind;
  const common = { disabled: disabled ?? false, autoFocus: autoFocus ?? false };
  return (
    <Form.Item name={name} label={what === 'yesno' ? undefined : said} {...(field.hint ? { extra: t(field.hint) } : {})}
      {...(what === 'yesno' ? { valuePropName: 'checked' } : {})}
      rules={must && what !== 'yesno' ? [filledIn(what, t('fault-field-required'))] : []}>
      {input(what, field, common, rows, what === 'yesno' ? said : undefined, t(field.label))}
    </Form.Item>
  );
}

/** Only for words: any further rule makes the suite take the value for a text, and refuse numbers and choices. */
function filledIn(kind: FieldKind, message: string) {
  return kind === 'text' || kind === 'area' ? { required: true, whitespace: true, message } : { required: true, message };
}

type Common = { disabled: boolean; autoFocus: boolean };

function input(kind: FieldKind, field: FieldDescription, common: Common, rows: number | undefined, beside: string | undefined, name: string): ReactNode {
  const length = field.max ? { maxLength: field.max } : {};
  switch (kind) {
    case 'area': return <Input.TextArea {...common} {...length} rows={rows ?? 3} className="ac-area" style={{ minHeight: `calc(${rows ?? 3}lh + 10px)` }} aria-label={name} />;
    case 'phone': return <PhoneInput {...common} />;
    case 'money': return <MoneyInput {...common} />;
    case 'number': return <InputNumber {...common} className="ac-wide ac-right-input" controls={false} precision={field.digits ?? 0} inputMode="decimal" />;
    case 'day': return <DayInput {...common} />;
    case 'moment':
    case 'left': return <MomentInput {...common} />;
    case 'select':
    case 'state': return <ChoiceInput {...common} field={field} />;
    case 'many': return <ChoiceInput {...common} field={field} many />;
    case 'pick': return <PickInput {...common} field={field} />;
    case 'yesno': return <Checkbox {...common}>{beside}</Checkbox>;
    default: return <Input {...common} {...length} />;
  }
}

/** Forgets the draft of the form around: what was typed went elsewhere. */
export function useForget(): () => void {
  return useContext(Around)?.forget ?? (() => undefined);
}

/** The button that saves, with its key; the label is a verb from the catalogue. */
export function SaveButton({ label = 'action-save' }: { label?: string }) {
  const t = useText();
  const around = useContext(Around);
  return (
    <Button type="primary" loading={around?.saving ?? false} onClick={() => around?.submit()} title="Ctrl+Enter">
      {t(label)} <kbd>Ctrl+Enter</kbd>
    </Button>
  );
}
