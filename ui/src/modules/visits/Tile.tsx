// One photo in the list: a small picture, its view, words and pair; large on request and only then.
import { useQuery as useReading } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import { Icon } from '../../frame/icons';
import { call } from '../../host';
import { useText } from '../../text';
import type { PhotoView, VisitPhoto } from '../../wire.gen';
import type { Work } from './useVisit';

const VIEWS: PhotoView[] = ['whole', 'nameplate', 'counter', 'fault', 'old_part', 'after', 'other'];

type TileProps = { photo: VisitPhoto; work: Work; move: (by: number) => void; isFirst: boolean; isLast: boolean; grab: () => void; drop: () => void };

export function Tile({ photo, work, move, isFirst, isLast, grab, drop }: TileProps) {
  const t = useText();
  const [caption, setCaption] = useState(photo.caption);
  const [large, setLarge] = useState(false);
  // A photo never changes, so it is read once and not again with every change of the visit.
  const small = useReading({ queryKey: ['photo', 'small', photo.id], queryFn: () => call('visits.thumb', { id: photo.id }), staleTime: Number.POSITIVE_INFINITY });
  const keep = (fields: { view?: PhotoView; label?: string; caption?: string; before_photo?: string | null }) => void work.run('visits.edit_photo', { id: photo.id, ...fields });
  const all = work.file.photos;
  const at = all.findIndex((p) => p.id === photo.id) + 1;
  const pair = all.findIndex((p) => p.id === photo.before_photo) + 1;
  const words = photo.caption || photo.label || t('visits-gaps-photo', { view: t(`visits-view-${photo.view}`) });
  const others = work.v.job.photos.filter((p) => p.view === 'other');
  const value = photo.view === 'other' && photo.label !== '' ? `other.${photo.label}` : photo.view;
  const views = [...VIEWS.map((view) => ({ value: view as string, label: t(`visits-view-${view}`) })), ...others.map((p) => ({ value: `other.${p.label}`, label: p.label }))];
  const befores = all.filter((p) => p.id !== photo.id && p.before_photo === null && !all.some((o) => o.before_photo === p.id && o.id !== photo.id));
  const isBefore = all.some((p) => p.before_photo === photo.id);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging has its keys on the buttons inside
    <li className="vs-tile" draggable={work.open} onDragStart={grab} onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); e.stopPropagation(); drop(); }}
      onKeyDown={(e) => {
        if (!work.open || !e.altKey || (e.key !== 'ArrowLeft' && e.key !== 'ArrowRight')) return;
        e.preventDefault();
        move(e.key === 'ArrowLeft' ? -1 : 1);
      }}>
      <button type="button" className="vs-thumb" aria-label={`${at}. ${words} ${t('visits-photo-large')}`} onClick={() => setLarge(true)}>
        {small.data ? <img src={`data:${small.data.mime};base64,${small.data.base64}`} alt="" draggable={false} /> : <Spin delay={100} />}
        <span className="vs-tile-no">{at}</span>
        {pair > 0 && <span className="vs-pair">{t('visits-photo-pair-mark', { at: pair })}</span>}
      </button>
      {work.open ? (
        <>
          <Select<string> size="large" value={value} aria-label={t('visits-field-kind')} options={views}
            onChange={(chosen) => keep({ view: chosen.split('.')[0] as PhotoView, label: chosen.startsWith('other.') ? chosen.slice(6) : '' })} />
          <Input size="large" value={caption} aria-label={t('visits-field-caption')} placeholder={t('visits-field-caption')} maxLength={200}
            onChange={(e) => setCaption(e.target.value)} onBlur={() => caption !== photo.caption && keep({ caption })} />
          {!isBefore && all.length > 1 && (
            <Select<string> size="large" value={photo.before_photo ?? ''} aria-label={t('visits-photo-pair')}
              options={[{ value: '', label: t('visits-photo-pair-none') }, ...befores.map((p) => ({ value: p.id, label: `${t('visits-photo-pair')} ${all.indexOf(p) + 1}` }))]} onChange={(id) => keep({ before_photo: id || null })} />
          )}
          <span className="vs-tile-keys">
            <Button size="large" type="text" disabled={isFirst} aria-label={t('visits-photo-up')} icon={<Icon name="back" />} onClick={() => move(-1)} />
            <Button size="large" type="text" disabled={isLast} aria-label={t('visits-photo-down')} icon={<Icon name="forward" />} onClick={() => move(1)} />
            <Button size="large" type="text" danger onClick={() => void work.run('visits.remove_photo', { id: photo.id })} aria-label={t('visits-photo-remove')} icon={<Icon name="close" />} />
          </span>
        </>
      ) : (
        <span>{photo.label || t(`visits-view-${photo.view}`)} {photo.caption}</span>
      )}
      <Modal open={large} width="min(1000px, 92vw)" title={words} footer={null} onCancel={() => setLarge(false)} destroyOnHidden>{large && <Large id={photo.id} words={words} />}</Modal>
    </li>
  );
}

/** The original, fetched when it is asked for and let go afterwards. */
function Large({ id, words }: { id: string; words: string }) {
  const whole = useReading({ queryKey: ['photo', 'whole', id], queryFn: () => call('visits.photo', { id }), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  return whole.data ? <img className="vs-large" src={`data:${whole.data.mime};base64,${whole.data.base64}`} alt={words} /> : <div className="vs-tile-wait"><Spin delay={100} /></div>;
}
