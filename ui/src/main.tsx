// The program behind the lock: loaded while the password is typed, drawn once the vault is open.
import 'antd/dist/antd.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { client, SessionProvider, setClock } from './data';
import { Frame } from './frame/Frame';
import { forgetAll } from './frame/router';
import { loadCatalogue, useLocale } from './text';
import { antdConfig } from './theme/antd';
import { useDark } from './theme/mode';
import { giveNonceToStyles, styleNonce } from './theme/nonce';
import './theme/app.css';
import type { SessionView as Session } from './wire.gen';

// Most screens open on a list: its part comes while the first page is read.
setTimeout(() => void import('./grid'), 0);

giveNonceToStyles();
const csp = { nonce: styleNonce() ?? '' };

// A click beside a dialog loses nothing that was typed in it; Esc and the cross close it.
const KEPT = { mask: { closable: false } };

function Program({ session, lock }: { session: Session; lock: () => void }) {
  const locale = useLocale();
  const dark = useDark();
  const [theme, setTheme] = useState(() => antdConfig(dark));
  useEffect(() => setTheme(antdConfig(dark)), [dark]);
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={theme} locale={locale === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }} csp={csp} modal={KEPT} componentSize="medium">
      <App className="ac-app">
        <SessionProvider session={session}><Frame lock={lock} /></SessionProvider>
      </App>
    </ConfigProvider>
  );
}

/** Draws the program for a session; returns the way to take it off the screen. */
export async function start(at: HTMLElement, session: Session, lock: () => void): Promise<() => void> {
  await loadCatalogue();
  setClock(session.now);
  const root = createRoot(at);
  root.render(
    <StrictMode><QueryClientProvider client={client}><Program session={session} lock={lock} /></QueryClientProvider></StrictMode>,
  );
  return () => {
    root.unmount();
    // Nothing a person has read stays behind the lock.
    client.clear();
    forgetAll();
  };
}
