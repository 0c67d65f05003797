// A report signed on paper: print it, key in what is written on it, take the scan back. In any order but the first.
import { App, Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { Faulted, useQuery, useSession } from '../../data';
import { describe, options, Tag, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { moment } from '../../format/format';
import { asFault, call, FaultError, inWindow } from '../../host';
import { useLocale, useText } from '../../text';
import type { Fault, OnSheet, PrintTarget, RoundView } from '../../wire.gen';
import { handOver } from '../papers/print';
import { ScanPicture, takeFile, takeScan } from '../papers/Scans';
import '../papers/papers.css';
import { RELATIONS, type Signer } from './signer';

type Props = {
  round: RoundView;
  signer: Signer;
  /** The round after something came in. */
  moved: (round: RoundView) => void;
  back?: (() => void) | undefined;
  /** Shows the work anew: what was printed is void. */
  anew: () => void;
  /** Leaves it to wait for its scan. */
  later: () => void;
};

const fields: Fields = describe<OnSheet>()({
  signer_name: { kind: 'text', label: 'acceptance-signer-name', required: true, max: 80 },
  signer_role: { kind: 'text', label: 'acceptance-signer-role', max: 80 },
  signer_phone: { kind: 'phone', label: 'acceptance-signer-phone', required: true },
  relation: { kind: 'select', label: 'acceptance-signer-relation', options: options('acceptance-relation-', RELATIONS), required: true },
  proxy_reason: { kind: 'text', label: 'acceptance-signer-reason', max: 200 },
  signed_at: { kind: 'moment', label: 'papers-sheet-signed_at', required: true },
});

export function Sheet({ round, signer, moved, back, anew, later }: Props) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const printers = useQuery('papers.printers', {});
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const at = (time: number | null | undefined) => moment(time, offset, locale);
  const isPrinted = round.prints.length > 0;

  const again = async () => {
    const rounds = await call('acceptance.rounds', { ticket: round.ticket });
    moved(rounds.find((one) => one.id === round.id) ?? round);
  };
  const run = async (what: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await what();
      await again();
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setBusy(false);
    }
  };
  const print = (to: PrintTarget) => run(async () => {
    const printed = await call('acceptance.print_sheet', { round: round.id, to: to === 'viewer' && !inWindow ? 'folder' : to });
    await handOver(printed, to);
    void message.success(`${t('papers-printed', { count: 1 })} ${printed.path ?? printed.printer ?? ''}`);
  });
  const took = () => void message.success(t('acceptance-sheet-taken'));
  const drop = (files: File[]) => run(async () => {
    for (const file of files) {
      // A sheet of several photos: one after the other, in their order.
      // oxlint-disable-next-line no-await-in-loop
      await takeFile({ path: file.name, file }, { round: round.id });
    }
    if (files.length > 0) took();
  });
  const choose = () => run(async () => {
    if (await takeScan(t('acceptance-sheet-choose'), { round: round.id })) took();
  });

  const sheet = round.on_sheet;
  return (
    <div className="acc-step">
      <div className="acc-body acc-narrow">
        <h2 className="ac-title">{t('acceptance-sheet')} <span className="ac-mono ac-quiet">{round.number}</span></h2>
        {fault && <Faulted error={new FaultError(fault)} />}
        <section className="ac-block acc-paper-step">
          <header><h3>1　{t('acceptance-sheet-print')}</h3>{isPrinted && <Tag tone="ok">{t('acceptance-sheet-printed', { count: round.prints.length, time: at(round.prints.at(-1)?.at) })}</Tag>}</header>
          <p className="ac-quiet">{t('acceptance-sheet-print-about')}</p>
          <div className="ac-row">
            <Button className="acc-touch" type={isPrinted ? 'default' : 'primary'} loading={busy} onClick={() => void print('viewer')}>{t('acceptance-sheet-open')}</Button>
            {(printers.data ?? []).length > 0 && <Button className="acc-touch" disabled={busy} onClick={() => void print('printer')}>{t('acceptance-sheet-printer')}</Button>}
          </div>
        </section>
        {isPrinted && (
          <>
            <section className="ac-block acc-paper-step">
              <header><h3>2　{t('acceptance-sheet-key')}</h3>{sheet && <Tag tone="ok">{t('acceptance-sheet-keyed', { name: sheet.signer_name, time: at(sheet.signed_at) })}</Tag>}</header>
              <KeyIn round={round} signer={signer} moved={moved} />
            </section>
            <section className="ac-block acc-paper-step">
              <header>
                <h3>3　{t('acceptance-sheet-scan')}</h3>
                {round.scans.length > 0 && <Tag tone="ok">{t('acceptance-sheet-there', { count: round.scans.length })}</Tag>}
                {round.is_scan_overdue && <Tag tone="bad">{t('acceptance-scan-overdue')}</Tag>}
              </header>
              <div className="pp-drop" role="group" aria-label={t('acceptance-sheet-drop')} onDragOver={(e) => e.preventDefault()}
                onDrop={(e) => {
                  e.preventDefault();
                  void drop([...e.dataTransfer.files]);
                }}>
                <strong>{t('acceptance-sheet-drop')}</strong>
                <span className="ac-quiet">{t('acceptance-sheet-scan-about')}</span>
                <Button className="acc-touch" loading={busy} onClick={() => void choose()}>{t('acceptance-sheet-choose')}</Button>
              </div>
              {round.scans.length > 0 && <div className="acc-scans">{round.scans.map((scan, i) => <ScanPicture key={`${scan.blob} ${scan.file_page}`} wanted={{ round: round.id, at: i }} name={round.number ?? ''} />)}</div>}
            </section>
          </>
        )}
      </div>
      <footer className="acc-foot">
        {back && <Button className="acc-touch" disabled={busy} onClick={back}>{t('acceptance-read-again')}</Button>}
        {round.state === 'scan_pending' && (
          <Popconfirm title={t('acceptance-sheet-anew-sure')} okText={t('acceptance-show')} cancelText={t('action-cancel')} onConfirm={anew}>
            <Button className="acc-touch" disabled={busy}>{t('acceptance-sheet-anew')}</Button>
          </Popconfirm>
        )}
        <span className="ac-quiet">{round.state === 'scan_pending' ? t('acceptance-sheet-wait') : round.missing.map((one) => t(`acceptance-missing-${one}`)).join(t('word-comma'))}</span>
        <span className="ac-push" />
        {round.state === 'scan_pending' && <Button className="acc-touch" type="primary" disabled={busy} onClick={later}>{t('acceptance-go-on')}</Button>}
      </footer>
    </div>
  );
}

function KeyIn({ round, signer, moved }: { round: RoundView; signer: Signer; moved: (round: RoundView) => void }) {
  const done = useRef<RoundView>(round);
  const start: Partial<OnSheet> = round.on_sheet ?? { signer_name: signer.name, signer_role: signer.role, signer_phone: signer.phone, relation: signer.relation ?? 'self' };
  return (
    <RecordForm<OnSheet> fields={fields} initial={start} draft={`acceptance.sheet.${round.id}`} saved={() => moved(done.current)}
      save={async (v) => {
        done.current = await call('acceptance.key_in', {
          round: round.id,
          on_sheet: { signer_name: v.signer_name, signer_role: v.signer_role ?? '', signer_phone: v.signer_phone, relation: v.relation, proxy_reason: v.proxy_reason ?? '', place: signer.place, signed_at: v.signed_at },
        });
      }}>
      <div className="acc-three"><Field name="signer_name" /><Field name="signer_phone" /><Field name="signer_role" /></div>
      <div className="acc-three"><Field name="relation" /><Field name="proxy_reason" /><Field name="signed_at" /></div>
      <SaveButton label="papers-do-key_in" />
    </RecordForm>
  );
}
