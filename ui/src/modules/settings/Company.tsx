import { Alert, App, Button, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { Faulted, useMay, useQuery, useTellFault } from '../../data';
import { Block, Facts } from '../../detail';
import { describe } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { Company as Firm, SaveCompany } from '../../wire.gen';
import { History } from '../journal/History';
import { dataAddress, PICTURES } from './picture';

const fields = describe<SaveCompany>()({
  name: { kind: 'text', label: 'settings-company-name', required: true, max: 60 },
  address: { kind: 'text', label: 'settings-company-address', max: 120 },
  phone: { kind: 'text', label: 'settings-company-phone', max: 40 },
});
const facts = describe<Firm>()({
  preset: { kind: 'select', label: 'settings-company-preset', options: [{ value: 'GEN', label: 'settings-preset-GEN' }] },
  zone: { kind: 'text', label: 'settings-company-zone' },
  opened_at: { kind: 'moment', label: 'settings-company-opened_at' },
});

/** The firm as it stands at the head of its papers. */
export function Company() {
  const company = useQuery('settings.company', {});
  const logo = useQuery('settings.logo', {});
  if (company.isError) return <div className="ac-page"><Faulted error={company.error} again={() => void company.refetch()} /></div>;
  if (!company.data || logo.isPending) return <div className="ac-page"><Skeleton active /></div>;
  return <Sheet firm={company.data} kept={logo.data ?? null} trouble={logo.error} />;
}

function Sheet({ firm, kept, trouble }: { firm: Firm; kept: string | null; trouble: unknown }) {
  const t = useText();
  const { message } = App.useApp();
  const tell = useTellFault();
  const mayChange = useMay('settings.write');
  const [typed, setTyped] = useState<Partial<SaveCompany>>(firm);
  // None: the kept logo stays; an empty text takes it away.
  const [logo, setLogo] = useState<string | null>(null);
  const picture = logo === null ? kept : logo === '' ? null : logo;

  const file = useRef<HTMLInputElement>(null);
  const take = (chosen: File | undefined) => {
    if (chosen) dataAddress(chosen).then(setLogo, tell);
    if (file.current) file.current.value = '';
  };
  return (
    <div className="se-company">
      <div className="se-company-form">
        <p className="ac-quiet">{t('settings-company-about')}</p>
        {firm.sample && <Alert type="info" showIcon title={t('settings-company-sample')} />}
        {trouble !== null && <Faulted error={trouble} />}
        {!mayChange && <Alert type="info" showIcon title={t('settings-read-only')} />}
        <RecordForm<SaveCompany> fields={fields} initial={{ name: firm.name, address: firm.address, phone: firm.phone }} changed={setTyped}
          save={async (values) => {
            const base64 = logo === null || logo === '' ? logo : logo.slice(logo.indexOf(',') + 1);
            await call('settings.save_company', { name: values.name, address: values.address ?? '', phone: values.phone ?? '', logo_base64: base64 });
          }}
          saved={() => {
            setLogo(null);
            void message.success(t('settings-company-saved'));
          }}>
          <Field name="name" disabled={!mayChange} />
          <Field name="address" disabled={!mayChange} />
          <Field name="phone" disabled={!mayChange} />
          <div className="se-logo">
            <span className="se-label">{t('settings-company-logo')}</span>
            <div className="ac-row">
              <input ref={file} type="file" accept={PICTURES} className="ac-hidden" tabIndex={-1} aria-hidden="true" onChange={(e) => take(e.target.files?.[0])} />
              <Button onClick={() => file.current?.click()} disabled={!mayChange}>{t(picture ? 'settings-company-logo-other' : 'settings-company-logo-choose')}</Button>
              {picture && <Button onClick={() => setLogo('')} disabled={!mayChange}>{t('settings-company-logo-remove')}</Button>}
              {!picture && <span className="ac-quiet">{t('settings-company-logo-none')}</span>}
            </div>
            <small className="ac-quiet">{t('settings-company-logo-hint')}</small>
          </div>
          {mayChange && <SaveButton />}
        </RecordForm>
      </div>
      <div className="se-company-side">
        <Block title="settings-company-preview">
          <div className="se-letterhead">
            {picture && <img src={picture} alt={t('settings-company-logo')} />}
            <div>
              <strong>{typed.name || firm.name}</strong>
              <small>{[typed.address, typed.phone].filter(Boolean).join('　')}</small>
            </div>
          </div>
        </Block>
        <Block title="settings-company-more"><Facts of={firm} fields={facts} /></Block>
        <Block title="settings-history"><History table="company" id={firm.id} module="settings" fields={{ ...fields, ...facts, sample: { kind: 'yesno', label: 'settings-company-is-sample' } }} /></Block>
      </div>
    </div>
  );
}
