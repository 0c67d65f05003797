export { AcceptancePanel } from './AcceptancePanel';
export { SignStep, type SignStepProps } from './SignStep';
