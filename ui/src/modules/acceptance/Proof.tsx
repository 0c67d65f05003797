// Why nobody signed, told so that another can check it: the reason, who saw it, and what proves it (F-13).
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTellFault } from '../../data';
import { pickFile } from '../../host';
import { maybe, useText } from '../../text';
import type { Fault, Id, ProofKind, UnsignedKind } from '../../wire.gen';
import { keep } from '../attachments/files';
import { faultAt, Line } from './parts';

const KINDS: ProofKind[] = ['call_record', 'statement', 'photo', 'recording', 'message', 'letter'];
/** Of these the words are the proof; of the others a file. */
const IN_WORDS = new Set<ProofKind>(['call_record', 'statement']);

export type Told = { reason: string; witness: string; evidence: string; proof: ProofKind | null; file: { id: Id; name: string } | null };
export const NOTHING_TOLD: Told = { reason: '', witness: '', evidence: '', proof: null, file: null };

type Props = { visit: Id; outcome: UnsignedKind; told: Told; say: (part: Partial<Told>) => void; fault: Fault | null };

export function Proof({ visit, outcome, told, say, fault }: Props) {
  const t = useText();
  const tell = useTellFault();
  const [busy, setBusy] = useState(false);
  const inWords = told.proof !== null && IN_WORDS.has(told.proof);
  const choose = async () => {
    setBusy(true);
    try {
      const picked = await pickFile(t('acceptance-proof-file'));
      if (picked) {
        const { file } = await keep({ visit }, picked);
        say({ file: { id: file.id, name: file.name } });
      }
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="acc-lines">
      <Line label={t('acceptance-unsigned-reason')} must={outcome === 'refused'} error={faultAt(fault, 'reason')}>
        {(id, wrong) => <Input id={id} size="large" status={wrong ? 'error' : ''} value={told.reason} onChange={(e) => say({ reason: e.target.value })} autoComplete="off" />}
      </Line>
      <Line label={t('acceptance-unsigned-witness')} must error={faultAt(fault, 'witness')}>
        {(id, wrong) => <Input id={id} size="large" status={wrong ? 'error' : ''} value={told.witness} placeholder={t('acceptance-unsigned-witness-hint')} onChange={(e) => say({ witness: e.target.value })} autoComplete="off" />}
      </Line>
      <Line label={t('acceptance-proof')} must error={faultAt(fault, 'proof')}>
        {(id) => (
          <div className="acc-relations" role="group" id={id}>
            {KINDS.map((kind) => (
              <button key={kind} type="button" className="acc-choice acc-choice-small" aria-pressed={told.proof === kind} onClick={() => say({ proof: kind })}>{t(`acceptance-proof-${kind}`)}</button>
            ))}
          </div>
        )}
      </Line>
      {told.proof !== null && !inWords && (
        <Line label={t('acceptance-proof-file')} must error={faultAt(fault, 'proof_file')}>
          {(id) => (
            <div className="ac-row">
              <Button id={id} className="acc-touch" loading={busy} onClick={() => void choose()}>{t('acceptance-proof-file')}</Button>
              {told.file && <span>{told.file.name}</span>}
            </div>
          )}
        </Line>
      )}
      {told.proof !== null && (
        <Line label={t('acceptance-unsigned-evidence')} must={inWords} error={faultAt(fault, 'evidence')}>
          {(id, wrong) => (
            <Input id={id} size="large" status={wrong ? 'error' : ''} value={told.evidence} placeholder={maybe(`acceptance-proof-words-${told.proof}`) ?? ''} onChange={(e) => say({ evidence: e.target.value })} autoComplete="off" />
          )}
        </Line>
      )}
    </div>
  );
}
