import { Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { may, useNow, useSession } from '../data';
import { day, dayOf } from '../format/format';
import { setLocale, useLocale, useText } from '../text';
import { setMode, useMode, type Mode } from '../theme/mode';
import { Icon } from './icons';
import { modules } from './registry';
import { go } from './router';

const ChangePassword = lazy(() => import('./ChangePassword'));

type Props = { search: () => void; help: () => void; lock: () => void };
const MODES: Mode[] = ['system', 'light', 'dark'];

export function TopBar({ search, help, lock }: Props) {
  const t = useText();
  const locale = useLocale();
  const session = useSession();
  const at = useNow();
  return (
    <header className="ac-bar">
      <strong className="ac-bar-firm" title={session.company}>{session.company}</strong>
      <button type="button" className="ac-bar-search" onClick={search} aria-keyshortcuts="Control+K">
        <Icon name="search" /><span>{t('frame-search')}</span><kbd>Ctrl+K</kbd>
      </button>
      <span className="ac-push" />
      {session.sample && <span className="ac-tag ac-tone-warn">{t('frame-sample')}</span>}
      {session.rescue && <span className="ac-tag ac-tone-warn" title={t('frame-rescue-todo')}>{t('frame-rescue')}</span>}
      {session.clock_off && <span className="ac-tag ac-tone-warn" title={t('frame-clock-off-todo')}>{t('frame-clock-off')}</span>}
      <span className="ac-bar-device" title={t('frame-device-title')}>{t('frame-device', { letter: session.device_letter })}</span>
      <time className="ac-num">{day(dayOf(at, session.zone_offset_minutes), locale)}</time>
      <Person />
      <button type="button" className="ac-icon-button" onClick={help} aria-label={t('frame-keys')} title={`${t('frame-keys')} F1`}>
        <Icon name="help" />
      </button>
      <button type="button" className="ac-icon-button" onClick={lock} aria-label={t('frame-lock')} title={`${t('frame-lock')} Ctrl+L`}>
        <Icon name="lock" />
      </button>
    </header>
  );
}

function Person() {
  const t = useText();
  const locale = useLocale();
  const mode = useMode();
  const session = useSession();
  const [changing, setChanging] = useState(false);
  const own = modules.flatMap((m) => m.commands ?? []).filter((c) => c.menu === 'user' && may(session, c.permission));
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${session.name} · ${session.login}` },
    { key: 'language', icon: <Icon name="language" />, label: t('frame-language'), children: [
      { key: 'zh-CN', label: '中文' },
      { key: 'en', label: 'English' },
    ] },
    { key: 'theme', icon: <Icon name="contrast" />, label: t('frame-theme'), children: MODES.map((m) => ({ key: m, label: t(`frame-theme-${m}`) })) },
    { key: 'password', icon: <Icon name="key" />, label: t('frame-password') },
    ...own.map((c) => ({ key: `own.${c.key}`, label: t(c.title) })),
  ];
  const click: MenuProps['onClick'] = ({ key }) => {
    if (key === 'zh-CN' || key === 'en') void setLocale(key);
    else if (MODES.includes(key as Mode)) setMode(key as Mode);
    else if (key === 'password') setChanging(true);
    else {
      const command = own.find((c) => `own.${c.key}` === key);
      if (command?.route) go(command.route);
      command?.run?.();
    }
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: click, selectable: true, selectedKeys: [locale, mode] }}>
        <button type="button" className="ac-bar-person" aria-haspopup="menu"><Icon name="people" /><span>{session.name}</span></button>
      </Dropdown>
      {changing && <Suspense><ChangePassword close={() => setChanging(false)} /></Suspense>}
    </>
  );
}
