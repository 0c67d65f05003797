// A time stamp: asked of an authority when a person wants it, and filed beside the paper, which stays as it was.
import { App, Button } from 'antd';
import { useState } from 'react';
import { useChange, useMay, useQuery, useSession, useTellFault } from '../../data';
import type { Fields } from '../../field';
import { Field } from '../../form';
import { moment } from '../../format/format';
import { call, pickFile } from '../../host';
import { useLocale, useText } from '../../text';
import type { DocumentRow } from '../../wire.gen';
import { Asking } from '../tickets/Asking';
import { exportFiled, openFiled, toBase64 } from './file';

/** What became of the paper's time stamp, and the button that asks for one where an authority was named. */
export function Stamp({ of }: { of: DocumentRow }) {
  const t = useText();
  const locale = useLocale();
  const tell = useTellFault();
  const { notification, message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const mayPrint = useMay('document.print');
  const authority = useQuery('documents.time_authority', {});
  const stamp = useChange('documents.stamp', {
    then: ({ stamp: made }) => void message.success(t('documents-stamped', { at: moment(made.stamped_at, offset, locale), authority: made.authority })),
  });
  if (of.stamped_at !== null) {
    const save = async () => {
      const description = await exportFiled(of.id, true);
      notification.success({ title: t('documents-exported'), description, placement: 'bottomRight' });
    };
    return (
      <div className="ac-row doc-stamp">
        <span>{t('documents-stamp-filed', { at: moment(of.stamped_at, offset, locale), authority: of.stamp_authority ?? '' })}</span>
        <Button size="small" onClick={() => void openFiled(of.id, true).catch(tell)}>{t('documents-stamp-open')}</Button>
        {mayPrint && <Button size="small" onClick={() => void save().catch(tell)}>{t('documents-export')}</Button>}
      </div>
    );
  }
  if (!mayPrint || !authority.data || authority.data.address === '') return null;
  return (
    <div className="ac-row doc-stamp">
      <Button size="small" loading={stamp.isPending} onClick={() => stamp.mutate({ id: of.id })}>{t('documents-stamp')}</Button>
      <span className="ac-quiet">{t('documents-stamp-about', { address: authority.data.address })}</span>
    </div>
  );
}

type Values = { address: string };

/** Whom this firm asks for time stamps. Nobody until a person names one. */
export function TimeAuthority({ may }: { may: boolean }) {
  const t = useText();
  const tell = useTellFault();
  const [asking, setAsking] = useState(false);
  const kept = useQuery('documents.time_authority', {});
  const set = useChange('documents.set_time_authority', { then: () => void kept.refetch() });
  if (!kept.data) return null;
  const { address, fingerprint } = kept.data;
  const choose = async () => {
    const picked = await pickFile(t('documents-authority-certificate'), [{ name: t('documents-authority-certificate'), extensions: ['cer', 'crt', 'pem', 'der'] }]);
    if (!picked) return;
    const certificate = picked.file ? toBase64(new Uint8Array(await picked.file.arrayBuffer())) : null;
    set.mutate({ address, ...(certificate === null ? { certificate_path: picked.path } : { certificate }) });
  };
  const fields: Fields = { address: { kind: 'text', label: 'documents-authority-address', max: 300 } };
  return (
    <section className="ac-block doc-part">
      <header><h2>{t('documents-authority')}</h2></header>
      <p>{t('documents-authority-about')}</p>
      <dl className="ac-facts">
        <div><dt>{t('documents-authority-address')}</dt><dd className={address === '' ? undefined : 'ac-mono'}>{address === '' ? t('documents-authority-none') : address}</dd></div>
        {address !== '' && <div><dt>{t('documents-authority-certificate')}</dt><dd className={fingerprint === '' ? 'doc-warn' : 'ac-mono'}>{fingerprint === '' ? t('documents-authority-untrusted') : fingerprint}</dd></div>}
      </dl>
      {may && (
        <div className="ac-row">
          <Button onClick={() => setAsking(true)}>{t('documents-authority-set')}</Button>
          {address !== '' && <Button onClick={() => void choose().catch(tell)}>{t('documents-authority-choose')}</Button>}
          {fingerprint !== '' && <Button type="text" onClick={() => set.mutate({ address, certificate: '' })}>{t('documents-authority-forget')}</Button>}
        </div>
      )}
      {asking && (
        <Asking<Values> title="documents-authority-set" fields={fields} initial={{ address }} close={() => setAsking(false)}
          save={async (v) => {
            await call('documents.set_time_authority', { address: v.address ?? '' });
            await kept.refetch();
          }}>
          <Field name="address" autoFocus />
          <p className="ac-quiet">{t('documents-authority-help')}</p>
        </Asking>
      )}
    </section>
  );
}
