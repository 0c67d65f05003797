// Reception with the caller on the line: who, what, and what we know, on one screen and by keyboard alone. Nothing
// blocks; what is typed is kept as it is typed.
import { Alert, App, Button, Form } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useNow, useQuery, useTellFault } from '../../data';
import { RecordForm, SaveButton } from '../../form';
import { useKey } from '../../frame/keys';
import { go, useRoute } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { CallerMatch, CallJoined, TicketCreated } from '../../wire.gen';
import { SheetDialog, type SheetSource } from '../papers/SheetDialog';
import { printSlip } from '../tickets/print';
import { blank, callOf, fields, requestOf, type Intake } from './fields';
import { focusField } from './focus';
import { HotlineDialog } from './Hotline';
import { Known } from './Known';
import { What } from './What';
import { Who } from './Who';
import './intake.css';

export default function Screen() {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  const [form] = Form.useForm<Intake>();
  const asked = useQuery('tickets.intake_form', {});
  const [values, setValues] = useState<Partial<Intake>>(blank);
  const [notARepeat, setNotARepeat] = useState(false);
  // What was recognised is on the screen at once; the whole file follows.
  const [picked, setPicked] = useState<CallerMatch | null>(null);
  const [done, setDone] = useState<TicketCreated | null>(null);
  // A fresh form after each save: the caller's field takes the focus again.
  const [round, setRound] = useState(0);
  const printNext = useRef(false);
  const saved = useRef<TicketCreated | null>(null);
  const joining = useRef(false);
  const now = useNow();

  const set = useCallback((some: Partial<Intake>) => {
    form.setFieldsValue(some as never);
    setValues(form.getFieldsValue(true) as Partial<Intake>);
  }, [form]);

  const save = async (typed: Intake) => {
    const whole = { ...(form.getFieldsValue(true) as Partial<Intake>), ...typed };
    const created = await call('tickets.create', requestOf(whole, notARepeat));
    saved.current = created;
    // The answer follows the record: a call answered at once is registered all the same.
    if (whole.answer?.trim() && isQuestion(whole)) await call('tickets.answer_and_close', { id: created.id, answer: whole.answer });
  };
  // A call joined to an open ticket, with what was typed, so that one key brings it back.
  const [joined, setJoined] = useState<{ call: CallJoined; typed: Partial<Intake>; picked: CallerMatch | null } | null>(null);
  const afresh = () => {
    form.resetFields();
    setValues(blank);
    setNotARepeat(false);
    setPicked(null);
    setRound((n) => n + 1);
  };
  const join = (id: string, forget: () => void) => {
    if (joining.current) return;
    joining.current = true;
    const typed = form.getFieldsValue(true) as Partial<Intake>;
    call('tickets.join', callOf(typed, id)).then((answer) => {
      forget();
      setJoined({ call: answer, typed, picked });
      setDone(null);
      afresh();
    }).catch(tell).finally(() => {
      joining.current = false;
    });
  };
  const unjoin = () => {
    if (!joined || joining.current) return;
    joining.current = true;
    call('tickets.unjoin', { contact: joined.call.contact }).then(() => {
      setPicked(joined.picked);
      set(joined.typed);
      setJoined(null);
      void message.info(t('intake-unjoined', { number: joined.call.number }));
      focusField('description');
    }).catch(tell).finally(() => {
      joining.current = false;
    });
  };
  const afterwards = () => {
    const created = saved.current;
    setDone(created);
    setJoined(null);
    afresh();
    if (printNext.current && created) print(created.id);
    printNext.current = false;
  };
  const print = (id: string) => {
    printSlip(id).then((p) => {
      if (p.path !== null) void message.success(t('tickets-done-printed', { path: p.path }));
    }, tell);
  };
  const [logging, setLogging] = useState(false);
  useKey('Ctrl+H', () => setLogging(true), !logging, 'hotline-do-log');
  const isBlank = !values.customer && !values.is_new && !values.description;
  // The key that joined takes it back, as long as no other call is being typed.
  useKey('Ctrl+J', unjoin, joined !== null && isBlank, 'keys-intake-join');
  useKey('Ctrl+P', () => {
    // Before anything is typed the slip of the last ticket is meant.
    if (isBlank && done) print(done.id);
    else {
      printNext.current = true;
      document.querySelector<HTMLButtonElement>('.in-save button')?.click();
    }
  }, !logging, 'intake-save-print');
  // A dialog is left before the page is.
  useKey('Escape', () => history.back(), !logging);

  const level = asked.data && (values.received_at ?? now) + 60_000 * (isQuestion(values) ? asked.data.consultation_minutes : asked.data.level_minutes);
  const isBlankSlip = useRoute().rest[0] === 'blank';
  return (
    <>
    <RecordForm<Intake> key={round} form={form} fields={fields} initial={blank} draft="intake" save={save} saved={afterwards} changed={setValues} className="in-page">
      <h1 className="ac-hidden">{t('intake-title')}</h1>
      <div className="in-columns">
        <section aria-labelledby="in-who">
          <h2 id="in-who">{t('intake-who')}</h2>
          <Who values={values} set={set} picked={picked} pick={setPicked} />
        </section>
        <section aria-labelledby="in-what">
          <h2 id="in-what">{t('intake-what')}</h2>
          <What values={values} set={set} picked={picked} form={asked.data ?? null} level={level ?? null} />
        </section>
        <section aria-labelledby="in-known" className="in-known">
          <h2 id="in-known">{t('intake-known')}</h2>
          <Known values={values} notARepeat={notARepeat} setNotARepeat={setNotARepeat} join={join} />
        </section>
      </div>
      <footer className="in-foot">
        {done && (
          <Alert type="success" showIcon className="in-done" title={[t('intake-saved', { number: done.number }), done.complaint_number && t('complaints-opened', { number: done.complaint_number })].filter(Boolean).join(t('word-comma'))}
            action={<Button size="small" onClick={() => go(`/tickets/${done.id}`)}>{t('intake-open-saved', { number: done.number })}</Button>} />
        )}
        {joined && (
          <Alert type="success" showIcon className="in-done" title={t('intake-joined', { number: joined.call.number, calls: joined.call.calls })}
            action={isBlank && <Button size="small" onClick={unjoin}>{t('intake-unjoin')}</Button>} />
        )}
        <span className="ac-push" />
        <Button onClick={() => setLogging(true)}>{t('hotline-do-log')} <kbd>Ctrl+H</kbd></Button>
        <Button onClick={() => {
          printNext.current = true;
          document.querySelector<HTMLButtonElement>('.in-save button')?.click();
        }}>{t('intake-save-print')} <kbd>Ctrl+P</kbd></Button>
        <span className="in-save"><SaveButton label="intake-save" /></span>
      </footer>
    </RecordForm>
    {logging && <HotlineDialog close={() => setLogging(false)} />}
    {isBlankSlip && <SheetDialog source={blankSlip(t('tickets-do-print-blank'))} close={() => go('/intake')} />}
    </>
  );
}

/** The empty slip: its number is given out by printing it, not by looking at it. */
const blankSlip = (title: string): SheetSource => ({
  key: 'slip.blank', title, isFileOnly: true,
  look: ({ language }) => call('tickets.preview_slip', language ? { language } : {}),
  print: ({ language }) => call('tickets.print_blank', language ? { language } : {}),
});

/** A question may be answered at once; a suggestion goes to its department first. */
export function isQuestion(values: Partial<Intake>): boolean {
  return values.service_type === 'consultation';
}
