// Where the signing of a visit stands: which way it was chosen to check, the frozen pages, who signs and the strokes.
// All of it but the pages is kept as a draft, so a crash or the lock loses nothing; the pages come from the core again,
// and if they are no longer the ones the strokes were made under, the strokes are gone.
import { useEffect, useRef, useState } from 'react';
import { useDraft } from '../../form';
import { asFault, call } from '../../host';
import type { AcceptanceMode, Fault, Id, Language, Presented, RoundView } from '../../wire.gen';
import { BLANK, type PadInk } from './ink';
import { NOBODY, type Signer } from './signer';

export type Phase = 'mode' | 'read' | 'sign' | 'none' | 'paper' | 'done';

/** What is kept of an unfinished signing. */
type Kept = { round: Id; digest: string; mode: AcceptanceMode; language: Language; seen: boolean; phase: Phase; signer: Signer; ink: PadInk; issues: string[] };
type State = Omit<Kept, 'round' | 'digest' | 'mode'> & { mode: AcceptanceMode | null; shown: Presented | null; changed: boolean; done: RoundView | null };

export type Begin = { visit: Id; ticket: Id; signer: Partial<Signer>; language: Language };

export function useSigning({ visit, ticket, signer, language }: Begin) {
  const draft = useDraft<Kept>(`acceptance.sign.${visit}`);
  const [state, setState] = useState<State>({
    phase: 'mode', mode: null, language, shown: null, seen: false, changed: false, signer: { ...NOBODY, ...signer }, ink: BLANK, issues: [], done: null,
  });
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const begun = useRef(false);

  const change = (part: Partial<State>) => setState((old) => {
    const next = { ...old, ...part };
    if (next.shown && next.mode && next.phase !== 'done') {
      draft.keep({
        round: next.shown.round.id, digest: next.shown.content_digest, mode: next.mode, language: next.language,
        seen: next.seen, phase: next.phase, signer: next.signer, ink: next.ink, issues: next.issues,
      });
    }
    return next;
  });

  useEffect(() => {
    if (!draft.ready || begun.current) return;
    begun.current = true;
    void resume(draft.found, visit, ticket).then((found) => {
      if (found) setState((old) => ({ ...old, ...found }));
      else draft.drop();
      setReady(true);
    });
  }, [draft.ready]);

  /** Freezes the content and shows it, for the first time or anew. */
  const present = async (mode: AcceptanceMode, told: string | null, changed = false) => {
    setBusy(true);
    setFault(null);
    try {
      const shown = await call('acceptance.present', { visit, mode, stage: null, language: state.language, notified_person: told, notified_means: told === null ? null : 'in_person' });
      change({ shown, mode, phase: 'read', seen: false, ink: BLANK, changed });
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setBusy(false);
    }
  };
  const finish = (done: RoundView) => {
    draft.drop();
    setState((old) => ({ ...old, phase: 'done', done, ink: BLANK }));
  };
  /** Signed on paper: the sheet is the draft from here on. */
  const onPaper = (round: RoundView) => {
    if (round.state === 'accepted') finish(round);
    else setState((old) => ({ ...old, phase: 'paper', done: round }));
  };
  return { state, change, present, finish, onPaper, ready, busy, fault };
}

async function resume(kept: Kept | null, visit: Id, ticket: Id): Promise<Partial<State> | null> {
  const rounds = await call('acceptance.rounds', { ticket }).catch(() => []);
  const last = rounds.findLast((round) => round.visit === visit);
  if (last && ['accepted', 'rejected', 'unsigned'].includes(last.state)) return { phase: 'done', done: last };
  // A sheet that is out waits for what is written on it; showing the work again could make it stale.
  if (last && (last.state === 'scan_pending' || (last.state === 'presented' && last.prints.length > 0 && last.round === rounds.at(-1)?.round))) return { phase: 'paper', done: last, ...(kept ? { signer: kept.signer } : {}) };
  if (!kept) return null;
  try {
    const shown = await call('acceptance.pages', { round: kept.round });
    const { round: _round, digest, ...rest } = kept;
    if (shown.content_digest === digest) return { ...rest, shown };
    // Other content: whatever was written under the old one is no signature of this.
    return { ...rest, shown, phase: 'read', seen: false, ink: BLANK, changed: true };
  } catch {
    // No longer shown: signed elsewhere, or taken back.
    return null;
  }
}
