// Acceptance on the page of a ticket: its rounds with what became of each issue, and the sealed papers.
import { Button } from 'antd';
import { useState } from 'react';
import { Faulted, useMay, useQuery, useSession } from '../../data';
import { Block } from '../../detail';
import { Tag, type Tone } from '../../field';
import { go } from '../../frame/router';
import { moment } from '../../format/format';
import { maybe, useLocale, useText } from '../../text';
import type { Id, RoundState, RoundView } from '../../wire.gen';
import { DocumentButtons } from '../documents/DocumentButtons';
import { CloseUnsigned, NotifyForm, RemindForm } from './forms';
import { After } from './After';
import { Issue } from './Issue';
import { Project } from './Project';
import { Stages } from './Stages';
import './acceptance.css';

const TONE: Record<RoundState, Tone> = { prepared: 'info', notified: 'info', presented: 'warn', scan_pending: 'warn', accepted: 'ok', rejected: 'bad', unsigned: 'warn', superseded: 'idle' };

export function AcceptancePanel({ ticketId }: { ticketId: Id }) {
  const t = useText();
  const mayRead = useMay('document.read');
  const rounds = useQuery('acceptance.rounds', { ticket: ticketId });
  const papers = useQuery('documents.list', { subject: ticketId }, { enabled: mayRead });
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  if (rounds.error) return <Faulted error={rounds.error} again={() => void rounds.refetch()} />;
  const newest = [...(rounds.data ?? [])].reverse();
  // What is accepted as a whole is divided no more.
  const isOver = newest.some((r) => r.state === 'accepted' && r.stage === null && r.amends === null);
  return (
    <div className="acc-panel">
      {rounds.data?.length === 0 && <p className="ac-quiet">{t('acceptance-none-yet')}</p>}
      <div className="acc-terms">
        <Stages ticket={ticketId} mayBegin={!isOver} />
        <Project ticket={ticketId} mayBegin={!isOver} />
      </div>
      {newest.map((round, i) => <Round key={round.id} round={round} isLast={i === 0} />)}
      {(papers.data?.rows.length ?? 0) > 0 && (
        <Block title="acceptance-papers">
          <ul className="acc-papers">
            {papers.data?.rows.map((paper) => (
              <li key={paper.id}>
                <span className="ac-mono">{paper.number}</span>
                <span>{t(`documents-kind-${paper.kind}`)}</span>
                <span className="ac-quiet">{moment(paper.sealed_at, offset, locale)}</span>
                <span className="ac-push" />
                <DocumentButtons id={paper.id} size="small" />
                <Button size="small" onClick={() => go(`/documents/${paper.id}`)}>{t('documents-verify-now')}</Button>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </div>
  );
}

function Round({ round, isLast }: { round: RoundView; isLast: boolean }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const mayNotify = useMay('acceptance.notify');
  const mayShow = useMay('acceptance.sign');
  const mayClose = useMay('acceptance.unsigned');
  const [form, setForm] = useState<'notify' | 'remind' | null>(null);
  const at = (time: number | null | undefined) => moment(time, offset, locale);
  const signature = round.signature;
  const means = (code: string) => maybe(`acceptance-means-${code}`) ?? code;
  // Below 0: the report of a visit that left the need open; nothing was put to acceptance (P-31).
  const isReport = round.round < 0;
  const title = round.amends !== null ? t('acceptance-paper-title-addendum') : isReport ? t('acceptance-paper-title-report') : t('acceptance-round', { round: round.round });
  const facts: [string, string][] = [
    ['acceptance-fact-mode', round.mode === null || isReport ? '' : t(`acceptance-mode-${round.mode}`)],
    ['acceptance-fact-notified', round.notified_at === null ? '' : [at(round.notified_at), means(round.notified_means), round.notified_person].join(' ')],
    ['acceptance-fact-presented', at(round.presented_at)],
    ['acceptance-fact-signed', signature ? [signature.signer_name, signature.signer_role, at(signature.signed_at)].filter(Boolean).join(' ') : ''],
    ['acceptance-fact-sheet', round.on_sheet && !signature ? [round.on_sheet.signer_name, at(round.on_sheet.signed_at)].join(' ') : signature && signature.method !== 'handwriting' ? t(`acceptance-method-${signature.method}`) : ''],
    ['acceptance-fact-relation', signature && signature.relation !== 'self' ? [t(`acceptance-relation-${signature.relation}`), signature.proxy_reason].filter(Boolean).join(' · ') : ''],
    ['acceptance-fact-clock', signature?.is_clock_off ? t('acceptance-clock-behind') : ''],
    ['acceptance-fact-file', signature && signature.document === null ? t('acceptance-file-waiting') : ''],
    ['acceptance-fact-unsigned', round.unsigned_kind === null ? '' : t(`acceptance-unsigned-${round.unsigned_kind}`)],
    ['acceptance-unsigned-reason', round.unsigned_reason],
    ['acceptance-unsigned-witness', round.witness],
    ['acceptance-proof', round.proof === null ? '' : t(`acceptance-proof-${round.proof}`)],
    ['acceptance-unsigned-evidence', round.evidence],
    ['acceptance-paper-label-correction', round.correction],
  ];
  return (
    <section className="ac-block acc-round">
      <header>
        <h2>{title}</h2>
        {round.stage && <Tag>{t(`acceptance-stage-${round.stage}`)}</Tag>}
        <Tag tone={TONE[round.state]}>{t(isReport && round.state === 'accepted' ? 'acceptance-state-report_signed' : `acceptance-state-${round.state}`)}</Tag>
        {round.is_scan_overdue && <Tag tone="bad">{t('acceptance-scan-overdue')}</Tag>}
        {round.missing.map((one) => <span key={one} className="ac-quiet">{t(`acceptance-missing-${one}`)}</span>)}
        {round.number && <span className="ac-mono ac-quiet">{round.number}</span>}
        <span className="ac-push" />
        {isLast && !isReport && round.state === 'prepared' && mayNotify && <Button size="small" type="primary" onClick={() => setForm('notify')}>{t('acceptance-notify')}</Button>}
        {isLast && (round.amends !== null || round.stage !== null) && ['prepared', 'notified', 'presented'].includes(round.state) && round.prints.length === 0 && mayShow && <Button size="small" type="primary" onClick={() => go(`/visits/${round.visit}?step=sign`)}>{t('acceptance-show')}</Button>}
        {isLast && (round.state === 'scan_pending' || (round.state === 'presented' && round.prints.length > 0)) && mayShow && <Button size="small" type="primary" onClick={() => go(`/visits/${round.visit}?step=sign`)}>{t('acceptance-sheet-continue')}</Button>}
        {(isLast || isReport) && round.state === 'unsigned' && mayNotify && <Button size="small" onClick={() => setForm('remind')}>{t('acceptance-remind')}</Button>}
        {isLast && !isReport && round.state === 'unsigned' && mayClose && <CloseUnsigned round={round} />}
      </header>
      <dl className="ac-facts">
        {facts.filter(([, value]) => value !== '').map(([label, value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}
      </dl>
      {round.signature && <After round={round} />}
      {form === 'notify' && <NotifyForm round={round.id} close={() => setForm(null)} />}
      {form === 'remind' && <RemindForm round={round.id} close={() => setForm(null)} />}
      {round.reminders.length > 0 && (
        <ul className="acc-reminders">
          {round.reminders.map((one, i) => <li key={one.at}>{t('acceptance-reminder', { count: i + 1 })} {at(one.at)} {means(one.means)} {one.note}</li>)}
        </ul>
      )}
      {round.issues.length > 0 && <ol className="acc-issues">{round.issues.map((issue) => <Issue key={issue.id} issue={issue} />)}</ol>}
    </section>
  );
}
