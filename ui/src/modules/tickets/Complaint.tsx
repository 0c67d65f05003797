// The complaint a request opened: its number, how far it is, and its own clocks.
import { Block, Facts } from '../../detail';
import { describe, Tag, TimeLeft, type Fields, type Option } from '../../field';
import { useText } from '../../text';
import type { Complaint, ComplaintView } from '../../wire.gen';

const states: Option[] = [
  { value: 'received', label: 'complaints-state-received', tone: 'warn' },
  { value: 'transferred', label: 'complaints-state-transferred', tone: 'info' },
];
type Shown = Complaint & { received_by_name: string; transferred_to_name: string };
const fields: Fields = describe<Shown>()({
  number: { kind: 'text', label: 'complaints-field-number', mono: true },
  state: { kind: 'state', label: 'complaints-field-state', options: states },
  received_at: { kind: 'moment', label: 'complaints-field-received_at' },
  received_by_name: { kind: 'text', label: 'complaints-field-received_by' },
  transfer_due_at: { kind: 'moment', label: 'complaints-field-transfer_due_at' },
  transferred_at: { kind: 'moment', label: 'complaints-field-transferred_at' },
  transferred_to_name: { kind: 'text', label: 'complaints-field-transferred_to' },
  reply_due_at: { kind: 'moment', label: 'complaints-field-reply_due_at' },
  resolve_due_at: { kind: 'moment', label: 'complaints-field-resolve_due_at' },
});

export function ComplaintBlock({ view, isOpen }: { view: ComplaintView; isOpen: boolean }) {
  const t = useText();
  const { complaint } = view;
  const next = complaint.state === 'received' ? complaint.transfer_due_at : Math.min(complaint.reply_due_at, complaint.resolve_due_at);
  const late = view.transfer_late_minutes > 0;
  return (
    <Block title="complaints-title" extra={isOpen ? <TimeLeft due={next} /> : null}>
      {late && <Tag tone="bad">{t('complaints-transfer-late', { minutes: view.transfer_late_minutes })}</Tag>}
      <Facts fields={fields} of={{ ...complaint, received_by_name: view.received_by_name, transferred_to_name: view.transferred_to_name }} />
    </Block>
  );
}
