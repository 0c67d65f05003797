// The round ends without a signature: what the customer found wanting (F-08), or why nobody signed, with proof (F-13).
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Faulted } from '../../data';
import { asFault, call, FaultError } from '../../host';
import { useText } from '../../text';
import type { Fault, RoundView, UnsignedKind } from '../../wire.gen';
import { BigChoices, faultAt, Line } from './parts';
import { NOTHING_TOLD, Proof, type Told } from './Proof';

export type Outcome = 'rejected' | UnsignedKind;
const OUTCOMES: Outcome[] = ['rejected', 'refused', 'absent', 'no_answer'];

export type NoSignatureProps = {
  round: RoundView;
  issues: string[];
  setIssues: (issues: string[]) => void;
  back: () => void;
  recorded: (outcome: Outcome) => void;
};

export function NoSignature({ round, issues, setIssues, back, recorded }: NoSignatureProps) {
  const t = useText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [why, setWhy] = useState<Told>(NOTHING_TOLD);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const say = (part: Partial<Told>) => {
    setFault(null);
    setWhy({ ...why, ...part });
  };
  const record = async () => {
    if (outcome === null) return;
    setBusy(true);
    setFault(null);
    try {
      if (outcome === 'rejected') await call('acceptance.reject', { round: round.id, issues: issues.map((i) => i.trim()).filter(Boolean) });
      else await call('acceptance.unsigned', { round: round.id, kind: outcome, reason: why.reason, witness: why.witness, evidence: why.evidence, proof: why.proof, proof_file: why.file?.id ?? null });
      recorded(outcome);
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="acc-step">
      <div className="acc-body acc-narrow">
        <h2 className="ac-title">{t('acceptance-no-signature-title')}</h2>
        <BigChoices label={t('acceptance-no-signature-title')} chosen={outcome} busy={busy}
          items={OUTCOMES.filter((key) => key !== 'rejected' || round.round > 0).map((key) => ({
            key,
            title: t(key === 'rejected' ? 'acceptance-outcome-rejected' : `acceptance-unsigned-${key}`),
            about: t(`acceptance-outcome-${key}-about`),
          }))}
          choose={(key) => {
            setOutcome(key as Outcome);
            setFault(null);
          }} />
        {outcome === 'rejected' && <Issues issues={issues} change={(next) => {
          setFault(null);
          setIssues(next);
        }} error={faultAt(fault, 'issues')} />}
        {outcome !== null && outcome !== 'rejected' && <Proof visit={round.visit} outcome={outcome} told={why} say={say} fault={fault} />}
        {fault && (fault.fields.length === 0 || fault.code !== 'input.incomplete') && <Faulted error={new FaultError(fault)} />}
      </div>
      <footer className="acc-foot">
        <Button className="acc-touch" disabled={busy} onClick={back}>{t('acceptance-read-again')}</Button>
        <span className="ac-push" />
        <Button className="acc-touch" type="primary" disabled={outcome === null} loading={busy} onClick={() => void record()}>
          {t(outcome === 'rejected' ? 'acceptance-record-rejected' : 'acceptance-record-unsigned')}
        </Button>
      </footer>
    </div>
  );
}

/** One issue a line; Enter begins the next. */
function Issues({ issues, change, error }: { issues: string[]; change: (issues: string[]) => void; error: string | undefined }) {
  const t = useText();
  const lines = issues.length > 0 ? issues : [''];
  return (
    <div className="acc-lines">
      {lines.map((text, i) => (
        // The lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={i} label={t('acceptance-issue', { line: i + 1 })} must={i === 0} error={i === 0 ? error : undefined}>
          {(id, wrong) => (
            <Input id={id} size="large" autoFocus value={text} status={wrong ? 'error' : ''} autoComplete="off"
              onChange={(e) => change(lines.map((old, at) => (at === i ? e.target.value : old)))}
              onPressEnter={(e) => {
                if (!e.nativeEvent.isComposing && text.trim() !== '' && i === lines.length - 1) change([...lines, '']);
              }} />
          )}
        </Line>
      ))}
      <div><Button className="acc-touch" disabled={lines.at(-1)?.trim() === ''} onClick={() => change([...lines, ''])}>{t('acceptance-issue-add')}</Button></div>
    </div>
  );
}
