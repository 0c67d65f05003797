// The archive of a VIP: the line for whoever sees the flag, the rest for those who may open it (N-06 to N-08).
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useChange, useSession } from '../../data';
import { Block } from '../../detail';
import { Tag } from '../../field';
import { day, moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { CustomerPage } from '../../wire.gen';

const KEPT = ['line', 'terms', 'maintenance', 'place'] as const;

export function Vip({ page }: { page: CustomerPage }) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const [editing, setEditing] = useState(false);
  const review = useChange('customers.vip_review', { then: () => void message.success(t('customers-vip-review')) });
  const { vip } = page;
  if (!vip) return null;
  const inside = vip.inside;
  const kept = { line: vip.line, terms: inside?.terms ?? '', maintenance: inside?.maintenance ?? '', place: inside?.place ?? '' };
  return (
    <Block title="customers-vip" extra={inside && <span className="ac-row">
      <Button size="small" onClick={() => setEditing(true)}>{t('customers-vip-edit')}</Button>
      <Button size="small" loading={review.isPending} onClick={() => review.mutate({ customer: page.file.customer.id, note: '' })}>{t('customers-vip-review')}</Button>
    </span>}>
      <dl className="ac-facts">
        {KEPT.filter((key) => kept[key] !== '').map((key) => <div key={key}><dt>{t(`customers-vip-${key}`)}</dt><dd>{kept[key]}</dd></div>)}
        {inside && (
          <>
            {inside.reviewed_at !== null && <div><dt>{t('customers-vip-reviewed')}</dt><dd>{inside.reviewed_by} <span className="ac-num ac-quiet">{moment(inside.reviewed_at, offset, locale)}</span></dd></div>}
            <div><dt>{t('customers-vip-due')}</dt><dd className="ac-num">{day(inside.review_due_on, locale)} {inside.is_review_overdue && <Tag tone="bad">{t('customers-vip-overdue')}</Tag>}</dd></div>
          </>
        )}
      </dl>
      {editing && <VipForm customer={page.file.customer.id} kept={kept} close={() => setEditing(false)} />}
    </Block>
  );
}

function VipForm({ customer, kept, close }: { customer: string; kept: Record<(typeof KEPT)[number], string>; close: () => void }) {
  const t = useText();
  const [form] = Form.useForm<typeof kept>();
  const save = useChange('customers.vip_save', { then: close });
  return (
    <Modal open title={t('customers-vip-edit')} okText={t('action-save')} cancelText={t('action-cancel')} confirmLoading={save.isPending}
      onOk={() => save.mutate({ customer, ...form.getFieldsValue() })} onCancel={close} destroyOnHidden>
      <Form form={form} layout="vertical" initialValues={kept}>
        {KEPT.map((key) => <Form.Item key={key} name={key} label={t(`customers-vip-${key}`)}><Input maxLength={300} /></Form.Item>)}
      </Form>
    </Modal>
  );
}
