import { Alert, Progress } from 'antd';
import { useState } from 'react';
import { Faulted, now, useSession } from '../../data';
import { Block } from '../../detail';
import { moment } from '../../format/format';
import { MainButton } from '../../frame/MainButton';
import { Icon } from '../../frame/icons';
import { call } from '../../host';
import { maybe, useLocale, useText } from '../../text';
import type { Difference, Verified } from '../../wire.gen';
import { Care } from './Care';
import './integrity.css';

type Result = { chain: Verified; tables: Difference[]; at: number; seconds: string };
type Phase = 'idle' | 'chain' | 'tables';

/** Whether what is stored is what was entered: the chain followed link by link, the tables built again (T-03). */
export default function Screen() {
  const t = useText();
  const [phase, setPhase] = useState<Phase>('idle');
  const [result, setResult] = useState<Result | null>(null);
  const [error, setError] = useState<unknown>(null);

  const check = async () => {
    if (phase !== 'idle') return;
    setError(null);
    setResult(null);
    const began = performance.now();
    try {
      setPhase('chain');
      const chain = await call('journal.verify', {});
      setPhase('tables');
      const tables = await call('journal.rebuild_check', {});
      setResult({ chain, tables, at: now(), seconds: ((performance.now() - began) / 1000).toFixed(1) });
    } catch (failed) {
      setError(failed);
    } finally {
      setPhase('idle');
    }
  };
  return (
    <div className="ac-page in-page">
      <div className="ac-row">
        <h1 className="ac-title">{t('journal-title')}</h1>
        <span className="ac-push" />
        <MainButton autoFocus loading={phase !== 'idle'} label={result ? 'journal-again' : 'journal-check'} run={() => void check()} />
      </div>
      <p className="in-about">{t('journal-about')}</p>
      {error !== null && <Faulted error={error} again={() => void check()} />}
      <div aria-live="polite">
        {phase !== 'idle' && (
          <div className="in-running">
            <Progress percent={phase === 'chain' ? 35 : 80} status="active" showInfo={false} aria-label={t('journal-title')} />
            <p>{t(phase === 'chain' ? 'journal-checking-chain' : 'journal-checking-tables')}</p>
          </div>
        )}
        {phase === 'idle' && result === null && error === null && (
          <div className="in-none"><strong>{t('journal-not-yet')}</strong><p className="ac-quiet">{t('journal-not-yet-about')}</p></div>
        )}
        {result && <Found result={result} />}
      </div>
      <Care />
    </div>
  );
}

function Found({ result }: { result: Result }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const { chain, tables } = result;
  const same = tables.length === 0;
  return (
    <div className="in-found">
      {chain.whole && same
        ? <div className="in-verdict in-ok"><Icon name="check" size={24} /><div><h2>{t('journal-whole')}</h2><p>{t('journal-whole-about')}</p></div></div>
        : <Alert type="error" showIcon title={t(chain.whole ? 'journal-differs' : 'journal-broken')} description={t(chain.whole ? 'journal-do-differs' : 'journal-do-broken')} />}
      <Block title="journal-chain">
        <dl className="ac-facts">
          <div><dt>{t('journal-chain')}</dt><dd>{chain.whole ? t('journal-chain-whole') : t('journal-chain-broken', { count: chain.broken.length })}</dd></div>
          <div><dt>{t('journal-entries')}</dt><dd className="ac-num">{chain.entries}</dd></div>
          {chain.erased > 0 && <div><dt>{t('journal-erased')}</dt><dd><span className="ac-num">{chain.erased}</span> <span className="ac-quiet">{t('journal-erased-about')}</span></dd></div>}
          <div><dt>{t('journal-tables')}</dt><dd>{same ? t('journal-tables-same') : t('journal-tables-differ', { count: tables.length })}</dd></div>
          <div><dt>{t('journal-checked-at')}</dt><dd className="ac-num">{moment(result.at, offset, locale)}</dd></div>
          <div><dt>{t('journal-took')}</dt><dd className="ac-num">{t('journal-took-seconds', { seconds: result.seconds })}</dd></div>
        </dl>
      </Block>
      {chain.broken.length > 0 && (
        <Block title="journal-broken">
          <table className="in-table">
            <thead><tr><th>{t('journal-device')}</th><th className="ac-right">{t('journal-sequence')}</th><th>{t('journal-reason')}</th></tr></thead>
            <tbody>
              {chain.broken.map((b) => (
                <tr key={b.device}>
                  <td className="ac-mono">{b.device.slice(0, 8)}</td><td className="ac-right ac-num">{b.sequence}</td>
                  <td>{maybe(`journal-broken-${b.reason}`) ?? t('journal-broken-other', { code: b.reason })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Block>
      )}
      {!same && (
        <Block title="journal-differs">
          <table className="in-table">
            <thead><tr><th>{t('journal-table')}</th><th className="ac-right">{t('journal-rid')}</th><th className="ac-right">{t('journal-kept')}</th><th className="ac-right">{t('journal-rebuilt')}</th></tr></thead>
            <tbody>
              {tables.map((d) => (
                <tr key={d.table}><td className="ac-mono">{d.table}</td><td className="ac-right ac-num">{d.rid}</td><td className="ac-right ac-num">{d.kept}</td><td className="ac-right ac-num">{d.rebuilt}</td></tr>
              ))}
            </tbody>
          </table>
        </Block>
      )}
    </div>
  );
}
