// A call to the hotline written down: a missed one is F2, Ctrl+H, Ctrl+Enter.
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useQuery, useTellFault } from '../../data';
import { describe, type Fields } from '../../field';
import { Field } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { HotlineOutcome, LogCall, RegisterLine } from '../../wire.gen';
import { Asking } from '../tickets/Asking';

const OUTCOMES: HotlineOutcome[] = ['missed', 'answered', 'forwarded'];

export function HotlineDialog({ close }: { close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<Partial<LogCall>>({ outcome: 'missed' });
  const people = useQuery('people.list', { role: null, with_former: false });
  const options = (people.data ?? []).map((p) => ({ value: p.id, label: p.name }));
  const isForwarded = typed.outcome === 'forwarded';
  const fields: Fields = describe<LogCall>()({
    outcome: { kind: 'select', label: 'hotline-field-outcome', required: true, options: OUTCOMES.map((value) => ({ value, label: `hotline-outcome-${value}` })) },
    phone: { kind: 'text', label: 'hotline-field-phone', max: 40 },
    at: { kind: 'moment', label: 'hotline-field-at', hint: 'hotline-at-hint' },
    on_duty: { kind: 'select', label: 'hotline-field-on_duty', options, hint: 'hotline-duty-hint' },
    forwarded_to: { kind: 'select', label: 'hotline-field-forwarded_to', options, required: isForwarded },
    note: { kind: 'text', label: 'hotline-field-note', max: 300 },
  });
  const save = async (v: LogCall) => {
    const logged = await call('hotline.log', {
      outcome: v.outcome, phone: v.phone ?? '', note: v.note ?? '', at: v.at ?? undefined, on_duty: v.on_duty ?? undefined,
      forwarded_to: v.outcome === 'forwarded' ? v.forwarded_to ?? undefined : undefined,
    });
    void message.success(t(logged.in_window || v.outcome !== 'missed' ? 'hotline-logged-in' : 'hotline-logged-out'));
  };
  return (
    <Asking<LogCall> title="hotline-do-log" fields={fields} initial={{ outcome: 'missed' }} changed={setTyped} close={close} save={save}>
      <div className="tk-pair"><Field name="phone" autoFocus /><Field name="outcome" /></div>
      {isForwarded && <Field name="forwarded_to" required />}
      <div className="tk-pair"><Field name="on_duty" /><Field name="at" /></div>
      <Field name="note" />
    </Asking>
  );
}

/** A call has no page of its own: opening its line asks what became of it. */
export function HotlineLine({ line, close }: { line: RegisterLine; close: () => void }) {
  const t = useText();
  const tell = useTellFault();
  const { customer, phone, outcome } = line.cells as Record<string, string | undefined>;
  const run = (name: 'hotline.returned' | 'hotline.take_back') => call(name, { id: line.id }).then(close, tell);
  return (
    <Modal open title={t('hotline-title')} onCancel={close} destroyOnHidden width={420}
      footer={[
        <Button key="back" danger onClick={() => void run('hotline.take_back')}>{t('hotline-do-take-back')}</Button>,
        line.is_open && <Button key="returned" type="primary" autoFocus onClick={() => void run('hotline.returned')}>{t('hotline-do-returned')}</Button>,
      ]}>
      <p>{[t(`hotline-outcome-${outcome ?? 'missed'}`), customer, phone].filter(Boolean).join(' · ')}</p>
    </Modal>
  );
}
