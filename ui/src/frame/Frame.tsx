import { Result, Spin } from 'antd';
import { Component, Suspense, useEffect, useState, useSyncExternalStore, type ErrorInfo, type ReactNode } from 'react';
import { Faulted, may, useSession } from '../data';
import { useText } from '../text';
import { FirmLists } from './FirmLists';
import { useIdle } from './idle';
import { bind, dialogOpen, listenForKeys, typing, useKey } from './keys';
import { KeySheet } from './KeySheet';
import { Palette } from './Palette';
import { noteOpened } from './paletteLines';
import { Rail } from './Rail';
import { modules } from './registry';
import { go, up, useRoute } from './router';
import { TopBar } from './TopBar';

const NARROW = 'aftercare.rail';

/** A tablet held upright has no room for the names of the modules. */
const SMALL = window.matchMedia('(max-width: 1000px)');
const watchSmall = (changed: () => void) => {
  SMALL.addEventListener('change', changed);
  return () => SMALL.removeEventListener('change', changed);
};

export function Frame({ lock }: { lock: () => void }) {
  const t = useText();
  const session = useSession();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(NARROW) === 'narrow');
  const isSmall = useSyncExternalStore(watchSmall, () => SMALL.matches);
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);

  useEffect(listenForKeys, []);
  useKey('Escape', () => up(), true, 'frame-key-up', true);
  useKey('Ctrl+K', () => setSearching(true), true, 'action-search', true);
  useKey('Ctrl+L', lock, true, 'frame-lock', true);
  useKey('F1', () => setHelping(true), true, 'frame-keys', true);
  // A question mark that is part of a text stays one.
  useKey('Shift+?', (event) => (typing(event) || dialogOpen() ? false : setHelping(true)));
  useEffect(() => {
    const bound = modules.flatMap((m) => m.commands ?? []).filter((c) => c.keys && may(session, c.permission)).map((c) =>
      bind(c.keys as string, () => {
        if (c.route) go(c.route);
        c.run?.();
      }, { label: c.title, everywhere: true }));
    return () => bound.forEach((unbind) => unbind());
  }, [session]);
  useIdle(session.lock_minutes, lock);

  const toggle = () => {
    localStorage.setItem(NARROW, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <div className="ac-frame">
      <a className="ac-skip" href="#content" onClick={(e) => {
        e.preventDefault();
        document.getElementById('content')?.focus();
      }}>{t('frame-skip')}</a>
      <TopBar search={() => setSearching(true)} help={() => setHelping(true)} lock={lock} />
      <Rail narrow={narrow || isSmall} toggle={isSmall ? null : toggle} />
      <main id="content" className="ac-content" tabIndex={-1}><Content /></main>
      <Palette open={searching} close={() => setSearching(false)} />
      <FirmLists />
      <KeySheet open={helping} close={() => setHelping(false)} />
      {modules.filter((m) => may(session, m.permission)).map(({ key, everywhere: Beside }) => Beside && <Suspense key={key} fallback={null}><Beside /></Suspense>)}
    </div>
  );
}

function Content() {
  const t = useText();
  const session = useSession();
  const route = useRoute();
  const seen = modules.filter((m) => may(session, m.permission));
  const first = seen.find((m) => !m.unlisted);
  useEffect(() => {
    if (route.module === '' && first) go(first.route);
  }, [route.module, first]);
  const module = seen.find((m) => m.route === route.module);
  useEffect(() => noteOpened(route.module, route.rest[0]), [route.module, route.rest]);
  useEffect(() => {
    document.title = module ? `${t(module.title)} · ${session.company}` : session.company;
  }, [module, session.company, t]);
  if (!module) {
    return route.module === '' ? null : <Result status="info" title={t('frame-no-page')} subTitle={t('frame-no-page-todo')} />;
  }
  const Screen = module.screen;
  return (
    <Boundary key={module.key}>
      <Suspense fallback={<Loading />}><Screen /></Suspense>
    </Boundary>
  );
}

function Loading() {
  const t = useText();
  return <div className="ac-loading"><Spin description={t('grid-loading')} delay={100} /></div>;
}

/** A screen that fails leaves the frame standing. */
class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidCatch(error: Error, info: ErrorInfo) {
    // Only where in the program, never what was on the screen.
    // oxlint-disable-next-line no-console
    console.error(error.name, info.componentStack);
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <div className="ac-page"><Faulted error={this.state.error} again={() => this.setState({ error: null })} /></div>;
  }
}
