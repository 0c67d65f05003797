// Photos by drop, paste, file or camera. The original bytes go to the core as they are (V-10).
import { useQuery as useReading } from '@tanstack/react-query';
import { Button, Input, Select, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTellFault } from '../../data';
import { Icon } from '../../frame/icons';
import { call } from '../../host';
import { useText } from '../../text';
import type { PhotoView, VisitPhoto } from '../../wire.gen';
import type { Work } from './useVisit';

const VIEWS: PhotoView[] = ['whole', 'nameplate', 'counter', 'fault', 'old_part', 'after', 'other'];

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}

/** The photos of some views, with the way to add more. */
export function Photos({ work, views }: { work: Work; views: PhotoView[] }) {
  const t = useText();
  const tell = useTellFault();
  const [at, setAt] = useState<{ at: number; of: number } | null>(null);
  const [over, setOver] = useState(false);
  const { file, open } = work;
  const shown = file.photos.filter((p) => views.includes(p.view));
  const missing = [...file.gaps, ...file.warnings].filter((g) => g.startsWith('photos.')).map((g) => g.slice(7) as PhotoView).filter((v) => views.includes(v));
  const isMust = file.gaps.some((g) => views.some((v) => g === `photos.${v}`));

  const add = async (files: File[]) => {
    if (!open || files.length === 0) return;
    // Each picture goes to the next view still missing; the choice on the picture corrects it.
    for (const [i, one] of files.entries()) {
      setAt({ at: i + 1, of: files.length });
      try {
        const view = missing[i] ?? views[0] ?? 'other';
        await work.run('visits.add_photo', { visit: file.visit.id, base64: await base64Of(one), view, taken_at: one.lastModified || null });
      } catch (error) {
        tell(error);
      }
    }
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

  if (!open && shown.length === 0) return null;
  return (
    <section className={isMust ? 'vs-photos vs-gap' : 'vs-photos'} aria-label={t('visits-field-photos')} id={`v-photos-${views[0]}`} tabIndex={-1}>
      <ul>{shown.map((photo) => <Tile key={photo.id} photo={photo} work={work} />)}</ul>
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside do the same by keyboard
        <div className={over ? 'vs-drop vs-over' : 'vs-drop'}
          onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
          onDrop={(e) => { e.preventDefault(); setOver(false); void add([...e.dataTransfer.files]); }}>
          <Pick label={t('visits-photo-add')} add={add} />
          <Pick label={t('visits-photo-camera')} add={add} camera />
          <span className="ac-quiet">{at ? t('visits-photo-saving', at) : t('visits-photo-drop')}</span>
          {missing.length > 0 && (
            <strong className={isMust ? 'vs-must' : 'ac-quiet'} title={t('visits-photo-must')}>
              {t('visits-photo-missing', { views: missing.map((v) => t(`visits-view-${v}`)).join(t('word-comma')) })}
            </strong>
          )}
        </div>
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

function Tile({ photo, work }: { photo: VisitPhoto; work: Work }) {
  const t = useText();
  const [caption, setCaption] = useState(photo.caption);
  // A photo never changes, so it is read once and not again with every change of the visit.
  const bytes = useReading({ queryKey: ['photo', photo.id], queryFn: () => call('visits.photo', { id: photo.id }), staleTime: Number.POSITIVE_INFINITY });
  const keep = (fields: { view?: PhotoView; caption?: string }) => void work.run('visits.edit_photo', { id: photo.id, ...fields });
  return (
    <li className="vs-tile">
      {bytes.data
        ? <img src={`data:${bytes.data.mime};base64,${bytes.data.base64}`} alt={photo.caption || t('visits-gaps-photo', { view: t(`visits-view-${photo.view}`) })} />
        : <div className="vs-tile-wait"><Spin delay={100} /></div>}
      {work.open ? (
        <>
          <Select<PhotoView> size="large" value={photo.view} aria-label={t('visits-field-kind')} options={VIEWS.map((v) => ({ value: v, label: t(`visits-view-${v}`) }))} onChange={(view) => keep({ view })} />
          <Input size="large" value={caption} aria-label={t('visits-field-caption')} placeholder={t('visits-field-caption')} maxLength={200}
            onChange={(e) => setCaption(e.target.value)} onBlur={() => caption !== photo.caption && keep({ caption })} />
          <Button size="large" type="text" danger onClick={() => void work.run('visits.remove_photo', { id: photo.id })} aria-label={t('visits-photo-remove')} icon={<Icon name="close" />} />
        </>
      ) : (
        <span>{t(`visits-view-${photo.view}`)} {photo.caption}</span>
      )}
    </li>
  );
}
