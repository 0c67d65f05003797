import { describe } from '../../field';
import { t } from '../../text';
import type { Person } from '../../wire.gen';

/** Role keys of the catalogue 1.1, in the order in which a firm meets them. */
export const ROLES = [
  'front_desk', 'service_supervisor', 'technician', 'callback_agent', 'cs_assistant', 'cs_manager', 'tech_expert', 'project_manager', 'designer', 'workshop_manager',
  'storekeeper', 'finance', 'sales', 'quality_auditor', 'info_admin', 'branch_manager', 'department_head', 'hq_service', 'executive',
] as const;

export function roleNames(roles: readonly string[]): string {
  return roles.map((role) => t(`people-role-${role}`)).join(t('word-comma'));
}

export const fields = describe<Person>()({
  name: { kind: 'text', label: 'people-name', hint: 'people-name-hint', required: true, max: 40, width: 140, sortable: true },
  login: { kind: 'text', label: 'people-login', hint: 'people-login-hint', required: true, max: 64, width: 140, mono: true, sortable: true },
  phone: { kind: 'phone', label: 'people-phone', width: 150 },
  roles: { kind: 'many', label: 'people-roles', grow: true, options: ROLES.map((role) => ({ value: role, label: `people-role-${role}` })) },
  branch: { kind: 'select', label: 'people-branch', hint: 'people-branch-hint', hidden: true, options: [] },
  active: { kind: 'state', label: 'people-active', width: 100, options: [] },
  created_at: { kind: 'moment', label: 'people-created_at', width: 190, hidden: true },
});

/** For the list: whether somebody is active, as a word in its colour. */
export const listFields = {
  ...fields,
  active: { ...fields.active, options: [{ value: 'yes', label: 'people-active-yes', tone: 'ok' as const }, { value: 'no', label: 'people-active-no', tone: 'idle' as const }] },
};
