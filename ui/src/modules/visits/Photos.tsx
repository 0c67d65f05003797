// Photos by drop, paste, file or camera. The original bytes go to the core as they are (V-10); the page holds only small
// pictures, so that thirty of them weigh little.
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTellFault } from '../../data';
import { Icon } from '../../frame/icons';
import { useText } from '../../text';
import type { PhotoView } from '../../wire.gen';
import { Camera, hasCamera } from './camera';
import { Tile } from './Tile';
import type { Work } from './useVisit';

const MOST = 30;

/** A photo still missing: its view, and the template's word where the view is `other`. */
type Wanted = { view: PhotoView; label: string };

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}

const wantedOf = (gap: string): Wanted => {
  const [, view = 'other', ...label] = gap.split('.');
  return { view: view as PhotoView, label: label.join('.') };
};

/** The photos of some views, with the way to add more. */
export function Photos({ work, views }: { work: Work; views: PhotoView[] }) {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  const [at, setAt] = useState<{ at: number; of: number } | null>(null);
  const [over, setOver] = useState(false);
  const [shooting, setShooting] = useState(false);
  const [noCamera, setNoCamera] = useState(() => !hasCamera());
  const dragged = useRef<string | null>(null);
  const { file, open } = work;
  const all = file.photos;
  // The order asked for, until the last move is kept: the next key counts from what is seen, not from what is saved.
  const [asked, setAsked] = useState<string[] | null>(null);
  const moves = useRef({ asked: 0, kept: Promise.resolve() });
  const here = all.filter((p) => views.includes(p.view));
  const shown = asked?.length === here.length ? asked.flatMap((id) => here.filter((p) => p.id === id)) : here;
  const missing = [...file.gaps, ...file.warnings].filter((g) => g.startsWith('photos.')).map(wantedOf).filter((w) => views.includes(w.view));
  const isMust = file.gaps.some((g) => g.startsWith('photos.') && views.includes(wantedOf(g).view));
  const nameOf = (w: Wanted) => w.label || t(`visits-view-${w.view}`);

  const add = async (files: File[]) => {
    if (!open || files.length === 0) return;
    const refused: string[] = [];
    let kept = 0;
    // Each picture goes to the next view still missing; the choice on the picture corrects it.
    for (const [i, one] of files.entries()) {
      setAt({ at: i + 1, of: files.length });
      const wanted = missing[kept] ?? { view: views[0] ?? 'other', label: '' };
      const base64 = await base64Of(one).catch(tell);
      const done = base64 !== undefined && (await work.run('visits.add_photo', { visit: file.visit.id, base64, ...wanted, taken_at: one.lastModified || null }));
      if (done) kept += 1;
      else refused.push(one.name);
      // Those after it would be refused one by one with the same words.
      if (!done && all.length + kept >= MOST) break;
    }
    // Of one file the refusal has said it; of several nobody would know which.
    const rest = files.slice(kept + refused.length).map((one) => one.name);
    if (refused.length > 0 && files.length > 1) void message.warning(t('visits-photo-not-kept', { names: [...refused, ...rest].join(t('word-comma')) }), 8);
    setAt(null);
  };
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const found = [...(event.clipboardData?.files ?? [])].filter((f) => f.type.startsWith('image/'));
      if (found.length === 0) return;
      event.preventDefault();
      void latest.current(found);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);

  /** Puts a photo before or behind another of this list; the order is the report's. */
  const move = (id: string, to: number) => {
    const ids = shown.map((p) => p.id);
    const from = ids.indexOf(id);
    if (from < 0 || to < 0 || to >= ids.length || from === to) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    const queue = [...ids];
    const order = all.map((p) => (views.includes(p.view) ? (queue.shift() ?? p.id) : p.id));
    const held = document.activeElement;
    flushSync(() => setAsked(ids));
    // The browser lets go of what is moved in the page.
    if (held instanceof HTMLElement) held.focus();
    // One after the other, so that the last one asked for is the last one kept.
    const nth = (moves.current.asked += 1);
    moves.current.kept = moves.current.kept.then(async () => {
      await work.run('visits.order_photos', { visit: file.visit.id, photos: order });
      if (nth === moves.current.asked) setAsked(null);
    });
  };

  if (!open && shown.length === 0) return null;
  return (
    <section className={isMust ? 'vs-photos vs-gap' : 'vs-photos'} aria-label={t('visits-field-photos')} id={`v-photos-${views[0]}`} tabIndex={-1}>
      <ul>
        {shown.map((photo, i) => (
          <Tile key={photo.id} photo={photo} work={work} move={(by) => move(photo.id, i + by)} isFirst={i === 0} isLast={i === shown.length - 1}
            grab={() => { dragged.current = photo.id; }} drop={() => { if (dragged.current) move(dragged.current, i); dragged.current = null; }} />
        ))}
      </ul>
      {open && shown.length > 1 && <small className="ac-quiet">{t('visits-photo-order')}</small>}
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside do the same by keyboard
        <div className={over ? 'vs-drop vs-over' : 'vs-drop'}
          onDragOver={(e) => { e.preventDefault(); setOver(dragged.current === null); }} onDragLeave={() => setOver(false)}
          onDrop={(e) => { e.preventDefault(); setOver(false); void add([...e.dataTransfer.files]); }}>
          <Pick label={t('visits-photo-add')} add={add} />
          {noCamera ? <Pick label={t('visits-photo-camera')} add={add} camera /> : <Button size="large" icon={<Icon name="photo" />} onClick={() => setShooting(true)}>{t('visits-photo-live')}</Button>}
          <span className="ac-quiet">{at ? t('visits-photo-saving', at) : t('visits-photo-drop')}</span>
          <span className={all.length >= MOST ? 'vs-must' : 'ac-quiet'}>{t('visits-photo-count', { count: all.length })}</span>
          {missing.length > 0 && (
            <strong className={isMust ? 'vs-must' : 'ac-quiet'} title={t('visits-photo-must')}>
              {t('visits-photo-missing', { views: missing.map(nameOf).join(t('word-comma')) })}
            </strong>
          )}
        </div>
      )}
      {shooting && (
        <Camera shoot={(one) => void add([one])} close={() => setShooting(false)}
          failed={() => { setShooting(false); setNoCamera(true); void message.warning(t('visits-photo-no-camera')); }} />
      )}
    </section>
  );
}

function Pick({ label, add, camera = false }: { label: string; add: (files: File[]) => Promise<void>; camera?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="large" icon={<Icon name={camera ? 'photo' : 'folder'} />} onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} type="file" hidden accept="image/jpeg,image/png" multiple={!camera} {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(e) => {
          void add([...(e.target.files ?? [])]);
          e.target.value = '';
        }} />
    </>
  );
}
