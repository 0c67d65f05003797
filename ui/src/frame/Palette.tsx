import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { may, useSession } from '../data';
import { useText } from '../text';
import { Icon, type IconName } from './icons';
import { composing } from './keys';
import { modules, type Found } from './registry';
import { go } from './router';

type Line = { key: string; icon: IconName; title: string; note: string; run: () => void };

/** One field for everything: places, commands and records. */
export function Palette({ open, close }: { open: boolean; close: () => void }) {
  const t = useText();
  const input = useRef<InputRef>(null);
  return (
    <Modal open={open} onCancel={close} footer={null} closable={false} width={640} className="ac-palette" destroyOnHidden
      title={<span className="ac-hidden">{t('frame-search')}</span>} afterOpenChange={(now) => now && input.current?.focus()}>
      <Inner input={input} close={close} />
    </Modal>
  );
}

function Inner({ input, close }: { input: React.RefObject<InputRef | null>; close: () => void }) {
  const t = useText();
  const session = useSession();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text);

  const lines = useMemo<Line[]>(() => {
    const wanted = text.trim().toLowerCase();
    const fits = (title: string) => wanted === '' || title.toLowerCase().includes(wanted);
    const seen = modules.filter((m) => may(session, m.permission));
    const places = seen.filter((m) => !m.unlisted && fits(`${t(m.title)} ${m.key}`))
      .map((m): Line => ({ key: `go.${m.key}`, icon: m.icon, title: t(m.title), note: t('palette-place'), run: () => go(m.route) }));
    const commands = seen.flatMap((m) => (m.commands ?? []).filter((c) => may(session, c.permission) && fits(`${t(c.title)} ${c.key}`))
      .map((c): Line => ({ key: `do.${m.key}.${c.key}`, icon: m.icon, title: t(c.title), note: c.keys ?? t('palette-command'), run: () => {
        if (c.route) go(c.route);
        c.run?.();
      } })));
    const records = found.map((f): Line => ({ key: `rec.${f.key}`, icon: f.icon, title: f.title, note: f.note ?? '', run: () => go(f.route) }));
    return [...records, ...commands, ...places];
  }, [text, found, session, t]);

  useEffect(() => setAt(0), [lines.length, text]);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = (line: Line | undefined) => {
    if (!line) return;
    close();
    line.run();
  };
  return (
    <>
      <Input ref={input} size="large" variant="borderless" prefix={<Icon name="search" />} placeholder={t('palette-hint')} aria-label={t('frame-search')}
        role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={lines[at] ? `p-${at}` : undefined}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (composing(e)) return;
          if (e.key === 'ArrowDown') setAt((i) => Math.min(i + 1, lines.length - 1));
          else if (e.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0));
          else if (e.key === 'Enter') choose(lines[at]);
          else return;
          e.preventDefault();
        }} />
      <ul id="palette-list" role="listbox" aria-label={t('frame-search')} ref={list} className="ac-palette-list">
        {lines.map((line, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are answered by the field above
          <li key={line.key} id={`p-${i}`} role="option" aria-selected={i === at} onClick={() => choose(line)} onMouseMove={() => setAt(i)}>
            <Icon name={line.icon} /><span>{line.title}</span><small>{line.note}</small>
          </li>
        ))}
        {lines.length === 0 && <li className="ac-quiet" role="option" aria-selected="false" aria-disabled="true">{t('word-nothing-found')}</li>}
      </ul>
    </>
  );
}

/** Records of all modules that can be searched, a moment after the last key; a late answer never replaces a newer one. */
function useFound(text: string): (Found & { icon: IconName })[] {
  const session = useSession();
  const [found, setFound] = useState<(Found & { icon: IconName })[]>([]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === '') {
      setFound([]);
      return undefined;
    }
    let stale = false;
    const timer = setTimeout(() => {
      const asked = modules.filter((m) => m.find && may(session, m.permission));
      void Promise.allSettled(asked.map(async (m) => (await m.find?.(wanted, session))?.map((f) => ({ ...f, icon: m.icon })) ?? []))
        .then((all) => !stale && setFound(all.flatMap((r) => (r.status === 'fulfilled' ? r.value : []))));
    }, 100);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, session]);
  return found;
}
