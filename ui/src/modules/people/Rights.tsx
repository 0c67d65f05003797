import { useMemo } from 'react';
import { useQuery } from '../../data';
import { useText } from '../../text';
import type { GrantView, RoleView, Scope } from '../../wire.gen';

const REACH: Record<Scope, number> = { own: 1, assigned: 2, all: 3 };

/** The widest reach of each right over several roles, as the core reckons it. */
export function together(all: readonly RoleView[], roles: readonly string[]): GrantView[] {
  const widest = new Map<string, GrantView>();
  for (const role of all) {
    if (!roles.includes(role.key)) continue;
    for (const grant of role.grants) {
      const held = widest.get(grant.need);
      if (!held || REACH[grant.scope] > REACH[held.scope]) widest.set(grant.need, grant);
    }
  }
  return [...widest.values()];
}

/** `ticket` of `ticket.read`. */
export function areaOf(need: string): string {
  return need.split('.')[0] ?? need;
}

/** Rights in the order of the areas as they first occur. */
export function byArea(grants: readonly GrantView[]): [string, GrantView[]][] {
  const areas = new Map<string, GrantView[]>();
  for (const grant of grants) areas.set(areaOf(grant.need), [...(areas.get(areaOf(grant.need)) ?? []), grant]);
  return [...areas.entries()];
}

/** What the roles together may do, in plain words. */
export function Rights({ roles }: { roles: readonly string[] }) {
  const t = useText();
  const all = useQuery('people.roles', {});
  const areas = useMemo(() => byArea(together(all.data ?? [], roles)), [all.data, roles]);
  if (areas.length === 0) return <p className="ac-quiet">{t('people-may-none')}</p>;
  return (
    <dl className="ac-facts pe-rights">
      {areas.map(([area, grants]) => (
        <div key={area}>
          <dt>{t(`people-area-${area}`)}</dt>
          <dd>
            {grants.map((g) => (
              <span key={g.need} className="pe-right">{t(`people-need-${g.need.replaceAll('.', '-')}`)}{g.scope !== 'all' && <small> ({t(`people-scope-${g.scope}`)})</small>}</span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
