import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTellFault } from '../data';
import { showAtFields } from '../form';
import { call } from '../host';
import { passwordRule } from '../lock/password';
import { useText } from '../text';

type Values = { old_password: string; new_password: string; again: string };

/** A new password for oneself; the old one is asked, so that an unlocked desk gives nobody the account. */
export default function ChangePassword({ close }: { close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const tell = useTellFault();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);

  const save = async ({ old_password, new_password }: Values) => {
    setBusy(true);
    try {
      await call('session.change_password', { old_password, new_password });
      void message.success(t('frame-password-changed'));
      close();
    } catch (error) {
      if (!showAtFields(form, error)) tell(error);
    } finally {
      setBusy(false);
    }
  };
  const required = { required: true, message: t('fault-field-required') };
  return (
    <Modal open title={t('frame-password')} okText={t('frame-password-go')} cancelText={t('action-cancel')} confirmLoading={busy}
      onOk={() => form.submit()} onCancel={close} width={420}>
      <Form<Values> form={form} layout="vertical" requiredMark={false} validateTrigger="onBlur" onFinish={(values) => void save(values)}>
        <Form.Item name="old_password" label={t('frame-password-old')} rules={[required]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new_password" label={t('lock-new-password')} extra={t('frame-password-rule')}
          rules={[required, { validator: async (_, value?: string) => {
            if (value && !passwordRule(value).good) throw new Error(t('fault-password-weak'));
          } }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="again" label={t('lock-again')} dependencies={['new_password']}
          rules={[required, { validator: async (_, value?: string) => {
            if (value && value !== form.getFieldValue('new_password')) throw new Error(t('frame-password-differs'));
          } }]}>
          <Input.Password autoComplete="new-password" onPressEnter={(e) => {
            if (!e.nativeEvent.isComposing && e.keyCode !== 229) form.submit();
          }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
