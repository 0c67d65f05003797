import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTellFault } from '../../data';
import { showAtFields } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { Person } from '../../wire.gen';

/** A new password for somebody, or the account of one who left brought back with one. */
export function Password({ person, bringBack, close }: { person: Person; bringBack: boolean; close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const tell = useTellFault();
  const [form] = Form.useForm<{ password: string }>();
  const [busy, setBusy] = useState(false);

  const save = async ({ password }: { password: string }) => {
    setBusy(true);
    try {
      if (bringBack) await call('people.save', { id: person.id, login: person.login, name: person.name, phone: person.phone, roles: person.roles, password, active: true, branch: person.branch });
      else await call('people.set_password', { id: person.id, password });
      void message.success(t('people-reset-done'));
      close();
    } catch (error) {
      if (!showAtFields(form, error)) tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t(bringBack ? 'people-reactivate' : 'people-reset')} okText={t(bringBack ? 'people-reactivate' : 'people-reset-go')} cancelText={t('action-cancel')}
      confirmLoading={busy} onOk={() => form.submit()} onCancel={close} destroyOnHidden>
      <p>{t(bringBack ? 'people-reactivate-about' : 'people-reset-about', { name: person.name })}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)} requiredMark={false}>
        <Form.Item name="password" label={t('people-new-password')} extra={t('people-password-hint')} rules={[{ required: true, message: t('fault-field-required') }]}>
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
