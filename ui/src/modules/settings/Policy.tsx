import { Alert, App, Button, Form } from 'antd';
import { useChange, useMay, useSession } from '../../data';
import { Facts } from '../../detail';
import { describe, Tag } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { moment } from '../../format/format';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { Id, Setting } from '../../wire.gen';
import { History } from '../journal/History';
import { nameOf, sayValue } from './values';
import { ValueInput } from './ValueInput';

type Changing = { value: unknown; reason: string };
const fields = describe<Changing>()({
  value: { kind: 'text', label: 'settings-new-value', required: true },
  reason: { kind: 'text', label: 'settings-reason', hint: 'settings-reason-hint', required: true, max: 200 },
});
const TONES = { default: 'idle', preset: 'info', company: 'ok', branch: 'ok' } as const;

/** One figure: what it means, what holds and why, and how to change it. */
export function Policy({ setting, branch }: { setting: Setting; branch: Id | null }) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const mayChange = useMay('settings.write');
  const [form] = Form.useForm<Changing>();
  const back = useChange('settings.set', { then: () => void message.success(t('settings-saved', { value: sayValue(t, setting, setting.fallback) })) });
  const name = nameOf(setting.key);

  const goBack = async () => {
    try {
      await form.validateFields(['reason']);
    } catch {
      return;
    }
    back.mutate({ key: setting.key, branch, value: null, reason: form.getFieldValue('reason') as string });
    form.resetFields();
  };
  const shown = { ...setting, value: sayValue(t, setting, setting.value), preset: sayValue(t, setting, setting.fallback) };
  return (
    <article className="se-policy" aria-label={t(name)}>
      <header>
        <h2>{t(name)}</h2>
        <p className="ac-quiet">{t(`${name}.help`)}</p>
      </header>
      {setting.waits && <Alert type="info" showIcon title={t('settings-waits-about')} />}
      <Facts of={shown} fields={{
        value: { kind: 'text', label: 'settings-value', draw: (v) => <strong>{v}</strong> },
        preset: { kind: 'text', label: branch ? 'settings-fallback-firm' : 'settings-preset-value' },
        origin: { kind: 'text', label: 'settings-origin', draw: () => <Tag tone={TONES[setting.origin]}>{t(`settings-origin-${setting.origin}`)}</Tag> },
        row: { kind: 'text', label: 'settings-row', mono: true },
        serves: { kind: 'text', label: 'settings-serves', mono: true },
        ...(setting.changed_at === null ? {} : {
          changed_by: { kind: 'text', label: 'settings-changed', draw: () => t('settings-changed-by', { who: setting.changed_by, when: moment(setting.changed_at, offset, locale) }) },
          reason: { kind: 'text', label: 'settings-reason' },
        }),
      }} />
      {mayChange ? (
        <RecordForm<Changing> className="se-change" fields={fields} form={form} initial={{ value: setting.value as unknown }}
          save={async (values) => {
            const value = values.value ?? setting.value;
            await call('settings.set', { key: setting.key, branch, value, reason: values.reason });
            void message.success(t('settings-saved', { value: sayValue(t, setting, value) }));
          }}
          saved={() => form.setFieldValue('reason', '')}>
          <Form.Item name="value" label={t('settings-new-value')}><ValueInput setting={setting} /></Form.Item>
          <Field name="reason" />
          <div className="ac-row">
            <SaveButton label="settings-set" />
            <Button disabled={setting.origin !== (branch ? 'branch' : 'company')} loading={back.isPending} onClick={() => void goBack()}
              title={t('settings-back-about', { value: shown.preset })}>{t(branch ? 'settings-back-firm' : 'settings-back')}</Button>
          </div>
        </RecordForm>
      ) : <Alert type="info" showIcon title={t('settings-read-only')} />}
      <section>
        <h2>{t('settings-history')}</h2>
        {setting.own ? (
          <History table="policy_value" id={setting.own} fields={{ value: { kind: 'text', label: 'settings-figure' }, reason: { kind: 'text', label: 'settings-reason' } }} module="settings" only={['value', 'reason']}
            say={(field, value) => (field === 'value' ? (value === null ? shown.preset : sayValue(t, setting, value)) : undefined)} />
        ) : <p className="ac-quiet">{t('settings-history-none')}</p>}
      </section>
    </article>
  );
}
