// The way of a suggestion: to its department, decided, the sender told.
import { Block, Facts } from '../../detail';
import { describe, type Fields, type Option } from '../../field';
import { Field } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { Feedback, FeedbackDecision, FeedbackMeans, FeedbackView, TicketFile } from '../../wire.gen';
import { Asking } from './Asking';

const states: Option[] = [
  { value: 'received', label: 'feedback-state-received', tone: 'warn' },
  { value: 'routed', label: 'feedback-state-routed', tone: 'info' },
  { value: 'decided', label: 'feedback-state-decided', tone: 'warn' },
  { value: 'informed', label: 'feedback-state-informed', tone: 'ok' },
];
const decisions: Option[] = (['adopt', 'decline'] as FeedbackDecision[]).map((value) => ({ value, label: `feedback-decision-${value}` }));
const means: Option[] = (['phone', 'wechat', 'sms', 'email', 'letter', 'in_person'] as FeedbackMeans[]).map((value) => ({ value, label: `feedback-means-${value}` }));
type Shown = Feedback & { routed_by_name: string; decided_by_name: string; told_by_name: string };
const fields: Fields = describe<Shown>()({
  state: { kind: 'state', label: 'feedback-field-state', options: states },
  department: { kind: 'text', label: 'feedback-field-department' },
  routed_at: { kind: 'moment', label: 'feedback-field-routed_at' },
  routed_by_name: { kind: 'text', label: 'feedback-field-routed_by' },
  decision: { kind: 'select', label: 'feedback-field-decision', options: decisions },
  reason: { kind: 'text', label: 'feedback-field-reason' },
  decided_at: { kind: 'moment', label: 'feedback-field-decided_at' },
  decided_by_name: { kind: 'text', label: 'feedback-field-decided_by' },
  means: { kind: 'select', label: 'feedback-field-means', options: means },
  told_at: { kind: 'moment', label: 'feedback-field-told_at' },
  told_by_name: { kind: 'text', label: 'feedback-field-told_by' },
});
const ask: Fields = {
  department: { kind: 'text', label: 'feedback-field-department', required: true, max: 40 },
  decision: { kind: 'select', label: 'feedback-field-decision', required: true, options: decisions },
  reason: { kind: 'area', label: 'feedback-field-reason', required: true, max: 500 },
  means: { kind: 'select', label: 'feedback-field-means', required: true, options: means },
  thanked: { kind: 'yesno', label: 'feedback-field-thanked', required: true },
};
export type FeedbackStep = 'route' | 'decide' | 'tell';

/** What the person may do next, the most pressing last. */
export function stepsOf(view: FeedbackView): FeedbackStep[] {
  const next: [FeedbackStep, boolean][] = [['route', view.may_route], ['decide', view.may_decide], ['tell', view.may_tell]];
  return next.filter(([, may]) => may).map(([key]) => key);
}

export function wordOf(step: FeedbackStep, view: FeedbackView | null): string {
  return step === 'route' && view?.feedback.state === 'routed' ? 'feedback-do-reroute' : `feedback-do-${step}`;
}

export function FeedbackBlock({ view }: { view: FeedbackView }) {
  const { feedback } = view;
  const of = { ...feedback, routed_by_name: view.routed_by_name, decided_by_name: view.decided_by_name, told_by_name: view.told_by_name };
  return <Block title="feedback-title"><Facts fields={fields} of={of} /></Block>;
}

export function FeedbackDialog({ asked, file, close }: { asked: FeedbackStep; file: TicketFile; close: () => void }) {
  const t = useText();
  const feedback = file.feedback?.feedback;
  if (!feedback) return null;
  const ticket = file.ticket.id;
  if (asked === 'route') {
    return (
      <Asking<{ department: string }> title="feedback-do-route" fields={ask} close={close} initial={{ department: feedback.department }}
        save={(v) => call('feedback.route', { ticket, ...v })}>
        <Field name="department" autoFocus />
      </Asking>
    );
  }
  if (asked === 'decide') {
    return (
      <Asking<{ decision: FeedbackDecision; reason: string }> title="feedback-do-decide" fields={ask} close={close}
        save={(v) => call('feedback.decide', { ticket, ...v })}>
        <Field name="decision" autoFocus /><Field name="reason" rows={3} />
      </Asking>
    );
  }
  const name = file.ticket.contact_name || file.customer_name;
  return (
    <Asking<{ means: FeedbackMeans; thanked?: boolean }> title="feedback-do-tell" fields={ask} close={close} initial={{ means: 'phone' }}
      save={(v) => call('feedback.tell', { ticket, means: v.means, thanked: v.thanked === true })}>
      <p>{t('feedback-tell-what', { name, decision: t(`feedback-decision-${feedback.decision ?? 'adopt'}`), reason: feedback.reason })}</p>
      <Field name="means" autoFocus /><Field name="thanked" />
    </Asking>
  );
}
