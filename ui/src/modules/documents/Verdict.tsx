// The verdict over a file: large, with what it rests on, and what it does not prove.
import { useSession } from '../../data';
import { moment, money } from '../../format/format';
import { maybe, useLocale, useText } from '../../text';
import type { Judgement, Verification } from '../../wire.gen';
import { grouped } from './file';

const TONE: Record<Judgement, 'ok' | 'bad' | 'warn'> = { intact: 'ok', altered: 'bad', not_ours: 'warn' };
/** A sign of its own beside the colour. */
const SIGN: Record<Judgement, string> = { intact: '✓', altered: '✕', not_ours: '?' };
const NOT_PROVED = ['when', 'who', 'device', 'court'] as const;

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
  const who: Fact[] = [
    [t('documents-fact-signer'), of.signer_name ?? ''],
    [t('documents-fact-claimed'), of.claimed_at === null ? '' : moment(of.claimed_at, offset, locale)],
    [t('documents-fact-device'), of.device ?? ''],
    [t('documents-fact-firm'), of.firm ?? ''],
    [t('documents-fact-filed'), of.filed_number ?? (of.judgement === 'intact' ? t('documents-filed-nowhere') : ''), of.filed_number !== null],
    [t('documents-fact-serial'), of.device_serial ?? '', true],
    [t('documents-fact-content'), grouped(of.content_digest ?? ''), true],
    [t('documents-fact-file'), grouped(of.file_sha256), true],
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
        {of.judgement === 'intact' && <FactList title={t('documents-what')} facts={what} />}
        <FactList title={t(of.judgement === 'intact' ? 'documents-who' : 'documents-file')} facts={who} />
        {of.judgement === 'intact' && (
          <div className="ac-block">
            <header><h2>{t('documents-not-proved')}</h2></header>
            <ul className="doc-not">
              {NOT_PROVED.map((key) => <li key={key}>{t(`documents-not-proved-${key}`)}</li>)}
            </ul>
          </div>
        )}
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
