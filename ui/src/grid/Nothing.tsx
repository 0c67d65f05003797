// Why a list shows no line, and the first step from there.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../text';

/** What belongs here and the first step, in words alone. */
export function Blank({ title, todo, children }: { title: string; todo?: string; children?: ReactNode }) {
  return (
    <div className="ac-blank">
      <strong>{title}</strong>
      {todo && <p>{todo}</p>}
      {children && <div className="ac-row">{children}</div>}
    </div>
  );
}

type Props = {
  /** What was searched for. */
  text: string;
  clear: () => void;
  /** Filters outside the list leave something out. */
  widen: (() => void) | undefined;
  /** Another view holds lines. */
  showAll: (() => void) | null;
  empty: ReactNode;
};

/** A list that is empty because of a question says so; only a list without any record speaks of its first one. */
export function Nothing({ text, clear, widen, showAll, empty }: Props) {
  const t = useText();
  if (text !== '') {
    return <Blank title={t('grid-none-found', { text })}><Button onClick={clear}>{t('grid-clear')}</Button></Blank>;
  }
  if (widen) return <Blank title={t('grid-none-narrowed')}><Button onClick={widen}>{t('grid-widen')}</Button></Blank>;
  if (showAll) return <Blank title={t('grid-none-view')}><Button onClick={showAll}>{t('grid-show-all')}</Button></Blank>;
  return empty ?? <Blank title={t('grid-empty')} />;
}
