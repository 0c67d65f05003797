// The page of one record: what it is above, what happened at the left, the facts at the right, the next steps below.
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Show, useShown, words, type Fields } from '../field';
import { moment } from '../format/format';
import { go, parentOf, useRoute } from '../frame/router';
import { Icon } from '../frame/icons';
import { dialogOpen, useKey } from '../frame/keys';
import { faultWords, useLocale, useText } from '../text';
import { useSession } from '../data';
import type { Fault } from '../wire.gen';

export type DetailProps = {
  /** The record's number, e.g. `T26-B-00417`. */
  number: ReactNode;
  /** Whom or what it is about. */
  title: ReactNode;
  /** State, severity. */
  tags?: ReactNode;
  /** Clocks, at the right of the header. */
  clocks?: ReactNode;
  /** What stands under the header, e.g. tabs or a warning. */
  notice?: ReactNode;
  left: ReactNode;
  right?: ReactNode;
  /** Usually `<Steps>`. */
  foot?: ReactNode;
};

export function Detail(props: DetailProps) {
  const t = useText();
  const parent = parentOf(useRoute());
  return (
    <article className="ac-detail">
      <header className="ac-detail-head">
        {parent && <Button type="text" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go(parent)} />}
        <h1><span className="ac-mono">{props.number}</span> {props.title}</h1>
        <div className="ac-row">{props.tags}</div>
        <span className="ac-push" />
        <div className="ac-row">{props.clocks}</div>
      </header>
      {props.notice}
      <div className={props.right ? 'ac-detail-body' : 'ac-detail-body ac-detail-one'}>
        <div className="ac-detail-left" tabIndex={0}>{props.left}</div>
        {props.right && <aside className="ac-detail-right" tabIndex={0}>{props.right}</aside>}
      </div>
      {props.foot && <footer className="ac-detail-foot">{props.foot}</footer>}
    </article>
  );
}

/** A titled block of the page. */
export function Block({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  const t = useText();
  return (
    <section className="ac-block">
      <header><h2>{t(title)}</h2><span className="ac-push" />{extra}</header>
      {children}
    </section>
  );
}

/** Facts of a record, labelled, from the description of its fields; what is not known is left out. */
export function Facts<T extends object>({ fields, of, only }: { fields: Fields; of: T; only?: (keyof T & string)[] }) {
  const t = useText();
  const shown = useShown(useLocale());
  const names = only ?? Object.keys(fields);
  const row = of as Record<string, unknown>;
  return (
    <dl className="ac-facts">
      {names.map((name) => {
        const field = fields[name];
        if (!field || (words(field, row[name], shown) === '' && !field.draw)) return null;
        return <div key={name}><dt>{t(field.label)}</dt><dd><Show field={field} value={row[name]} row={of} shown={shown} /></dd></div>;
      })}
    </dl>
  );
}

/** Something that happened. */
export type Happening = { key: string; at: number; who?: string | null; title: ReactNode; body?: ReactNode; tone?: 'ok' | 'warn' | 'bad' | 'info' | 'idle' };

/** What happened, newest first. */
export function Timeline({ items }: { items: Happening[] }) {
  const { zone_offset_minutes: offset } = useSession();
  const locale = useLocale();
  return (
    <ol className="ac-timeline">
      {items.map((i) => (
        <li key={i.key} className={`ac-dot-${i.tone ?? 'idle'}`}>
          <time>{moment(i.at, offset, locale)}</time>
          <div><strong>{i.title}</strong>{i.who && <span className="ac-quiet"> {i.who}</span>}</div>
          {i.body && <div className="ac-timeline-body">{i.body}</div>}
        </li>
      ))}
    </ol>
  );
}

/** A next step. `reason` is the rule's refusal: a step that is not possible stays in sight with it. */
export type Step = {
  key: string;
  /** A verb from the catalogue. */
  label: string;
  allowed: boolean;
  reason?: Fault | string | null;
  run?: () => void;
  danger?: boolean;
  busy?: boolean;
};

/** The next steps; the first possible one is the main one. */
export function Steps({ items }: { items: Step[] }) {
  const t = useText();
  const first = items.find((i) => i.allowed && !i.danger);
  useKey('Ctrl+Enter', () => (dialogOpen() ? false : first?.run?.()), first !== undefined && !first.busy, first?.label);
  return (
    <div className="ac-steps" role="toolbar" aria-label={t('detail-steps')}>
      {items.map((i) => {
        const why = i.allowed ? '' : typeof i.reason === 'string' ? i.reason : i.reason ? faultWords(i.reason).what : t('detail-not-now');
        const button = (
          <Button type={i === first ? 'primary' : 'default'} danger={i.danger ?? false} loading={i.busy ?? false} disabled={!i.allowed}
            onClick={() => i.run?.()} {...(i === first ? { title: 'Ctrl+Enter' } : {})} {...(why ? { 'aria-describedby': `why-${i.key}` } : {})}>{t(i.label)}</Button>
        );
        if (i.allowed) return <span key={i.key}>{button}</span>;
        return (
          <Tooltip key={i.key} title={why}>
            {/* A disabled button takes no focus, but its reason must be reachable by keyboard. */}
            <span className="ac-step-off" tabIndex={0} role="note" aria-label={`${t(i.label)}: ${why}`}>
              {button}<small id={`why-${i.key}`}>{why}</small>
            </span>
          </Tooltip>
        );
      })}
    </div>
  );
}
