// Who signs, as typed.
import type { Relation } from '../../wire.gen';

export const RELATIONS: Relation[] = ['self', 'employee', 'family', 'other'];

export type Signer = { name: string; role: string; phone: string; relation: Relation | null; reason: string; place: string };

export const NOBODY: Signer = { name: '', role: '', phone: '', relation: null, reason: '', place: '' };

/** The fields still missing, by the core's names; the core checks again. */
export function missing(signer: Signer, own: Relation[] = ['self']): string[] {
  const gaps: string[] = [];
  if (signer.name.trim() === '') gaps.push('signer_name');
  if (signer.relation === null) gaps.push('relation');
  if (signer.relation !== null && !own.includes(signer.relation) && signer.reason.trim() === '') gaps.push('proxy_reason');
  if (signer.phone.trim() === '') gaps.push('signer_phone');
  return gaps;
}
