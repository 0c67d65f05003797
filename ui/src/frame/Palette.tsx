import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../text';
import { Icon } from './icons';
import { composing } from './keys';
import { usePalette, type Line } from './paletteLines';

/** One field for everything: records, pages and commands. */
export function Palette({ open, close }: { open: boolean; close: () => void }) {
  const t = useText();
  const input = useRef<InputRef>(null);
  return (
    <Modal open={open} onCancel={close} footer={null} closable={false} width={760} className="ac-palette" destroyOnHidden
      title={<span className="ac-hidden">{t('frame-search')}</span>} afterOpenChange={(now) => now && input.current?.focus()}>
      <Inner input={input} close={close} />
    </Modal>
  );
}

function Inner({ input, close }: { input: React.RefObject<InputRef | null>; close: () => void }) {
  const t = useText();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { sections, ready, late } = usePalette(text);
  const lines = sections.flatMap((section) => section.lines);
  // Enter before the answer opens what the answer puts first, not what stood there for fewer letters.
  const [waiting, setWaiting] = useState(false);

  useEffect(() => setAt(0), [text]);
  const chosen = Math.min(at, lines.length - 1);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, sections]);

  const choose = (line: Line | undefined) => {
    if (!line) return;
    close();
    line.run();
  };
  useEffect(() => {
    if (!waiting || !ready) return;
    setWaiting(false);
    choose(lines[0]);
  });

  let index = -1;
  return (
    <>
      <Input ref={input} size="large" variant="borderless" prefix={<Icon name="search" />} placeholder={t('palette-hint')} aria-label={t('frame-search')}
        role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant={lines[chosen] ? `p-${chosen}` : undefined}
        onChange={(e) => {
          setWaiting(false);
          setText(e.target.value);
        }}
        onKeyDown={(e) => {
          if (composing(e)) return;
          if (e.key === 'ArrowDown') setAt(Math.min(chosen + 1, lines.length - 1));
          else if (e.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
          else if (e.key === 'PageDown') setAt(Math.min(chosen + 8, lines.length - 1));
          else if (e.key === 'PageUp') setAt(Math.max(chosen - 8, 0));
          else if (e.key === 'Enter') {
            if (ready || at > 0) choose(lines[chosen]);
            else setWaiting(true);
          } else return;
          e.preventDefault();
        }} />
      <div id="palette-list" role="listbox" aria-label={t('frame-search')} ref={list} className="ac-palette-list">
        {sections.map((section) => (
          <div key={section.key} role="group" aria-label={section.title}>
            <header aria-hidden="true"><span>{section.title}</span>{section.more && <small>{t('palette-more')}</small>}</header>
            {section.lines.map((line) => {
              index += 1;
              const here = index;
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys are answered by the field above
                <div key={line.key} id={`p-${here}`} role="option" aria-selected={here === chosen} className={line.over ? 'ac-palette-over' : undefined}
                  onClick={() => choose(line)} onMouseMove={() => setAt(here)}>
                  <Icon name={line.icon} />
                  {line.number && <span className="ac-mono"><Marked text={line.number} marks={line.marks?.number} /></span>}
                  <strong><Marked text={line.name} marks={line.marks?.name} /></strong>
                  <span className="ac-palette-note"><Marked text={line.note} marks={line.marks?.note} /></span>
                  {line.tags.map((tag) => <small key={tag}>{tag}</small>)}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {lines.length === 0 && ready && <p className="ac-quiet ac-palette-none">{t('palette-nothing', { text: text.trim() })}</p>}
      {ready && late !== null && <p className="ac-quiet ac-palette-none">{t('palette-late', { seconds: (late / 1000).toFixed(1) })}</p>}
      <footer className="ac-palette-foot">
        <span><kbd>↑</kbd> <kbd>↓</kbd> {t('palette-key-move')}</span><span><kbd>Enter</kbd> {t('palette-key-open')}</span><span><kbd>Esc</kbd> {t('palette-key-close')}</span>
        <span className="ac-push" role="status">{ready && text.trim() !== '' ? t('palette-count', { count: lines.length }) : ''}</span>
      </footer>
    </>
  );
}

/** A text with the typed words in it made plain; places are in UTF-16 units, as the core counts them. */
function Marked({ text, marks }: { text: string; marks: [number, number][] | undefined }) {
  if (!marks || marks.length === 0) return text;
  let at = 0;
  const parts = marks.flatMap(([from, to]) => {
    const before = text.slice(at, from);
    at = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return <>{parts}{text.slice(at)}</>;
}
