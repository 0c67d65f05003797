// Small parts of the signing view: big choices and labelled lines with their faults.
import { useId, type ReactNode } from 'react';
import { fieldFaultWords, useText } from '../../text';
import type { Fault } from '../../wire.gen';

/** One of a few choices, each a target for a thumb. */
export type Big = { key: string; title: string; about?: string; tone?: 'quiet' };

export function BigChoices({ label, items, chosen, busy = false, choose }: { label: string; items: Big[]; chosen?: string | null; busy?: boolean; choose: (key: string) => void }) {
  return (
    <div className="acc-choices" role="group" aria-label={label}>
      {items.map((item) => (
        <button key={item.key} type="button" className={item.tone === 'quiet' ? 'acc-choice acc-choice-quiet' : 'acc-choice'} disabled={busy}
          aria-pressed={chosen === undefined ? undefined : chosen === item.key} onClick={() => choose(item.key)}>
          <strong>{item.title}</strong>
          {item.about && <span>{item.about}</span>}
        </button>
      ))}
    </div>
  );
}

/** A labelled line; `children` gets the id of the input. */
export function Line({ label, must = false, error, children }: { label: string; must?: boolean; error?: string | undefined; children: (id: string, wrong: boolean) => ReactNode }) {
  const t = useText();
  const id = useId();
  return (
    <div className="acc-line">
      <label htmlFor={id}>{label}{must && <span className="acc-must" title={t('fault-field-required')}> *</span>}</label>
      {children(id, error !== undefined)}
      {error && <small className="acc-bad" role="alert">{error}</small>}
    </div>
  );
}

/** What the fault says of one field; undefined when nothing. */
export function faultAt(fault: Fault | null, field: string): string | undefined {
  const found = fault?.fields.find((one) => one.field === field);
  return found ? fieldFaultWords(found) : undefined;
}
