// The few controls of the lock, without the suite.
import { useId, type ReactNode } from 'react';
import { LEAST_CLASSES, LEAST_LENGTH, passwordRule } from './password';
import { asFault } from '../host';
import { faultWords, fieldFaultWords, useText } from '../text';

type InputProps = {
  label: string;
  value: string;
  set: (value: string) => void;
  type?: 'text' | 'password';
  hint?: string;
  autoFocus?: boolean;
  autoComplete?: string;
  mono?: boolean;
  fault?: string | undefined;
};

export function Line({ label, value, set, type = 'text', hint, autoFocus, autoComplete = 'off', mono, fault }: InputProps) {
  const id = useId();
  return (
    <div className="lk-line">
      <label htmlFor={id}>{label}</label>
      <input id={id} type={type} value={value} autoFocus={autoFocus} autoComplete={autoComplete} spellCheck={false}
        className={mono ? 'lk-mono' : undefined} onChange={(e) => set(e.target.value)}
        aria-describedby={hint || fault ? `${id}-h` : undefined} aria-invalid={fault ? true : undefined} />
      {(fault || hint) && <small id={`${id}-h`} className={fault ? 'lk-bad' : undefined}>{fault ?? hint}</small>}
    </div>
  );
}

export function Choice({ label, value, set, options }: { label: string; value: string; set: (v: string) => void; options: [string, string][] }) {
  const id = useId();
  return (
    <div className="lk-line">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => set(e.target.value)}>
        {options.map(([v, l]) => <option key={v} value={v}>{l}</option>)}
      </select>
    </div>
  );
}

/** The rule for passwords, each part ticked off as it is met: a sign and a word, not only a colour. */
export function Rule({ password, again }: { password: string; again: string }) {
  const t = useText();
  const rule = passwordRule(password);
  const part = (met: boolean, text: string) => <li className={met ? 'lk-met' : undefined}><span aria-hidden="true">{met ? '✓' : '·'}</span> {text}</li>;
  return (
    <ul className="lk-rule" aria-live="polite">
      {part(rule.long, t('lock-rule-length', { count: LEAST_LENGTH }))}
      {part(rule.classes >= LEAST_CLASSES, t('lock-rule-classes', { count: LEAST_CLASSES }))}
      {part(password !== '' && password === again, t('lock-rule-same'))}
    </ul>
  );
}

export function Trouble({ error, children }: { error: unknown; children?: ReactNode }) {
  if (error === null || error === undefined) return null;
  const words = faultWords(asFault(error));
  return <div className="lk-trouble" role="alert"><strong>{words.what}</strong> {words.todo} {children}</div>;
}

/** The words for one field of a fault. */
export function atField(error: unknown, field: string): string | undefined {
  if (error === null || error === undefined) return undefined;
  const found = asFault(error).fields.find((f) => f.field === field);
  return found ? fieldFaultWords(found) : undefined;
}

/** A form; that its Enter is never an input method's, the guard of the whole window sees to. */
export function Sheet({ go, children }: { go: () => void; children: ReactNode }) {
  return (
    <form className="lk-sheet" noValidate
      onSubmit={(e) => {
        e.preventDefault();
        go();
      }}>
      {children}
    </form>
  );
}
