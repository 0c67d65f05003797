// Who signs, what he agrees to, and the pad.
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Faulted, now } from '../../data';
import { PhoneInput } from '../../form';
import { asFault, FaultError } from '../../host';
import { faultWords, useText } from '../../text';
import type { Fault, Relation, Sign, SignMethod } from '../../wire.gen';
import { inkData, isBlank, type PadInk } from './ink';
import { Pad } from './Pad';
import { faultAt, Line } from './parts';
import { SealPick, type Picked } from './SealPick';
import { missing, RELATIONS, type Signer } from './signer';

/** A signature but for what it is bound to: acceptance reports and numbered papers are signed alike. */
export type Given = Omit<Sign, 'round' | 'content_digest'>;

export type SignPageProps = {
  /** The words the signer agrees to. */
  declaration: string;
  /** Who signs in the customer's own right and is asked for no reason. */
  own?: Relation[];
  /** How the firm lets its customers sign. */
  methods?: SignMethod[];
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

/** Faults that are about the mark and are told beside it. */
const MARK_FAULTS = new Set(['signing.too_short', 'signing.ink_reused', 'signing.ink_unfit', 'signing.seal_reused', 'signing.seal_unfit', 'signing.seal_missing']);

export function SignPage({ declaration, own = ['self'], methods = ['handwriting'], signer, setSigner, ink, setInk, back, noSignature, give, outdated }: SignPageProps) {
  const t = useText();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [seal, setSeal] = useState<Picked | null>(null);
  const [way, setWay] = useState<SignMethod>(methods.includes('handwriting') ? 'handwriting' : 'company_seal');
  const isSeal = way === 'company_seal';

  const set = (part: Partial<Signer>) => {
    if (fault && fault.fields.length > 0) setFault(null);
    setSigner({ ...signer, ...part });
  };
  const forget = () => {
    if (fault && MARK_FAULTS.has(fault.code)) setFault(null);
  };
  const write = (next: PadInk) => {
    // What was wrong with the old strokes is not said of the new ones.
    forget();
    setInk(next);
  };
  const sign = async () => {
    const gaps = missing(signer, own);
    if (gaps.length > 0 || (isSeal ? seal === null : isBlank(ink))) {
      const fields = gaps.map((field) => ({ field, code: 'required', args: {} }));
      setFault({ kind: 'invalid', code: gaps.length > 0 ? 'input.incomplete' : isSeal ? 'signing.seal_missing' : 'signing.too_short', args: {}, fields, saved: false });
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
        ...(isSeal && seal ? { seal: { base64: seal.base64 } } : { ink: inkData(ink) }),
        started_at: (isSeal ? null : ink.startedAt) ?? now(),
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

  const words = fault && MARK_FAULTS.has(fault.code) ? faultWords(fault) : null;
  const trouble = words ? `${words.what} ${words.todo}` : undefined;
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
          {methods.includes('company_seal') && methods.includes('handwriting') && (
            <div className="acc-language">
              <Segmented<SignMethod> size="large" value={way} disabled={busy} onChange={(next) => {
                forget();
                setWay(next);
              }} options={[{ value: 'handwriting', label: t('acceptance-by-ink') }, { value: 'company_seal', label: t('acceptance-by-seal') }]} />
            </div>
          )}
          {isSeal ? (
            <SealPick seal={seal} disabled={busy} trouble={trouble} change={(next) => {
              forget();
              setSeal(next);
            }} />
          ) : <Pad ink={ink} change={write} disabled={busy} trouble={trouble} />}
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
