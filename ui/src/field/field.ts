// One description of a field serves the grid, the form and the facts of a record.
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle';

/** A value one can choose; `label` is an id of the catalogue. */
export type Option = {
  value: string;
  label: string;
  tone?: Tone;
  /** Off the list: named on what has it, no longer offered. */
  isRetired?: boolean;
};
/** Something found while picking: words for people, already said. */
export type PickItem = { value: string; label: string; note?: string };

export type FieldKind =
  | 'text' | 'area' | 'number' | 'phone' | 'money' | 'moment' | 'day' | 'select' | 'many' | 'state' | 'yesno' | 'left' | 'pick';

export type Field = {
  kind: FieldKind;
  /** Id of the label in the catalogue. */
  label: string;
  /** Id of a short help under the input. */
  hint?: string;
  /** For `select`, `many` and `state`. */
  options?: Option[];
  /** For `pick`: finds by what was typed. */
  find?: (text: string) => Promise<PickItem[]>;
  /** For `pick`: the words of a value already there. */
  nameOf?: (value: string) => Promise<string>;
  required?: boolean;
  /** The longest text, in characters. */
  max?: number;
  /** For `number`: digits after the point, and the unit as catalogue id. */
  digits?: number;
  unit?: string;
  /** In a grid: width in px, whether it takes the rest, whether the core can sort by it, hidden at first. */
  width?: number;
  grow?: boolean;
  sortable?: boolean;
  hidden?: boolean;
  /** For `text`: what is shown of a value that is a code. */
  says?: (value: string) => string;
  /** Codes and numbers that are compared by eye. */
  mono?: boolean;
  /** Draws the value itself, where the kinds do not suffice. */
  draw?: (value: never, row: never) => ReactNode;
};

export type Fields = Record<string, Field>;

/** Fields of a record, checked against its type: a name the record lacks is a compile error. */
export function describe<T>() {
  return <F extends { [K in keyof T & string]?: Field }>(fields: F): F => fields;
}

/** Options from values whose labels share a beginning: `tickets-state-` + `registered`. */
export function options(prefix: string, values: readonly string[] | Record<string, Tone>): Option[] {
  const pairs: [string, Tone | undefined][] = Array.isArray(values) ? values.map((v: string) => [v, undefined]) : Object.entries(values as Record<string, Tone>);
  return pairs.map(([value, tone]) => ({ value, label: `${prefix}${value}`, ...(tone ? { tone } : {}) }));
}

const firmLists = new Map<string, Option[]>();

/** Options of a list the firm edits: as delivered until the firm's own have been read. */
export function listed(list: string, prefix: string, values: readonly string[]): Option[] {
  const made = options(prefix, values);
  firmLists.set(list, made);
  return made;
}

/** The lines of a list as the firm has them; whoever holds the options sees them when drawn next. */
export function setListed(list: string, lines: Option[]): void {
  firmLists.get(list)?.splice(0, Number.MAX_SAFE_INTEGER, ...lines);
}

/** What is offered: the lines in use, and what stands on the record already. */
export function offered(all: Option[], chosen?: unknown): Option[] {
  return all.filter((o) => !o.isRetired || o.value === chosen);
}
