// Who signs, what he agrees to, and the pad.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Faulted } from '../../data';
import { PhoneInput } from '../../form';
import { asFault, FaultError } from '../../host';
import { faultWords, useText } from '../../text';
import type { Fault, Relation, Sign } from '../../wire.gen';
import { inkData, isBlank, type PadInk } from './ink';
import { Pad } from './Pad';
import { faultAt, Line } from './parts';
import { missing, RELATIONS, type Signer } from './signer';

/** A signature but for what it is bound to: acceptance reports and numbered papers are signed alike. */
export type Given = Omit<Sign, 'round' | 'content_digest'>;

export type SignPageProps = {
  /** The words the signer agrees to. */
  declaration: string;
  /** Who signs in the customer's own right and is asked for no reason. */
  own?: Relation[];
  signer: Signer;
  setSigner: (signer: Signer) => void;
  ink: PadInk;
  setInk: (ink: PadInk) => void;
  back: () => void;
  noSignature?: () => void;
  give: (given: Given) => Promise<void>;
  /** The paper changed after it was shown. */
  outdated: () => void;
};

/** Faults that are about the strokes and are told beside the pad. */
const INK_FAULTS = new Set(['signing.too_short', 'signing.ink_reused', 'signing.ink_unfit']);

export function SignPage({ declaration, own = ['self'], signer, setSigner, ink, setInk, back, noSignature, give, outdated }: SignPageProps) {
  const t = useText();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const set = (part: Partial<Signer>) => {
    if (fault && fault.fields.length > 0) setFault(null);
    setSigner({ ...signer, ...part });
  };
  const write = (next: PadInk) => {
    // What was wrong with the old strokes is not said of the new ones.
    if (fault && INK_FAULTS.has(fault.code)) setFault(null);
    setInk(next);
  };
  const sign = async () => {
    const gaps = missing(signer, own);
    if (gaps.length > 0 || isBlank(ink)) {
      const fields = gaps.map((field) => ({ field, code: 'required', args: {} }));
      setFault({ kind: 'invalid', code: gaps.length > 0 ? 'input.incomplete' : 'signing.too_short', args: {}, fields, saved: false });
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      await give({
        signer_name: signer.name,
        signer_role: signer.role,
        signer_phone: signer.phone,
        relation: signer.relation ?? 'other',
        proxy_reason: signer.relation !== null && own.includes(signer.relation) ? '' : signer.reason,
        ink: inkData(ink),
        started_at: ink.startedAt ?? 0,
        place: signer.place,
      });
    } catch (error) {
      const found = asFault(error);
      if (found.code === 'signing.content_changed') outdated();
      else setFault(found);
    } finally {
      setBusy(false);
    }
  };

  const words = fault && INK_FAULTS.has(fault.code) ? faultWords(fault) : null;
  const elsewhere = fault && !words && fault.fields.length === 0;
  return (
    <div className="acc-step">
      <div className="acc-sign">
        <div className="acc-who">
          <Line label={t('acceptance-signer-name')} must error={faultAt(fault, 'signer_name')}>
            {(id, wrong) => <Input id={id} size="large" value={signer.name} status={wrong ? 'error' : ''} onChange={(e) => set({ name: e.target.value })} autoComplete="off" />}
          </Line>
          <Line label={t('acceptance-signer-relation')} must error={faultAt(fault, 'relation')}>
            {(id) => (
              <div className="acc-relations" role="group" id={id}>
                {RELATIONS.map((one) => (
                  <button key={one} type="button" className="acc-choice acc-choice-small" aria-pressed={signer.relation === one} onClick={() => set({ relation: one })}>
                    {t(`acceptance-relation-${one}`)}
                  </button>
                ))}
              </div>
            )}
          </Line>
          {signer.relation !== null && !own.includes(signer.relation) && (
            <Line label={t('acceptance-signer-reason')} must error={faultAt(fault, 'proxy_reason')}>
              {(id, wrong) => <Input id={id} size="large" value={signer.reason} status={wrong ? 'error' : ''} placeholder={t('acceptance-signer-reason-hint')} onChange={(e) => set({ reason: e.target.value })} autoComplete="off" />}
            </Line>
          )}
          <Line label={t('acceptance-signer-phone')} must error={faultAt(fault, 'signer_phone')}>
            {(id) => <PhoneInput id={id} value={signer.phone} onChange={(phone) => set({ phone: phone ?? '' })} />}
          </Line>
          <Line label={t('acceptance-signer-role')}>
            {(id) => <Input id={id} size="large" value={signer.role} onChange={(e) => set({ role: e.target.value })} autoComplete="off" />}
          </Line>
          <Line label={t('acceptance-signer-place')}>
            {(id) => <Input id={id} size="large" value={signer.place} onChange={(e) => set({ place: e.target.value })} autoComplete="off" />}
          </Line>
        </div>
        <div className="acc-writing">
          <p className="acc-declaration">{declaration}</p>
          <Pad ink={ink} change={write} disabled={busy} trouble={words ? `${words.what} ${words.todo}` : undefined} />
          {elsewhere && <Faulted error={new FaultError(fault)} />}
        </div>
      </div>
      <footer className="acc-foot">
        <Button className="acc-touch" disabled={busy} onClick={back}>{t('acceptance-read-again')}</Button>
        {noSignature && <Button className="acc-touch" disabled={busy} onClick={noSignature}>{t('acceptance-no-signature')}</Button>}
        <span className="ac-push" />
        <Button className="acc-touch" type="primary" loading={busy} onClick={() => void sign()}>{t('acceptance-sign')}</Button>
      </footer>
    </div>
  );
}
