import { App, Button, Empty, Form, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../data';
import { describe, Tag } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { call } from '../../host';
import { useText } from '../../text';
import type { FirmListLine, ListName, SaveListLine } from '../../wire.gen';

const LISTS: ListName[] = ['urgent', 'desk_class', 'problem_class', 'customer_kind', 'region'];

/** The lists chosen from at the desk, as the firm wants them (A-06, A-12, N-04, T-15). */
export function Lists() {
  const t = useText();
  const { message } = App.useApp();
  const mayChange = useMay('settings.write');
  const [list, setList] = useState<ListName>('urgent');
  const [chosen, setChosen] = useState<FirmListLine | null>(null);
  const [form] = Form.useForm<SaveListLine>();
  const lists = useQuery('lists.all', {});
  const used = useQuery('customers.regions', {}, { enabled: list === 'region' });
  const change = useChange('lists.save');
  if (lists.isError) return <div className="ac-page"><Faulted error={lists.error} again={() => void lists.refetch()} /></div>;
  const here = lists.data?.find((l) => l.list === list);
  if (!here) return <div className="ac-page"><Skeleton active /></div>;
  const nameOf = (code: string) => (list === 'region' ? (here.lines.find((l) => l.code === code)?.name ?? code) : t(`${here.prefix}${code}`));
  const typed = list === 'region' ? (used.data ?? []).filter((code) => !here.lines.some((l) => l.code === code)) : [];
  const lines: FirmListLine[] = [...here.lines, ...typed.map((code) => ({ code, name: code, name_en: '', works_as: '', is_own: true, active: true }))];
  const works = here.lines.filter((l) => !l.is_own).map((l) => ({ value: l.code, label: `${here.prefix}${l.code}` }));
  const fields = describe<SaveListLine>()({
    name: { kind: 'text', label: 'settings-lists-name', required: !chosen || chosen.is_own, max: 40 },
    name_en: { kind: 'text', label: 'settings-lists-name_en', hint: 'settings-lists-name_en-hint', max: 40 },
    works_as: { kind: 'select', label: 'settings-lists-works_as', hint: 'settings-lists-works_as-hint', options: works, required: true },
  });
  const edit = (line: FirmListLine | null) => {
    setChosen(line);
    form.setFieldsValue({ name: line ? line.name || nameOf(line.code) : '', name_en: line?.name_en ?? '', works_as: line?.works_as || works[0]?.value || '' });
  };
  const set = (line: FirmListLine, active: boolean) => change.mutate({ list, code: line.code, name: line.name, name_en: line.name_en, active });
  return (
    <div className="se-company">
      <div className="se-company-form">
        <p className="ac-quiet">{t('settings-lists-about')}</p>
        <Segmented<ListName> className="se-lists" value={list} aria-label={t('settings-tab-lists')} options={LISTS.map((value) => ({ value, label: t(`settings-lists-list-${value}`) }))}
          onChange={(next) => {
            setList(next);
            setChosen(null);
            form.resetFields();
          }} />
        {list === 'region' && <p className="ac-quiet">{t('settings-lists-region-about')}</p>}
        {lines.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('settings-lists-none')}<br /><span className="ac-quiet">{t('settings-lists-none-todo')}</span></>} />
        ) : (
          <table className="se-branches">
            <thead><tr><th>{t('settings-lists-code')}</th><th>{t('settings-lists-name')}</th><th>{t('settings-lists-name_en')}</th>{list !== 'region' && <th>{t('settings-lists-works_as')}</th>}<th>{t('settings-branches-state')}</th><th aria-hidden="true" /></tr></thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.code}>
                  <td className="ac-mono">{line.code}</td><td>{nameOf(line.code)}</td><td>{line.name_en || <span className="ac-quiet">—</span>}</td>
                  {list !== 'region' && <td>{line.is_own ? nameOf(line.works_as) : <span className="ac-quiet">—</span>}</td>}
                  <td><Tag tone={line.active ? 'ok' : 'idle'}>{t(line.active ? 'settings-lists-on' : 'settings-lists-off')}</Tag></td>
                  <td className="ac-row">
                    {mayChange && <Button size="small" onClick={() => edit(line)}>{t('settings-lists-edit')}</Button>}
                    {mayChange && <Button size="small" loading={change.isPending} onClick={() => set(line, !line.active)}>{t(line.active ? 'settings-lists-retire' : 'settings-lists-restore')}</Button>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {mayChange && (
        <RecordForm<SaveListLine> key={list} className="se-company-side" fields={fields} form={form} initial={{ works_as: works[0]?.value ?? '' }}
          save={async (values) => {
            await call('lists.save', {
              list, code: chosen?.code ?? null, works_as: values.works_as ?? '', name: values.name ?? '', name_en: values.name_en ?? '', active: chosen?.active ?? true,
            });
          }}
          saved={() => {
            edit(null);
            void message.success(t('settings-lists-saved'));
          }}>
          <h2>{t(chosen ? 'settings-lists-edit' : 'settings-lists-add')}{chosen && <span className="ac-mono ac-quiet"> {chosen.code}</span>}</h2>
          <Field name="name" />
          <Field name="name_en" />
          {!chosen && list !== 'region' && <Field name="works_as" />}
          <div className="ac-row">
            <SaveButton label="settings-lists-save" />
            {chosen && <Button onClick={() => edit(null)}>{t('action-cancel')}</Button>}
          </div>
        </RecordForm>
      )}
    </div>
  );
}
