// The short forms of the panel: telling the customer, reminding him, closing without a signature.
import { Button, Popconfirm } from 'antd';
import { useChange } from '../../data';
import { describe, options, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { Id, Notice, Remind, RoundView } from '../../wire.gen';

export const MEANS = options('acceptance-means-', ['in_person', 'phone', 'message', 'wechat', 'email', 'letter']);

const noticeFields: Fields = describe<Notice>()({
  means: { kind: 'select', label: 'acceptance-means', options: MEANS, required: true },
  person: { kind: 'text', label: 'acceptance-told', required: true, max: 80 },
});

/** The customer is told that the work is done (F-01). */
export function NotifyForm({ round, close }: { round: Id; close: () => void }) {
  const t = useText();
  return (
    <RecordForm<Notice> fields={noticeFields} initial={{ round, means: 'phone', person: '' }} className="acc-form" saved={close} save={(values) => call('acceptance.notify', { round, means: values.means, person: values.person ?? '' })}>
      <div className="acc-form-row">
        <Field name="means" />
        <Field name="person" autoFocus />
        <div className="ac-row"><SaveButton label="acceptance-notify" /><Button onClick={close}>{t('action-cancel')}</Button></div>
      </div>
    </RecordForm>
  );
}

const remindFields: Fields = describe<Remind>()({
  means: { kind: 'select', label: 'acceptance-means', options: MEANS, required: true },
  note: { kind: 'text', label: 'acceptance-remind-note', max: 200 },
});

/** Another documented reminder (F-13). */
export function RemindForm({ round, close }: { round: Id; close: () => void }) {
  const t = useText();
  return (
    <RecordForm<Remind> fields={remindFields} initial={{ round, means: 'phone', note: '' }} className="acc-form" saved={close} save={(values) => call('acceptance.remind', { round, means: values.means, note: values.note ?? '' })}>
      <div className="acc-form-row">
        <Field name="means" />
        <Field name="note" autoFocus />
        <div className="ac-row"><SaveButton label="acceptance-remind" /><Button onClick={close}>{t('action-cancel')}</Button></div>
      </div>
    </RecordForm>
  );
}

/** Completed, unsigned: it cannot be taken back, so it asks once. */
export function CloseUnsigned({ round }: { round: RoundView }) {
  const t = useText();
  const close = useChange('acceptance.close_unsigned');
  return (
    <Popconfirm title={t('acceptance-close-unsigned-sure')} okText={t('acceptance-close-unsigned')} cancelText={t('action-cancel')} onConfirm={() => close.mutate({ round: round.id })}>
      <Button size="small" danger loading={close.isPending}>{t('acceptance-close-unsigned')}</Button>
    </Popconfirm>
  );
}
