import type { StepKey } from '../stops';
import type { Work } from '../useVisit';

/** What every step of the visit mode is given. */
export type StepProps = { work: Work; goTo: (step: StepKey, field?: string) => void };
