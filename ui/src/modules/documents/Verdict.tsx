// The verdict over a file: large, with what it rests on, and what it does not prove.
import { useSession } from '../../data';
import { moment, money } from '../../format/format';
import { maybe, useLocale, useText } from '../../text';
import type { Judgement, Verification, VerifiedSigner } from '../../wire.gen';
import { grouped } from './file';

const TONE: Record<Judgement, 'ok' | 'bad' | 'warn'> = { intact: 'ok', altered: 'bad', not_ours: 'warn', signed_after_revocation: 'bad' };
/** A sign of its own beside the colour. */
const SIGN: Record<Judgement, string> = { intact: '✓', altered: '✕', not_ours: '?', signed_after_revocation: '!' };

/** Of a line in a list of checked files. */
export function toneOf({ verdict }: { verdict: Verification | null }): string {
  return verdict ? TONE[verdict.judgement] : 'warn';
}

type Fact = [label: string, value: string, mono?: boolean];

/** What the signed content says, as far as it is an acceptance report. */
function signedFacts(content: unknown): { number: string; customer: string; ticket: string; item: string; result: string; total: number | null } {
  const at = (value: unknown, ...path: string[]): unknown => path.reduce<unknown>((v, key) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[key] : undefined), value);
  const words = (...path: string[]) => {
    const found = at(content, ...path);
    return typeof found === 'string' ? found : '';
  };
  const total = at(content, 'report', 'total');
  return {
    number: words('number'),
    customer: words('report', 'customer_name'),
    ticket: [words('report', 'ticket_number'), words('report', 'visit_number')].filter(Boolean).join(' / '),
    item: [words('report', 'equipment_name'), words('report', 'model'), words('report', 'serial')].filter(Boolean).join(' '),
    result: words('report', 'result'),
    total: typeof total === 'number' ? total : null,
  };
}

type Say = ReturnType<typeof useText>;

/** Who it was, and whether the device vouches for it. */
function signerWords(signer: VerifiedSigner, t: Say): string {
  // The evidence says that nobody signed: its name is who recorded that.
  if (signer.method === 'unsigned') return t('documents-unsigned', { name: signer.name }) + (signer.evidence_holds ? '' : t('documents-evidence-missing'));
  const named = (kind: string, code: string) => (code === '' ? '' : (maybe(`acceptance-${kind}-${code}`) ?? code));
  const conducted = signer.conducted_by && t('verify-conducted', { name: signer.conducted_by });
  const about = [signer.role, named('relation', signer.relation), named('method', signer.method), conducted].filter(Boolean).join(t('word-comma'));
  const name = about === '' ? signer.name : t('documents-signer', { name: signer.name, about });
  return name + t(signer.evidence_holds ? 'documents-evidence-holds' : 'documents-evidence-missing');
}

/** The place among everything signed on that device. */
function orderWords(signer: VerifiedSigner, t: Say): string {
  if (!signer.evidence_holds || signer.own === null || signer.previous === null) return '';
  if (signer.previous === '') return t('documents-order-first');
  return signer.previous_number === null ? t('documents-order-after', { mark: signer.previous.slice(0, 16) }) : t('documents-order-number', { number: signer.previous_number });
}

export function VerdictView({ of, name }: { of: Verification; name?: string | undefined }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const signed = signedFacts(of.content);
  const result = signed.result === '' ? '' : (maybe(`visits-result-${signed.result}`) ?? signed.result);
  const what: Fact[] = [
    [t('documents-fact-number'), signed.number, true],
    [t('documents-fact-customer'), signed.customer],
    [t('documents-fact-ticket'), signed.ticket, true],
    [t('documents-fact-item'), signed.item],
    [t('documents-fact-result'), result],
    [t('documents-fact-total'), signed.total === null ? '' : money(signed.total)],
    [t('documents-fact-pages'), of.pages === null ? '' : String(of.pages)],
  ];
  const at = (ms: number | null) => (ms === null ? '' : moment(ms, offset, locale));
  const told = of.judgement === 'intact' || of.judgement === 'signed_after_revocation';
  const who: Fact[] = [
    ...of.signers.flatMap((signer): Fact[] => [
      [t('documents-fact-signer'), signerWords(signer, t)],
      [t('documents-fact-order'), orderWords(signer, t)],
      [t('documents-fact-signed'), signer.evidence_holds ? at(signer.method === 'paper_scan' ? signer.started_at : signer.ended_at) : ''],
    ]),
    [t('documents-fact-device'), of.device ?? ''],
    [t('documents-fact-firm'), of.firm ?? ''],
    [t('documents-fact-claimed'), at(of.claimed_at)],
    [t('documents-fact-stamp'), of.stamp === null ? '' : t(of.stamp.is_trusted ? 'documents-stamp-trusted' : 'documents-stamp-untrusted', { at: at(of.stamp.at), authority: of.stamp.authority })],
    [t('documents-fact-withdrawn'), of.revoked === null ? '' : t('documents-withdrawn-words', { at: at(of.revoked.at), reason: t(`documents-reason-${of.revoked.reason}`) }) + (of.revoked.before === null ? '' : t(`documents-before-${of.revoked.before}`))],
    [t('documents-fact-standing'), of.standing === null ? '' : t(of.standing.is_listed ? 'documents-standing' : 'documents-standing-without', { number: of.standing.number, at: at(of.standing.dated) })],
  ];
  const file: Fact[] = [
    [t('documents-fact-filed'), of.filed_number ?? (told ? t('documents-filed-nowhere') : ''), of.filed_number !== null],
    [t('documents-fact-serial'), of.device_serial ?? '', true],
    [t('documents-fact-content'), grouped(of.content_digest ?? ''), true],
    [t('documents-fact-file'), grouped(of.file_sha256), true],
    [t('documents-fact-sealed'), of.stamp === null ? '' : grouped(of.sealed_sha256 ?? ''), true],
  ];
  return (
    <section className="doc-verdict" aria-label={t('documents-verdict')}>
      <header className={`doc-judgement ac-tone-${TONE[of.judgement]}`} role="status">
        <span className="doc-sign" aria-hidden="true">{SIGN[of.judgement]}</span>
        <div>
          <h2>{t(`documents-verdict-${of.judgement}`)}</h2>
          <p>{t(`documents-means-${of.judgement}`)}</p>
        </div>
        {name && <span className="doc-name ac-mono">{name}</span>}
      </header>
      {of.findings.length > 0 && (
        <ul className="doc-findings">
          {of.findings.map((code) => <li key={code}>{maybe(`documents-finding-${code}`) ?? code}</li>)}
        </ul>
      )}
      <div className="doc-facts">
        {told && <FactList title={t('documents-what')} facts={what} />}
        {(told || of.firm !== null) && <FactList title={t('documents-who')} facts={who} />}
        {of.not_proved.length > 0 && (
          <div className="ac-block">
            <header><h2>{t('documents-not-proved')}</h2></header>
            <ul className="doc-not">
              {of.not_proved.map((code) => <li key={code}>{t(`documents-not-proved-${code}`)}</li>)}
            </ul>
          </div>
        )}
        <FactList title={t('documents-file')} facts={file} />
      </div>
    </section>
  );
}

function FactList({ title, facts }: { title: string; facts: Fact[] }) {
  return (
    <div className="ac-block">
      <header><h2>{title}</h2></header>
      <dl className="ac-facts">
        {facts.filter(([, value]) => value !== '').map(([label, value, mono]) => (
          <div key={label}><dt>{label}</dt><dd className={mono ? 'ac-mono' : undefined}>{value}</dd></div>
        ))}
      </dl>
    </div>
  );
}
