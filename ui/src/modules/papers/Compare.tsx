// The second person sees every page of the scan and every word that was keyed in side by side, and says whether they agree
// (F-21). Not the form as it was printed: that is still empty.
import { Modal } from 'antd';
import { useState } from 'react';
import { useSession, useTellFault } from '../../data';
import { moment } from '../../format/format';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { OnSheet, PaperFile, PaperForm } from '../../wire.gen';
import { sheetFields } from './dialogs';
import { ScanSheets } from './Scans';

const WRITTEN: (keyof PaperForm)[] = ['customer_name', 'phone', 'model', 'serial', 'fault', 'work', 'result', 'opinion', 'charge', 'promised_on', 'taken_by', 'operator', 'operator_phone', 'training', 'settings', 'note'];
const SIGNED: (keyof OnSheet)[] = ['signer_name', 'signer_phone', 'signer_role', 'relation', 'proxy_reason', 'place', 'signed_at'];

export function CompareDialog({ of, close }: { of: PaperFile; close: () => void }) {
  const t = useText();
  const tell = useTellFault();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState(false);
  const agree = () => {
    setBusy(true);
    call('papers.compare', { id: of.row.id }).then(close, tell).finally(() => setBusy(false));
  };
  return (
    <Modal open title={t('papers-do-compare')} onCancel={close} destroyOnHidden centered width={1200} okText={t('papers-compare-agree')} cancelText={t('action-cancel')} confirmLoading={busy} okButtonProps={{ disabled: !seen }} onOk={agree}>
      <p className="ac-quiet">{t('papers-compare-about', { name: of.transcribed_by_name })}</p>
      {!seen && <p role="status" className="pp-warn">{t('papers-compare-read')}</p>}
      {/* A scrolled sheet must be reachable by the arrow keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="pp-compare" tabIndex={0} role="group" aria-label={t('papers-scans')}>
        <ScanSheets of={of} seenAll={() => setSeen(true)} />
        <Keyed of={of} />
      </div>
    </Modal>
  );
}

function Keyed({ of }: { of: PaperFile }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const label = (name: string) => t(sheetFields[name]?.label ?? name);
  const said = (sheet: OnSheet, name: keyof OnSheet): string => {
    if (name === 'relation') return t(`acceptance-relation-${sheet.relation}`);
    return name === 'signed_at' ? moment(sheet.signed_at, offset, locale) : sheet[name];
  };
  const lines: [string, string][] = [
    ...(of.row.visit_number ? [[t('papers-field-visit'), of.row.visit_number] as [string, string]] : []),
    ...WRITTEN.map((name): [string, string] => [label(name), String(of.form[name] ?? '')]),
    ...of.form.items.map((item): [string, string] => [label('name'), [item.name, item.model, item.serial, item.accessories, item.condition].filter(Boolean).join(' · ')]),
    ...of.form.values.map((v): [string, string] => [v.item, [v.value, v.limit, v.passed ? t('papers-paper-passed') : ''].filter(Boolean).join(' · ')]),
    ...[of.taken_on_sheet, of.on_sheet].flatMap((sheet) => (sheet ? SIGNED.map((name): [string, string] => [
      of.taken_on_sheet ? `${t(sheet === of.on_sheet ? 'papers-block-completion' : 'papers-block-take_away')} ${label(name)}` : label(name), said(sheet, name),
    ]) : [])),
  ];
  return (
    <dl className="ac-facts pp-keyed">
      {lines.filter(([, value]) => value !== '').map(([name, value]) => <div key={`${name} ${value}`}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
