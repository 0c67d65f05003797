// What is wanted: the item by arrow keys, then the caller's own words; the rest has its usual value already.
import { Collapse, Form } from 'antd';
import { useNow, useQuery, useSession } from '../../data';
import { Tag } from '../../field';
import { Field } from '../../form';
import { moment } from '../../format/format';
import { composing } from '../../frame/keys';
import { useLocale, useText } from '../../text';
import type { CallerMatch, EquipmentView, IntakeForm } from '../../wire.gen';
import { warranties } from '../tickets/fields';
import { focusField } from './focus';
import type { Intake } from './fields';
import { isQuestion } from './Screen';

type Props = { values: Partial<Intake>; set: (some: Partial<Intake>) => void; picked: CallerMatch | null; form: IntakeForm | null; level: number | null };

export function What({ values, set, picked, form, level }: Props) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const now = useNow();
  const asksItem = !form?.all_only.some((kind) => kind === values.service_type);
  const must = (field: string) => asksItem && (form?.mandatory.includes(field) ?? false);
  const backdated = values.received_at !== undefined && values.received_at !== null && form !== null && now - values.received_at > form.backdate_minutes * 60_000;
  const promise = values.promised_at ?? null;
  return (
    <>
      <Items values={values} set={set} picked={picked} />
      {values.equipment === undefined && (
        <div className="tk-pair"><Field name="model" required={must('model')} /><Field name="serial" required={must('serial')} /></div>
      )}
      <Details form={asksItem ? form : null} />
      <Field name="description" required rows={2} />
      {isQuestion(values) && <Field name="answer" rows={1} />}
      <div className="in-three">
        <Field name="service_type" />
        <Field name="channel" />
        <Field name="urgent" />
      </div>
      <div className="tk-pair">
        <div>
          <Field name="promised_at" />
          {level !== null && (
            <p className={promise !== null && promise > level ? 'in-late' : 'ac-quiet'}>
              {t(promise !== null && promise > level ? 'intake-promise-late' : 'intake-level', { time: moment(level, offset, locale) })}
            </p>
          )}
        </div>
        <div>
          <Field name="received_at" />
          {backdated ? <Field name="backdate_reason" required /> : <p className="ac-quiet">{form && t('intake-received-hint', { minutes: form.backdate_minutes })}</p>}
        </div>
      </div>
      <Collapse ghost size="small" items={[{
        key: 'more', label: t('intake-more-fields'), forceRender: false,
        children: (
          <>
            <div className="in-three"><Field name="desk_class" /><Field name="problem_class" /><Field name="paper_number" /></div>
            <Field name="clarify_first" />
          </>
        ),
      }]} />
    </>
  );
}

/** What the trade asks besides: plate, project, system …. */
function Details({ form }: { form: IntakeForm | null }) {
  if (!form || form.details.length === 0) return null;
  return (
    <div className="tk-pair">
      {form.details.map((key) => (
        <Field key={key} name={['details', key]} required field={{ kind: key === 'purchased_on' ? 'day' : 'text', label: `tickets-field-${key}`, max: 120 }} />
      ))}
    </div>
  );
}

/** The items on file, one of them or none: arrow keys choose, Enter goes on. */
function Items({ values, set, picked }: Pick<Props, 'values' | 'set' | 'picked'>) {
  const t = useText();
  const file = useQuery('customers.get', { id: values.customer ?? '' }, { enabled: Boolean(values.customer) });
  const items = file.data?.equipment ?? (picked?.customer.id === values.customer ? picked?.equipment : undefined) ?? [];
  if (!values.customer || items.length === 0) return null;
  const lines: (EquipmentView | null)[] = [...items, null];
  const chosen = Math.max(0, lines.findIndex((i) => (i?.id ?? undefined) === (values.equipment ?? undefined)));
  const choose = (item: EquipmentView | null) =>
    set({ equipment: item?.id, model: item ? item.model || item.name : '', serial: item?.serial ?? '', ...(item?.site ? { site: item.site } : {}) });
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (composing(event) || event.ctrlKey) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = all.indexOf(event.target as HTMLElement);
    if (event.key === 'Enter') {
      choose(lines[at] ?? null);
      focusField(lines[at] ? 'description' : 'model');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // Round and round: nothing is chosen at first, which stands last, and ↓ must lead to the first item.
      const to = (at + (event.key === 'ArrowDown' ? 1 : lines.length - 1)) % lines.length;
      choose(lines[to] ?? null);
      all[to]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <Form.Item label={t('intake-items')} className="in-items">
      <div role="radiogroup" aria-label={t('intake-items')} tabIndex={-1} onKeyDown={onKeyDown}>
        {lines.map((item, at) => (
          <button type="button" key={item?.id ?? 'none'} role="radio" aria-checked={at === chosen} tabIndex={at === chosen ? 0 : -1}
            data-field={at === chosen ? 'item' : undefined} onClick={() => choose(item)}>
            {item === null ? t('intake-item-none') : (
              <>
                <span>{item.name}</span> <span className="ac-quiet">{item.model}</span> <span className="ac-mono">{item.serial}</span>{' '}
                <Tag tone={warranties.find((w) => w.value === item.warranty)?.tone ?? 'idle'}>{t(`tickets-warranty-${item.warranty}`)}</Tag>
              </>
            )}
          </button>
        ))}
      </div>
    </Form.Item>
  );
}
