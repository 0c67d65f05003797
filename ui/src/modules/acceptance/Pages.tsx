// The very pages that will be sealed, one at a time. They come as pictures, so nothing in them can act on the program.
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { typing, useKey } from '../../frame/keys';
import { useText } from '../../text';

export type PagesProps = {
  pages: string[];
  /** The report's number, for those who cannot see the picture. */
  name: string;
  /** The last page has been shown. */
  seenAll: () => void;
  /** Buttons at the left and the right of the bar. */
  left: ReactNode;
  right: ReactNode;
};

/** Widths on the screen in px; up to the first one shown, never wider than the window. */
const WIDTHS = [620, 794, 980, 1240, 1600] as const;
const FIRST = 2;

/** Picture addresses of the pages, as long as they are on the screen. */
export function useAddresses(pages: string[]): string[] {
  const [addresses, setAddresses] = useState<string[]>([]);
  useEffect(() => {
    const made = pages.map((svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    setAddresses(made);
    return () => made.forEach((address) => URL.revokeObjectURL(address));
  }, [pages]);
  return addresses;
}

export function Pages({ pages, name, seenAll, left, right }: PagesProps) {
  const t = useText();
  const addresses = useAddresses(pages);
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(FIRST);
  const sheet = useRef<HTMLDivElement>(null);
  const last = pages.length - 1;

  useEffect(() => setPage(0), [pages]);
  useEffect(() => {
    sheet.current?.scrollTo({ top: 0 });
    if (page >= last) seenAll();
  }, [page, last]);

  const turn = (by: number) => setPage((at) => Math.min(last, Math.max(0, at + by)));
  const scale = (by: number) => setZoom((at) => Math.min(WIDTHS.length - 1, Math.max(0, at + by)));
  useKey('PageDown', (event) => (typing(event) ? false : turn(1)), true, 'acceptance-page-next');
  useKey('PageUp', (event) => (typing(event) ? false : turn(-1)), true, 'acceptance-page-back');
  useKey('ArrowRight', (event) => (typing(event) ? false : turn(1)));
  useKey('ArrowLeft', (event) => (typing(event) ? false : turn(-1)));

  return (
    <section className="acc-pages" aria-label={t('acceptance-pages')}>
      {/* A scrolled sheet must be reachable by the arrow keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="acc-sheet" ref={sheet} tabIndex={0} role="group" aria-label={t('acceptance-page-of', { page: page + 1, pages: pages.length })}>
        {addresses[page] && <img src={addresses[page]} className={zoom <= FIRST ? 'acc-fit' : undefined} width={WIDTHS[zoom]} draggable={false} alt={t('acceptance-page-alt', { number: name, page: page + 1, pages: pages.length })} />}
      </div>
      <footer className="acc-foot acc-pages-bar">
        {left}
        <span className="ac-push" />
        <Button className="acc-touch" disabled={page === 0} onClick={() => turn(-1)}>{t('acceptance-page-back')}</Button>
        <strong aria-live="polite">{t('acceptance-page-of', { page: page + 1, pages: pages.length })}</strong>
        <Button className="acc-touch" type={page < last ? 'primary' : 'default'} disabled={page >= last} onClick={() => turn(1)}>{t('acceptance-page-next')}</Button>
        <Button className="acc-touch" disabled={zoom === 0} aria-label={t('acceptance-zoom-out')} onClick={() => scale(-1)}>−</Button>
        <Button className="acc-touch" disabled={zoom === WIDTHS.length - 1} aria-label={t('acceptance-zoom-in')} onClick={() => scale(1)}>+</Button>
        <div className="acc-foot-right">{right}</div>
      </footer>
    </section>
  );
}
