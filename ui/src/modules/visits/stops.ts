// The steps of a visit, what each one lacks, and where a visit stands. Pure.
import type { PhotoView, VisitFile } from '../../wire.gen';

export const STEPS = ['depart', 'arrive', 'listen', 'look', 'check', 'work', 'parts', 'report', 'sign', 'leave'] as const;
export type StepKey = (typeof STEPS)[number];

export function isStep(key: string | null): key is StepKey {
  return STEPS.includes(key as StepKey);
}

const FIELDS: Record<string, StepKey> = {
  person_met: 'arrive', remote_means: 'arrive', remote_consent: 'arrive', identity_stated: 'arrive',
  account: 'listen', running_time: 'listen', used_for: 'listen', before_fault: 'listen', after_fault: 'listen',
  rescue_place: 'listen', rescue_called_at: 'listen', towed: 'listen', tow_to: 'listen',
  counter_observed: 'look', running_observed: 'look', in_scope: 'look', dismantled_before: 'look',
  fault_path: 'check', rma_number: 'check', adjustment: 'check', cleared: 'check', cleared_told: 'check',
  found_problem: 'check', cause_code: 'check', cause: 'check', responsibility: 'check', user_agrees: 'check', user_words: 'check',
  work_done: 'work', steps: 'work', tests: 'work', parameters: 'work', plants: 'work', protection_fitted: 'parts', issued: 'parts', misfits: 'work', custody: 'work', result: 'work', result_note: 'work', next_appointment: 'work',
  no_parts: 'parts', parts: 'parts', fees_none: 'parts', fees: 'parts',
  appointment_told_to: 'leave', guidance: 'report', opinion: 'sign', survey: 'sign', survey_score: 'sign',
};
/** Where each photo is taken. */
export const PHOTOS: Partial<Record<StepKey, PhotoView[]>> = {
  look: ['whole', 'nameplate', 'counter', 'other'],
  check: ['fault'],
  work: ['after'],
  parts: ['old_part'],
};

/** The step at which a gap of the report is filled: `parts.0.reason` on the step of the parts. */
export function stepOf(gap: string): StepKey {
  const [head = '', view] = gap.split('.');
  if (head === 'photos') return STEPS.find((step) => PHOTOS[step]?.includes(view as PhotoView)) ?? 'look';
  return FIELDS[head] ?? 'report';
}

/** What a step still lacks. The report step shows the gaps of all, but owns only its own. */
export function gapsOf(step: StepKey, gaps: string[]): string[] {
  return gaps.filter((gap) => stepOf(gap) === step);
}

const ORDER = ['planned', 'confirmed', 'departed', 'on_site', 'work_done', 'signed', 'left_site', 'returned', 'reported', 'approved', 'filed'];

/** Whether the visit has come as far as that state; broken off or called off it has come nowhere. */
export function reached(file: VisitFile, state: (typeof ORDER)[number]): boolean {
  return ORDER.indexOf(file.visit.state) >= ORDER.indexOf(state);
}

export type Mark = 'done' | 'open';

/** Whether a step is behind: the events by what happened, the questions by what is written. */
export function markOf(step: StepKey, file: VisitFile): Mark {
  const v = file.visit;
  const isDone = {
    // A remote session begins where the technician sits.
    depart: v.departed_at !== null || v.arrived_at !== null,
    arrive: v.arrived_at !== null && gapsOf('arrive', file.gaps).length === 0,
    listen: v.account !== '' || v.work_done_at !== null,
    look: (v.look !== '' || v.work_done_at !== null) && gapsOf('look', file.gaps).length === 0,
    check: gapsOf('check', file.gaps).length === 0 && (v.found_problem !== '' || v.work_done_at !== null),
    work: gapsOf('work', file.gaps).length === 0,
    parts: gapsOf('parts', file.gaps).length === 0,
    report: v.work_done_at !== null,
    sign: v.signed_at !== null,
    leave: v.left_at !== null,
  }[step];
  return isDone ? 'done' : 'open';
}

/** The step to go on with: the first event to come, or the first question not answered. */
export function currentOf(file: VisitFile): StepKey {
  if (file.visit.left_at !== null || file.visit.state === 'aborted' || file.visit.state === 'cancelled') return 'leave';
  return STEPS.find((step) => markOf(step, file) === 'open') ?? 'leave';
}
