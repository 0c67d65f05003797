// The customer reads the paper and signs it on the pad: the same two steps as for an acceptance report.
import { Alert, App, Button, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Faulted } from '../../data';
import { useKey } from '../../frame/keys';
import { useDraft } from '../../form';
import { go, useRoute } from '../../frame/router';
import { asFault, call, FaultError } from '../../host';
import { fieldFaultWords, maybe, useLocale, useText } from '../../text';
import type { Fault, Id, PaperShown } from '../../wire.gen';
import { BLANK, isBlank, type PadInk } from '../acceptance/ink';
import { Pages } from '../acceptance/Pages';
import { SignPage, type Given } from '../acceptance/SignPage';
import { NOBODY, type Signer } from '../acceptance/signer';
import '../acceptance/acceptance.css';

/** What is kept of an unfinished signing, so that a crash or the lock loses nothing. */
type Kept = { digest: string; phase: 'read' | 'sign'; seen: boolean; signer: Signer; ink: PadInk };

export function SignPaper({ id }: { id: Id }) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const [shown, setShown] = useState<PaperShown | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [phase, setPhase] = useState<'read' | 'sign'>('read');
  const [seen, setSeen] = useState(false);
  const [changed, setChanged] = useState(false);
  const [signer, setSigner] = useState<Signer>(NOBODY);
  const [ink, setInk] = useState<PadInk>(BLANK);
  const begun = useRef(false);
  // From a visit: signed for it and no other (F-14), and back to it.
  const visit = useRoute().query.get('visit');
  const back = () => go(visit === null ? `/papers/${id}` : `/visits/${visit}?step=leave`);

  const draft = useDraft<Kept>(`papers.sign.${id}`);
  const { ready, found: kept, keep } = draft;

  const present = (again: boolean, left: Kept | null) => {
    call('papers.present', { id, language: locale, ...(visit === null ? {} : { visit }) }).then(
      (found) => {
        // Strokes made under other words are no signature of these.
        const same = left?.digest === found.content_digest ? left : null;
        setShown(found);
        setPhase(same?.phase ?? 'read');
        setSeen(same?.seen ?? false);
        setInk(same?.ink ?? BLANK);
        setChanged(again || (left !== null && !same));
        setSigner((old) => left?.signer ?? (old.name === '' ? { ...old, name: found.paper.row.customer_name } : old));
      },
      (error: unknown) => setFault(asFault(error)),
    );
  };
  useEffect(() => {
    if (begun.current || !ready) return;
    begun.current = true;
    present(false, kept);
  });
  useEffect(() => {
    if (shown && (seen || !isBlank(ink))) keep({ digest: shown.content_digest, phase, seen, signer, ink });
  }, [shown, phase, seen, signer, ink, keep]);
  useKey('Escape', () => {
    if (phase !== 'sign') return false;
    setPhase('read');
    return true;
  });

  if (fault) return <div className="ac-page"><Faulted error={new FaultError(fault)} />{fault.fields.length > 0 && <ul className="acc-gaps">{fault.fields.map((one) => <li key={one.field}>{maybe(`papers-paper-label-${one.field}`) ?? one.field}：{fieldFaultWords(one)}</li>)}</ul>}<div><Button onClick={back}>{t('action-back')}</Button></div></div>;
  if (!shown) return <div className="acc-step acc-waiting"><Spin delay={100} /></div>;
  const give = async (given: Given) => {
    const done = await call('papers.sign', { id, content_digest: shown.content_digest, ...given });
    draft.drop();
    void message.success(t('papers-signed-done', { number: done.row.number }));
    back();
  };
  if (phase === 'sign') {
    return (
      <SignPage declaration={shown.declaration} own={shown.in_own_right} methods={shown.methods} signer={signer} setSigner={setSigner} ink={ink} setInk={setInk}
        back={() => setPhase('read')} give={give} outdated={() => present(true, null)} />
    );
  }
  return (
    <div className="acc-step">
      {changed && <Alert type="warning" banner showIcon title={`${t('acceptance-changed')} ${t('acceptance-changed-todo')}`} />}
      <Pages pages={shown.pages} name={shown.paper.row.number} seenAll={() => setSeen(true)}
        left={<Button className="acc-touch" onClick={back}>{t('action-back')}</Button>}
        right={
          <Button className="acc-touch" type={seen ? 'primary' : 'default'} disabled={!seen} onClick={() => setPhase('sign')}>
            {t(seen ? 'acceptance-to-sign' : 'acceptance-read-first')}
          </Button>
        } />
    </div>
  );
}
