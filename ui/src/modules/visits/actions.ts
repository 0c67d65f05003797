// What the foot of each step offers: the events of the visit, from the core's own list of steps with its refusals.
import { faultWords } from '../../text';
import type { CommandName, Id, VisitFile, VisitStepView } from '../../wire.gen';
import type { Asked } from './dialogs';
import type { StepKey } from './stops';

export type VisitStepCommand = Extract<CommandName, 'visits.confirm' | 'visits.depart' | 'visits.arrive' | 'visits.work_done' | 'visits.leave' | 'visits.return' | 'visits.hand_in' | 'visits.approve' | 'visits.send_back' | 'visits.file'>;

export type Action = {
  command: VisitStepCommand;
  label: string;
  allowed: boolean;
  /** The rule's refusal, in words. */
  why: string;
  /** May have happened before now. */
  timed: boolean;
  /** Never the main thing to do. */
  quiet: boolean;
  /** The step to go to afterwards. */
  then?: StepKey;
  /** A reason is asked first. */
  asks?: Asked;
};

type Shape = Pick<Action, 'timed' | 'quiet'> & { at: StepKey; then?: StepKey };

const SHAPES: Record<VisitStepCommand, Shape> = {
  'visits.confirm': { at: 'depart', timed: true, quiet: true },
  'visits.depart': { at: 'depart', timed: true, quiet: false, then: 'arrive' },
  'visits.arrive': { at: 'arrive', timed: true, quiet: false, then: 'listen' },
  'visits.work_done': { at: 'report', timed: true, quiet: false, then: 'sign' },
  'visits.leave': { at: 'leave', timed: true, quiet: false },
  'visits.return': { at: 'leave', timed: true, quiet: false },
  'visits.hand_in': { at: 'leave', timed: false, quiet: false },
  'visits.approve': { at: 'leave', timed: false, quiet: false },
  'visits.send_back': { at: 'leave', timed: false, quiet: true },
  'visits.file': { at: 'leave', timed: false, quiet: false },
};

/** Refusals that only say it is somebody else's turn are no news to the reader of another's visit. */
const OTHERS = ['visit.guard.crew_only', 'visit.guard.supervisor_only', 'visit.guard.desk_only'];

export function actionsOf(step: StepKey, file: VisitFile, _person: Id): Action[] {
  return file.steps.filter((s) => shapeOf(s)?.at === step).flatMap((s) => {
    const shape = shapeOf(s);
    if (!shape || (s.refusal && OTHERS.includes(s.refusal.code))) return [];
    const command = s.command as VisitStepCommand;
    const label = `visits-do-${command.slice('visits.'.length)}`;
    const asks = asksOf(command, label, file);
    return [{
      command, label, allowed: s.allowed, why: s.refusal ? faultWords(s.refusal).what : '', timed: shape.timed, quiet: shape.quiet,
      ...(shape.then ? { then: shape.then } : {}), ...(asks ? { asks } : {}),
    }];
  });
}

function shapeOf(step: VisitStepView): Shape | undefined {
  return SHAPES[step.command as VisitStepCommand];
}

function asksOf(command: VisitStepCommand, label: string, file: VisitFile): Asked | null {
  if (command === 'visits.send_back') return { command, label, must: true, told: false };
  if (command === 'visits.approve' && file.left_without_checkout) return { command, label, must: true, told: false };
  return null;
}
