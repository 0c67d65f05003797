// The sheets of a print as they will lie in the tray, one at a time: seen before they are printed.
import { Button, Spin } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { Faulted } from '../../data';
import { typing, useKey } from '../../frame/keys';
import { useText } from '../../text';
import { useAddresses } from '../acceptance/Pages';

export type PreviewProps = {
  /** The sheet drawn, as SVG; none while it is fetched. */
  page: string | undefined;
  /** Which one, from 0, and of how many. */
  at: number;
  count: number;
  turn: (to: number) => void;
  name: string;
  /** What stands beside the pager: sheets, reprints. */
  note?: string;
  error?: unknown;
  again?: () => void;
};

export function Preview({ page, at, count, turn, name, note, error, again }: PreviewProps) {
  const t = useText();
  const pages = useMemo(() => (page === undefined ? [] : [page]), [page]);
  const [address] = useAddresses(pages);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    sheet.current?.scrollTo({ top: 0 });
  }, [at]);
  const go = (to: number) => {
    if (to < 0 || to >= count) return false;
    turn(to);
    return true;
  };
  useKey('PageDown', (event) => (typing(event) ? false : go(at + 1)), true, 'acceptance-page-next');
  useKey('PageUp', (event) => (typing(event) ? false : go(at - 1)), true, 'acceptance-page-back');
  return (
    <section className="pp-preview" aria-label={t('sheets-preview')}>
      {/* A scrolled sheet must be reachable by the arrow keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="pp-tray" ref={sheet} tabIndex={0} role="group" aria-label={t('acceptance-page-of', { page: at + 1, pages: count })}>
        {error ? <Faulted error={error} again={again ?? (() => undefined)} /> : address ? <img src={address} draggable={false} alt={t('acceptance-page-alt', { number: name, page: at + 1, pages: count })} /> : <Spin delay={200} />}
      </div>
      <div className="pp-pager">
        <Button disabled={at <= 0} onClick={() => go(at - 1)}>{t('acceptance-page-back')}</Button>
        <span className="ac-num">{count > 0 ? t('acceptance-page-of', { page: at + 1, pages: count }) : ''}</span>
        <Button disabled={at >= count - 1} onClick={() => go(at + 1)}>{t('acceptance-page-next')}</Button>
        {note && <span className="ac-quiet">{note}</span>}
      </div>
    </section>
  );
}
