// A person's data erased by right: what goes, what stays and why, the grounds, and the number typed again.
import { Alert, App, Form, Input, Modal, Skeleton } from 'antd';
import { Faulted, useChange, useQuery } from '../../data';
import { useText } from '../../text';
import type { Id } from '../../wire.gen';
import { Tables } from './Merge';

export function EraseDialog({ customer, close }: { customer: Id; close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string; confirm: string }>();
  const typed = Form.useWatch([], form) as { reason?: string; confirm?: string } | undefined;
  const seen = useQuery('customers.erase_preview', { customer });
  const erase = useChange('customers.erase', {
    then: () => {
      void message.success(t('customers-erase-done'));
      close();
    },
  });
  const data = seen.data;
  const isReady = data !== undefined && data.open_tickets.length === 0 && (typed?.reason ?? '').trim() !== '' && typed?.confirm?.trim() === data.number;
  return (
    <Modal open width={640} title={t('customers-erase-title', { name: data?.name ?? '' })} onCancel={close} cancelText={t('action-cancel')} okText={t('customers-erase')} destroyOnHidden
      okButtonProps={{ danger: true, disabled: !isReady }} confirmLoading={erase.isPending}
      onOk={() => erase.mutate({ customer, reason: typed?.reason ?? '', confirm: typed?.confirm ?? '' })}>
      {seen.isError && <Faulted error={seen.error} />}
      {!data && !seen.isError && <Skeleton active />}
      {data && (
        <Form form={form} layout="vertical">
          <p>{t('customers-erase-what')}</p>
          <p>{t('customers-erase-loses')} <Tables of={data.erases} /></p>
          <p>{t('customers-erase-stays')} {Object.keys(data.keeps).length > 0 ? <Tables of={data.keeps} /> : t('customers-erase-nothing-stays')}</p>
          {data.open_tickets.length > 0 && <Alert type="error" showIcon title={t('customers-erase-open', { tickets: data.open_tickets.join(t('word-comma')) })} />}
          <Form.Item name="reason" label={t('customers-erase-reason')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
          <Form.Item name="confirm" label={t('customers-erase-confirm', { number: data.number })}><Input className="ac-mono" maxLength={40} autoComplete="off" /></Form.Item>
        </Form>
      )}
    </Modal>
  );
}
