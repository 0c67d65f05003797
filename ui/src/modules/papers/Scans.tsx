// The sheets that came back, exactly as they were scanned.
import { App, Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useQuery, useTellFault } from '../../data';
import { Block } from '../../detail';
import { call, pickFile } from '../../host';
import { useText } from '../../text';
import type { Id, PaperFile, ScanTaken } from '../../wire.gen';
import { toBase64 } from '../documents/file';

const FILTERS = [{ name: 'JPEG PNG PDF', extensions: ['jpg', 'jpeg', 'png', 'pdf'] }];

/** What a person says a scan is of; nothing where its code is to say it. */
export type Goal = { paper?: Id; round?: Id };

/** Takes a scan in, for one paper or for whichever its code names. */
export async function takeScan(title: string, of: Goal): Promise<ScanTaken | null> {
  const picked = await pickFile(title, FILTERS);
  if (!picked) return null;
  return takeFile(picked, of);
}

/** The same with a file already chosen or dropped. */
export async function takeFile(picked: { path: string; file?: File }, of: Goal): Promise<ScanTaken> {
  if (!picked.file) return call('papers.take_scan', { path: picked.path, ...of });
  const bytes = new Uint8Array(await picked.file.arrayBuffer());
  return call('papers.take_scan', { base64: toBase64(bytes), name: picked.file.name, ...of });
}

export function useTakeScan(paper: Id): () => void {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  return () => {
    takeScan(t('papers-do-scan'), { paper }).then((taken) => taken && void message.success(t('papers-scan-taken')), tell);
  };
}

/** One scan on the screen; a PDF opens in the browser's own reader. */
export function ScanPicture({ wanted, name, drawn }: { wanted: { scan?: Id; paper?: Id; round?: Id; at: number }; name: string; drawn?: () => void }) {
  const t = useText();
  const image = useQuery('papers.scan', wanted);
  const picture = image.data?.picture_base64;
  // A page nobody here can unpack is drawn by its words.
  useEffect(() => {
    if (picture === null) drawn?.();
  }, [picture]);
  if (picture === undefined) return null;
  if (picture === null) return <p className="ac-quiet">{t('papers-scan-unseen')}</p>;
  return <img className="pp-scan" src={`data:image/${picture.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${picture}`} onLoad={drawn} alt={t('papers-scan-alt', { name })} />;
}

/** Every sheet that came back, in the order of its pages: what is compared is all of it, not the first page (F-21). */
export function ScanSheets({ of, seenAll }: { of: PaperFile; seenAll: () => void }) {
  const t = useText();
  const end = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(new Set());
  const isDrawn = drawn.size >= of.scans.length;
  // The end of the last page in view, once every page has its height: before that it is in view of itself.
  useEffect(() => {
    if (!isDrawn || !end.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && seenAll());
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isDrawn]);
  const sheets = of.scans.map((scan, at) => ({ scan, at })).toSorted((a, b) => (a.scan.page || Infinity) - (b.scan.page || Infinity) || a.at - b.at);
  return (
    <div className="pp-sheets">
      {sheets.map(({ scan, at }, place) => (
        <figure key={at} className="pp-sheet">
          {sheets.length > 1 && <figcaption className="ac-quiet">{t('acceptance-page-of', { page: place + 1, pages: sheets.length })}</figcaption>}
          <ScanPicture wanted={{ paper: of.row.id, at }} name={`${of.row.number} ${scan.page > 0 ? scan.page : place + 1}`} drawn={() => setDrawn((those) => new Set(those).add(at))} />
        </figure>
      ))}
      <div ref={end} className="pp-end" />
    </div>
  );
}

export function Scans({ of }: { of: PaperFile }) {
  const t = useText();
  const [shown, setShown] = useState<number | null>(null);
  if (of.scans.length === 0) return null;
  return (
    <Block title="papers-scans">
      <div className="ac-row">
        {of.scans.map((scan, at) => (
          <Button key={`${scan.blob} ${at}`} size="small" onClick={() => setShown(at)}>{t('papers-scan-page', { page: scan.page > 0 ? scan.page : at + 1 })}{scan.by_hand ? ` (${t('papers-scan-by_hand')})` : ''}</Button>
        ))}
      </div>
      <Modal open={shown !== null} footer={null} width={900} title={of.row.number} onCancel={() => setShown(null)} destroyOnHidden>
        {shown !== null && <ScanPicture wanted={{ paper: of.row.id, at: shown }} name={of.row.number} />}
      </Modal>
    </Block>
  );
}
