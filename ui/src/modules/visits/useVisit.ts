// A visit under one's hands: everything typed is saved as it is typed, kept as a draft until then, and back after a
// crash (V-15). What is not saved yet lies over what the core answered last.
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, useQuery, useTellFault } from '../../data';
import { useDraft } from '../../form';
import { asFault, call } from '../../host';
import type { CommandName, Commands, FeeLine, Id, PartLine, Visit, VisitFee, VisitFields, VisitFile, VisitPart } from '../../wire.gen';

/** Saved this long after the last key; again this long after a disk or a lock said no. */
const QUIET = 700;
const AGAIN = 5_000;

const OVER = ['signed.unchangeable', 'visit.report_closed', 'record.not_yours'];

type Unsaved = { fields: VisitFields; parts: PartLine[] | null; fees: FeeLine[] | null };
const CLEAN: Unsaved = { fields: {}, parts: null, fees: null };
const isClean = (u: Unsaved) => Object.keys(u.fields).length === 0 && u.parts === null && u.fees === null;

/** Commands that answer the whole file. */
type FileCommand = { [N in CommandName]: Commands[N]['output'] extends VisitFile ? (N extends `visits.${string}` ? N : never) : never }[CommandName];

export type Work = {
  file: VisitFile;
  /** As saved, with what is typed over it. */
  v: Visit;
  parts: PartLine[];
  fees: FeeLine[];
  set: (fields: VisitFields) => void;
  setParts: (parts: PartLine[]) => void;
  setFees: (fees: FeeLine[]) => void;
  /** Saves what is typed, then does; answers whether it was done. A refusal is told. */
  run: <N extends FileCommand>(name: N, input: Commands[N]['input']) => Promise<boolean>;
  /** Saves what is typed now; answers whether nothing is left unsaved. */
  flush: () => Promise<boolean>;
  state: 'saved' | 'saving' | 'unsaved';
  restored: boolean;
  busy: boolean;
  /** The report can be written by this person now. */
  open: boolean;
};

const partLine = ({ visit: _visit, removed: _removed, ...line }: VisitPart): PartLine => line;
const feeLine = ({ visit: _visit, removed: _removed, ...line }: VisitFee): FeeLine => line;

/** A new line's id is made here, so that saving it twice is saving it once. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function useVisit(id: Id) {
  const reading = useQuery('visits.get', { id });
  const tell = useTellFault();
  const draft = useDraft<Unsaved>(`visits.${id}`);
  const [unsaved, show] = useState<Unsaved>(CLEAN);
  const [state, setState] = useState<Work['state']>('saved');
  const [restored, setRestored] = useState(false);
  const [busy, setBusy] = useState(false);
  const held = useRef<Unsaved>(CLEAN);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<boolean> | null>(null);

  const hold = useCallback((next: Unsaved) => {
    held.current = next;
    show(next);
    if (isClean(next)) draft.drop();
    else draft.keep(next);
  }, [draft.keep, draft.drop]);

  const arrived = useCallback((file: VisitFile) => client.setQueryData(['visits', 'visits.get', { id }], file), [id]);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (saving.current) await saving.current;
    const sent = held.current;
    if (isClean(sent)) return true;
    setState('saving');
    const work = (async () => {
      try {
        if (Object.keys(sent.fields).length > 0) arrived(await call('visits.save', { id, fields: sent.fields }));
        if (sent.parts) arrived(await call('visits.save_parts', { visit: id, parts: sent.parts }));
        if (sent.fees) arrived(await call('visits.save_fees', { visit: id, fees: sent.fees }));
        // What was typed meanwhile stays.
        const now = held.current;
        const fields = Object.fromEntries(Object.entries(now.fields).filter(([k, value]) => value !== sent.fields[k as keyof VisitFields]));
        hold({ fields, parts: now.parts === sent.parts ? null : now.parts, fees: now.fees === sent.fees ? null : now.fees });
        setState('saved');
        return true;
      } catch (error) {
        const fault = asFault(error);
        tell(error);
        if (OVER.includes(fault.code)) {
          // A signed or closed report takes nothing more; keeping it would say it might.
          hold(CLEAN);
          setState('saved');
          void client.invalidateQueries({ queryKey: ['visits'] });
          return false;
        }
        setState('unsaved');
        // One answer the rules refuse must not hold up the rest of what was typed.
        const refused = fault.fields.map((f) => f.field);
        const fields = Object.fromEntries(Object.entries(held.current.fields).filter(([k]) => !refused.includes(k)));
        const isLess = Object.keys(fields).length < Object.keys(held.current.fields).length;
        if (isLess) hold({ ...held.current, fields });
        if (isLess || (fault.kind !== 'invalid' && fault.kind !== 'refused')) timer.current = setTimeout(() => void save(), isLess ? 0 : AGAIN);
        return false;
      }
    })();
    saving.current = work;
    const done = await work;
    saving.current = null;
    return done;
  }, [arrived, hold, id, tell]);

  const soon = useCallback((next: Unsaved) => {
    hold(next);
    setState('saving');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), QUIET);
  }, [hold, save]);

  useEffect(() => {
    if (!draft.ready || !draft.found || isClean(draft.found)) return;
    setRestored(true);
    const found = draft.found;
    soon({ ...found, fields: { ...found.fields, ...held.current.fields } });
  }, [draft.ready]);

  // Leaving the page saves what the timer still held.
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => {
    clearTimeout(timer.current);
    void latest.current();
  }, []);

  const flush = useCallback(async () => {
    for (let round = 0; round < 3 && !isClean(held.current); round += 1) if (!(await save())) return false;
    return isClean(held.current);
  }, [save]);

  const file = reading.data;
  const work: Work | null = file ? {
    file,
    v: { ...file.visit, ...(unsaved.fields as Partial<Visit>) },
    parts: unsaved.parts ?? file.parts.map(partLine),
    fees: unsaved.fees ?? file.fees.map(feeLine),
    set: (fields) => soon({ ...held.current, fields: { ...held.current.fields, ...fields } }),
    setParts: (parts) => soon({ ...held.current, parts }),
    setFees: (fees) => soon({ ...held.current, fees }),
    run: async (name, input) => {
      setBusy(true);
      try {
        if (!(await flush())) return false;
        arrived((await call(name, input)) as VisitFile);
        return true;
      } catch (error) {
        tell(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    flush,
    state,
    restored,
    busy,
    open: file.editable && file.may_write,
  } : null;
  return { work, error: reading.error, again: () => void reading.refetch() };
}
