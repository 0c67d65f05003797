// Keys and devices: which computers seal in the firm's name, which no longer do, and what customers are given to know it.
import { App, Button, Modal, Spin } from 'antd';
import { useState } from 'react';
import { Faulted, now, useChange, useMay, useQuery, useSession } from '../../data';
import { describe, options, type Fields } from '../../field';
import { Field } from '../../form';
import { moment } from '../../format/format';
import { Icon } from '../../frame/icons';
import { go } from '../../frame/router';
import { Blank } from '../../grid';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { FirmDevice, FirmDevices, WithdrawDevice } from '../../wire.gen';
import { Asking } from '../tickets/Asking';
import { FolderBar } from './FolderBar';
import { Root } from './Root';
import { TimeAuthority } from './Stamp';

export function DevicesPage() {
  const t = useText();
  const found = useQuery('documents.devices', {});
  return (
    <div className="ac-page doc-devices">
      <header className="ac-row">
        <Button type="text" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go('/documents')} />
        <h1 className="ac-title">{t('documents-devices')}</h1>
        <span className="ac-push" />
        <Root />
      </header>
      {found.isPending && <Spin description={t('grid-loading')} delay={100}><div className="doc-waiting" /></Spin>}
      {found.error && <Faulted error={found.error} again={() => void found.refetch()} />}
      {found.data?.devices.length === 0 && <Blank title={t('documents-devices-none')} />}
      {found.data && found.data.devices.length > 0 && <Known of={found.data} />}
    </div>
  );
}

function Known({ of }: { of: FirmDevices }) {
  const t = useText();
  const mayTrust = useMay('document.trust');
  const [leaving, setLeaving] = useState<FirmDevice | null>(null);
  return (
    <>
      {of.is_blocked && <p className="doc-note ac-tone-bad" role="alert">{t('documents-devices-blocked')}</p>}
      {!of.has_root && <p className="doc-note ac-tone-idle">{t('documents-devices-no-root')}</p>}
      <section className="ac-block" aria-label={t('documents-devices')}>
        <table className="doc-table">
          <thead>
            <tr>
              {['name', 'serial', 'issued', 'sealed', 'standing'].map((key) => <th key={key} scope="col">{t(`documents-device-${key}`)}</th>)}
              <th scope="col"><span className="ac-hidden">{t('documents-withdraw')}</span></th>
            </tr>
          </thead>
          <tbody>
            {of.devices.map((device) => <Line key={device.id} of={device} withdraw={mayTrust && of.has_root ? () => setLeaving(device) : undefined} />)}
          </tbody>
        </table>
      </section>
      <div className="doc-facts">
        <OwnKey of={of} may={mayTrust && of.has_root} />
        <ListBlock of={of} may={mayTrust && of.has_root} />
        <TimeAuthority may={mayTrust} />
      </div>
      {leaving && <Withdraw of={leaving} close={() => setLeaving(null)} />}
    </>
  );
}

function Line({ of, withdraw }: { of: FirmDevice; withdraw: (() => void) | undefined }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const gone = of.withdrawn;
  return (
    <tr>
      <th scope="row">{of.name}{of.is_own && <small>{t('documents-device-own')}</small>}</th>
      <td className="ac-mono doc-serial">{of.serial}</td>
      <td className="ac-num">{moment(of.issued_at, offset, locale)}</td>
      <td className="ac-num">{of.sealed}{of.last_sealed_at !== null && <small>{t('documents-device-last', { at: moment(of.last_sealed_at, offset, locale) })}</small>}</td>
      <td>
        {gone === null ? <span className="doc-state ac-tone-ok">{t('documents-device-good')}</span> : (
          <>
            <span className={`doc-state ac-tone-${gone.reason === 'replaced' ? 'idle' : 'bad'}`}>{t(`documents-reason-${gone.reason}`)}</span>
            <small>{t('documents-device-since', { at: moment(gone.at, offset, locale) })}</small>
            {gone.note !== '' && <small>{gone.note}</small>}
            <small>{t('documents-device-entered', { at: moment(gone.entered_at, offset, locale), name: of.withdrawn_by, known: gone.known_count })}</small>
          </>
        )}
      </td>
      <td>{gone === null && withdraw && <Button size="small" danger onClick={withdraw}>{t('documents-withdraw')}</Button>}</td>
    </tr>
  );
}

/** The computer in front of one: its key, and a new one. */
function OwnKey({ of, may }: { of: FirmDevices; may: boolean }) {
  const t = useText();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const rotate = useChange('documents.rotate_key', {
    then: () => {
      setAsking(false);
      void message.success(t('documents-rotated'));
    },
  });
  return (
    <section className="ac-block doc-part">
      <header><h2>{t('documents-key')}</h2></header>
      <p>{t('documents-key-about')}</p>
      {may && <div><Button type={of.is_blocked ? 'primary' : 'default'} onClick={() => setAsking(true)}>{t('documents-rotate')}</Button></div>}
      <Modal open={asking} title={t('documents-rotate')} okText={t('documents-rotate')} confirmLoading={rotate.isPending} onOk={() => rotate.mutate({})} onCancel={() => setAsking(false)}>
        <p>{t('documents-rotate-about')}</p>
      </Modal>
    </section>
  );
}

/** The signed list, as customers get it. */
function ListBlock({ of, may }: { of: FirmDevices; may: boolean }) {
  const t = useText();
  const locale = useLocale();
  const { notification } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const mayPrint = useMay('document.print');
  const publish = useChange('documents.publish_devices');
  const save = useChange('documents.export_root', {
    then: ({ paths }) => notification.success({ title: t('documents-exported'), description: paths.join('\n'), placement: 'bottomRight' }),
  });
  const { list } = of;
  return (
    <section className="ac-block doc-part">
      <header><h2>{t('documents-list')}</h2></header>
      <p>{t('documents-list-about')}</p>
      <dl className="ac-facts">
        <div><dt>{t('documents-list-number')}</dt><dd>{list ? t('documents-list-of', { number: list.number, at: moment(list.dated, offset, locale), devices: list.devices, withdrawn: list.withdrawn }) : t('documents-list-none')}</dd></div>
        <div><dt>{t('documents-root-fingerprint')}</dt><dd className="ac-mono">{of.fingerprint}</dd></div>
      </dl>
      {of.is_list_behind && <p className="doc-warn">{t('documents-list-behind')}</p>}
      <div className="ac-row">
        {mayPrint && <Button type={of.is_blocked || of.is_list_behind ? 'default' : 'primary'} loading={save.isPending} onClick={() => save.mutate({})}>{t('documents-list-save')}</Button>}
        {may && <Button type={of.is_list_behind ? 'primary' : 'default'} loading={publish.isPending} onClick={() => publish.mutate({})}>{t('documents-list-publish')}</Button>}
      </div>
      <FolderBar />
    </section>
  );
}

const REASONS = ['lost', 'sold', 'replaced', 'other'];

function Withdraw({ of, close }: { of: FirmDevice; close: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const fields: Fields = describe<WithdrawDevice>()({
    reason: { kind: 'select', label: 'documents-withdraw-reason', options: options('documents-reason-', of.is_own ? REASONS.filter((r) => r !== 'replaced') : REASONS), required: true },
    at: { kind: 'moment', label: 'documents-withdraw-at', required: true },
    note: { kind: 'text', label: 'documents-withdraw-note', required: reason === 'other', max: 200 },
  });
  return (
    <Asking<WithdrawDevice> title="documents-withdraw" fields={fields} close={close} initial={{ at: now() }} changed={(v) => setReason(v.reason ?? '')}
      save={(v) => call('documents.withdraw_device', { certificate: of.id, at: v.at, reason: v.reason, note: v.note ?? '' })}>
      <p className="doc-asked">{t('documents-withdraw-about', { name: of.name })}</p>
      {of.is_own && <p className="doc-warn doc-asked">{t('documents-withdraw-own')}</p>}
      <Field name="reason" autoFocus />
      <Field name="at" />
      <p className="ac-quiet doc-asked">{t('documents-withdraw-at-help')}</p>
      <Field name="note" />
    </Asking>
  );
}
