export { AcceptancePanel } from './AcceptancePanel';
export { SheetSet } from './SheetSet';
export { SignStep, type SignStepProps } from './SignStep';
