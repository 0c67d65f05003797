import { Tooltip } from 'antd';
import { Fragment } from 'react';
import { may, useSession } from '../data';
import { useText } from '../text';
import { Icon } from './icons';
import { GROUPS, modules } from './registry';
import { useRoute } from './router';

/** The modules at the left: only what the role may see. */
export function Rail({ narrow, toggle }: { narrow: boolean; toggle: (() => void) | null }) {
  const t = useText();
  const session = useSession();
  const route = useRoute();
  const seen = modules.filter((m) => !m.unlisted && may(session, m.permission));
  return (
    <nav className={narrow ? 'ac-rail ac-rail-narrow' : 'ac-rail'} aria-label={t('frame-rail')}>
      <div className="ac-rail-list">
        {GROUPS.map((group) => {
          const inside = seen.filter((m) => m.group === group);
          if (inside.length === 0) return null;
          return (
            <Fragment key={group}>
              <div className="ac-rail-group" aria-hidden="true">{narrow ? '' : t(`frame-group-${group}`)}</div>
              <ul aria-label={t(`frame-group-${group}`)}>
                {inside.map((m) => {
                  const link = (
                    <a href={`#/${m.route}`} aria-current={route.module === m.route ? 'page' : undefined} aria-label={t(m.title)}>
                      <Icon name={m.icon} />{!narrow && <span>{t(m.title)}</span>}
                    </a>
                  );
                  return <li key={m.key}>{narrow ? <Tooltip title={t(m.title)} placement="right">{link}</Tooltip> : link}</li>;
                })}
              </ul>
            </Fragment>
          );
        })}
      </div>
      {toggle && (
        <button type="button" className="ac-rail-toggle" onClick={toggle} aria-expanded={!narrow} aria-label={t(narrow ? 'frame-expand' : 'frame-collapse')}>
          <Icon name={narrow ? 'expand' : 'collapse'} />{!narrow && <span>{t('frame-collapse')}</span>}
        </button>
      )}
    </nav>
  );
}
