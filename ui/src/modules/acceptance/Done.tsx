// What happened, and where the paper is.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery, useSession } from '../../data';
import { moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { RoundView, Verification } from '../../wire.gen';
import { DocumentButtons } from '../documents/DocumentButtons';
import { FolderBar } from '../documents/FolderBar';
import { VerdictView } from '../documents/Verdict';
import '../documents/documents.css';

/** The file is made right after the signature; only a crash or a full disk lets it wait. */
const ASK_AGAIN_MS = 1_500;

export function Done({ round, onDone, again }: { round: RoundView; onDone: () => void; again: () => void }) {
  const t = useText();
  const foot = (
    <footer className="acc-foot">
      {round.state === 'unsigned' && <Button className="acc-touch" onClick={again}>{t('acceptance-sign-after-all')}</Button>}
      <span className="ac-push" />
      <Button className="acc-touch" type="primary" onClick={onDone}>{t('acceptance-go-on')}</Button>
    </footer>
  );
  return (
    <div className="acc-step">
      <div className="acc-body">
        {round.state === 'accepted' ? <Accepted round={round} /> : <NotAccepted round={round} />}
      </div>
      {foot}
    </div>
  );
}

function Accepted({ round }: { round: RoundView }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const [verdict, setVerdict] = useState<Verification | null>(null);
  const [document, setDocument] = useState(round.signature?.document ?? null);
  const rounds = useQuery('acceptance.rounds', { ticket: round.ticket }, { every: document ? 0 : ASK_AGAIN_MS, enabled: document === null });
  const filed = rounds.data?.find((one) => one.id === round.id)?.signature?.document ?? null;
  useEffect(() => {
    if (filed !== null) setDocument(filed);
  }, [filed]);
  return (
    <>
      <header className="doc-judgement ac-tone-ok" role="status">
        <span className="doc-sign" aria-hidden="true">✓</span>
        <div>
          <h2>{t('acceptance-done-signed')}</h2>
          <p>{t('acceptance-done-by', { name: round.signature?.signer_name ?? '', time: moment(round.signature?.signed_at, offset, locale) })}</p>
        </div>
      </header>
      {round.signature?.is_clock_off && <p className="acc-warn">{t('acceptance-clock-behind')}</p>}
      <div className="ac-block acc-file">
        <strong className="ac-mono">{round.number}.pdf</strong>
        {document === null ? (
          <span className="ac-quiet" role="status">{t('acceptance-file-waiting')}</span>
        ) : (
          <>
            <span className="ac-quiet">{t('acceptance-file-sealed')}</span>
            <span className="ac-push" />
            <DocumentButtons id={document} verified={setVerdict} className="acc-touch" />
          </>
        )}
      </div>
      <FolderBar />
      {verdict && <VerdictView of={verdict} />}
    </>
  );
}

function NotAccepted({ round }: { round: RoundView }) {
  const t = useText();
  const rejected = round.state === 'rejected';
  return (
    <>
      <header className="doc-judgement ac-tone-warn" role="status">
        <span className="doc-sign" aria-hidden="true">!</span>
        <div>
          <h2>{rejected ? t('acceptance-done-rejected') : t(`acceptance-unsigned-${round.unsigned_kind ?? 'absent'}`)}</h2>
          <p>{t(rejected ? 'acceptance-done-rejected-about' : 'acceptance-done-unsigned-about')}</p>
        </div>
      </header>
      {rejected ? (
        <ol className="acc-issues">{round.issues.map((issue) => <li key={issue.id}>{issue.text}</li>)}</ol>
      ) : (
        <dl className="ac-facts ac-block">
          {[['acceptance-unsigned-reason', round.unsigned_reason], ['acceptance-unsigned-witness', round.witness], ['acceptance-unsigned-evidence', round.evidence]]
            .filter(([, value]) => value !== '').map(([label = '', value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
    </>
  );
}
