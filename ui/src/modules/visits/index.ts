export { PlanVisit, type PlanVisitProps } from './PlanVisit';
export { TicketVisits } from './TicketVisits';
