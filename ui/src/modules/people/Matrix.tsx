import { Button, Segmented, Skeleton } from 'antd';
import { Fragment, useState } from 'react';
import { Faulted, useQuery } from '../../data';
import { Tag } from '../../field';
import { Icon } from '../../frame/icons';
import { go } from '../../frame/router';
import { useText } from '../../text';
import type { Need, RoleView, Scope } from '../../wire.gen';
import { ROLES } from './fields';
import { areaOf } from './Rights';

const TONES: Record<Scope, 'ok' | 'info' | 'warn'> = { all: 'ok', assigned: 'info', own: 'warn' };

/** Roles across, rights down, and how far each reaches (T.1). To be read only: roles are part of the program. */
export function Matrix() {
  const t = useText();
  const roles = useQuery('people.roles', {});
  const people = useQuery('people.list', { role: null, with_former: false });
  const [which, setWhich] = useState<'used' | 'all'>('used');
  if (roles.isError) return <div className="ac-page"><Faulted error={roles.error} again={() => void roles.refetch()} /></div>;
  if (!roles.data || !people.data) return <div className="ac-page"><Skeleton active /></div>;
  const used = new Set(people.data.flatMap((p) => p.roles));
  const shown = ROLES.filter((key) => which === 'all' || used.has(key)).flatMap((key) => roles.data.filter((r) => r.key === key));
  const needs = [...new Set(roles.data.flatMap((r) => r.grants.map((g) => g.need)))];
  const areas = [...new Set(needs.map(areaOf))];
  return (
    <div className="pe-matrix">
      <div className="ac-row pe-matrix-bar">
        <Button type="text" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go('/people')} />
        <h1 className="ac-title">{t('people-matrix')}</h1>
        <span className="ac-quiet">{t('people-matrix-about')}</span>
        <span className="ac-push" />
        <Segmented value={which} onChange={setWhich} options={[{ value: 'used', label: t('people-matrix-used-roles') }, { value: 'all', label: t('people-matrix-all-roles') }]} />
      </div>
      <div className="pe-matrix-box" tabIndex={0} role="region" aria-label={t('people-matrix')}>
        <table>
          <thead>
            <tr><th scope="col">{t('people-matrix-right')}</th>{shown.map((r) => <th key={r.key} scope="col" title={t(`people-role-${r.key}.does`)}>{t(`people-role-${r.key}`)}</th>)}</tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <Fragment key={area}>
                <tr className="pe-area"><th scope="rowgroup" colSpan={shown.length + 1}>{t(`people-area-${area}`)}</th></tr>
                {needs.filter((n) => areaOf(n) === area).map((need) => (
                  <tr key={need}>
                    <th scope="row">{t(`people-need-${need.replaceAll('.', '-')}`)}</th>
                    {shown.map((r) => <Cell key={r.key} role={r} need={need} />)}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell({ role, need }: { role: RoleView; need: Need }) {
  const t = useText();
  const grant = role.grants.find((g) => g.need === need);
  if (!grant) return <td aria-label={t('people-scope-none')} />;
  const title = t('people-matrix-highlight', { role: t(`people-role-${role.key}`), right: t(`people-need-${need.replaceAll('.', '-')}`), scope: t(`people-scope-${grant.scope}`) });
  return <td title={title}><Tag tone={TONES[grant.scope]}>{t(`people-scope-short-${grant.scope}`)}</Tag></td>;
}
