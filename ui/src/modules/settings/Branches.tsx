import { App, Button, Empty, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../data';
import { describe, Tag } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { BranchRow, SaveBranch } from '../../wire.gen';

const fields = describe<SaveBranch>()({
  code: { kind: 'text', label: 'settings-branches-code', required: true, max: 12, mono: true },
  name: { kind: 'text', label: 'settings-branches-name', required: true, max: 60 },
});

/** The firm's branches. Each may have figures of its own, on the page beside this one. */
export function Branches() {
  const t = useText();
  const { message } = App.useApp();
  const mayChange = useMay('settings.write');
  const branches = useQuery('branches.list', { with_closed: true });
  const [chosen, setChosen] = useState<BranchRow | null>(null);
  const [form] = Form.useForm<SaveBranch>();
  const close = useChange('branches.close');
  const open = useChange('branches.save');
  if (branches.isError) return <div className="ac-page"><Faulted error={branches.error} again={() => void branches.refetch()} /></div>;
  if (!branches.data) return <div className="ac-page"><Skeleton active /></div>;
  const rename = (branch: BranchRow | null) => {
    setChosen(branch);
    form.setFieldsValue({ code: branch?.code ?? '', name: branch?.name ?? '' });
  };
  return (
    <div className="se-company">
      <div className="se-company-form">
        <p className="ac-quiet">{t('settings-branches-about')}</p>
        {branches.data.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('settings-branches-none')}<br /><span className="ac-quiet">{t('settings-branches-none-todo')}</span></>} />
        ) : (
          <table className="se-branches">
            <thead><tr><th>{t('settings-branches-code')}</th><th>{t('settings-branches-name')}</th><th>{t('settings-branches-people')}</th><th>{t('settings-branches-state')}</th><th aria-hidden="true" /></tr></thead>
            <tbody>
              {branches.data.map((b) => (
                <tr key={b.id}>
                  <td className="ac-mono">{b.code}</td><td>{b.name}</td><td className="ac-num">{b.people}</td>
                  <td><Tag tone={b.active ? 'ok' : 'idle'}>{t(b.active ? 'settings-branches-open' : 'settings-branches-closed')}</Tag></td>
                  <td className="ac-row">
                    {mayChange && b.active && <Button size="small" onClick={() => rename(b)}>{t('settings-branches-rename')}</Button>}
                    {mayChange && b.active && <Button size="small" onClick={() => close.mutate({ id: b.id })}>{t('settings-branches-close')}</Button>}
                    {mayChange && !b.active && <Button size="small" onClick={() => open.mutate({ id: b.id, code: b.code, name: b.name })}>{t('settings-branches-reopen')}</Button>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {mayChange && (
        <RecordForm<SaveBranch> className="se-company-side" fields={fields} form={form}
          save={async (values) => {
            await call('branches.save', { id: chosen?.id ?? null, code: values.code, name: values.name });
          }}
          saved={() => {
            rename(null);
            void message.success(t('settings-branches-saved'));
          }}>
          <h2>{t(chosen ? 'settings-branches-rename' : 'settings-branches-add')}</h2>
          <Field name="code" />
          <Field name="name" />
          <div className="ac-row">
            <SaveButton label="settings-branches-save" />
            {chosen && <Button onClick={() => rename(null)}>{t('action-cancel')}</Button>}
          </div>
        </RecordForm>
      )}
    </div>
  );
}
