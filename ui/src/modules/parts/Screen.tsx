import { Button, Form, Skeleton } from 'antd';
import { Faulted, useMay, useQuery } from '../../data';
import { ImportMenu } from '../../exchange/ImportMenu';
import { ImportScreen } from '../../exchange/ImportScreen';
import { Field, RecordForm, SaveButton } from '../../form';
import { MainButton } from '../../frame/MainButton';
import { go, useRoute } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { Part, PartInput } from '../../wire.gen';
import { fields, listFields } from './fields';

/** What is fitted, and what it costs the customer (L-01). */
export default function Screen() {
  const [first] = useRoute().rest;
  if (first === 'import') return <ImportScreen kind="parts" />;
  if (first) return <PartForm key={first} id={first === 'new' ? null : first} />;
  return <PartList />;
}

function PartList() {
  const t = useText();
  const mayWrite = useMay('price.write');
  return (
    <Grid<Part>
      name="parts" modules={['parts']} fields={listFields} search
      views={[{ key: 'active', label: 'parts-view-active' }, { key: 'all', label: 'parts-view-all' }]}
      idOf={(row) => row.id} open={(row) => go(`/parts/${row.id}`)}
      page={(cursor, limit, ask) => call('parts.list', { cursor, limit, search: ask.text, include_inactive: ask.view === 'all' })}
      actions={mayWrite && <><ImportMenu kinds={['parts']} /><MainButton label="parts-new" run={() => go('/parts/new')} /></>}
      empty={
        <Blank title={t('parts-empty')} todo={t('parts-empty-todo')}>
          {mayWrite && <Button type="primary" onClick={() => go('/parts/new')}>{t('parts-new')}</Button>}
          {mayWrite && <Button onClick={() => go('/parts/import')}>{t('parts-import')}</Button>}
        </Blank>
      }
    />
  );
}

function PartForm({ id }: { id: string | null }) {
  const part = useQuery('parts.get', { id: id ?? '' }, { enabled: id !== null });
  if (id === null) return <Editing initial={{}} isNew />;
  if (part.isError) return <div className="ac-page"><Faulted error={part.error} /></div>;
  if (!part.data) return <div className="ac-page"><Skeleton active /></div>;
  const { source_digest: _digest, ...initial } = part.data;
  return <Editing initial={initial} />;
}

function Editing({ initial, isNew = false }: { initial: Partial<PartInput>; isNew?: boolean }) {
  const t = useText();
  const [form] = Form.useForm<PartInput>();
  const mayWrite = useMay('price.write');
  const save = (typed: PartInput) => {
    const text = (v: string | null | undefined) => v ?? '';
    const whole = { ...initial, ...typed };
    return call('parts.save', {
      ...whole, active: whole.active ?? true, code: text(whole.code), name: text(whole.name), spec: text(whole.spec), unit: text(whole.unit), supplier: text(whole.supplier), note: text(whole.note),
    });
  };
  return (
    <div className="ac-page">
      <h1 className="ac-title">{t(isNew ? 'parts-new' : 'parts-edit')}</h1>
      <RecordForm<PartInput> form={form} fields={fields} initial={initial} draft={isNew ? 'parts.new' : `parts.${initial.id ?? ''}`} save={save} saved={() => go('/parts')}>
        <div className="ac-columns">
          <div>
            <Field name="code" autoFocus={isNew} disabled={!isNew} />
            <Field name="name" autoFocus={!isNew} disabled={!mayWrite} />
            <Field name="spec" disabled={!mayWrite} />
          </div>
          <div>
            <div className="ac-fields"><Field name="price" disabled={!mayWrite} /><Field name="unit" disabled={!mayWrite} /></div>
            <Field name="supplier" disabled={!mayWrite} />
            <Field name="note" rows={2} disabled={!mayWrite} />
            {!isNew && <Field name="active" disabled={!mayWrite} />}
          </div>
        </div>
        <div className="ac-row">{mayWrite && <SaveButton />} <Button onClick={() => go('/parts')}>{t(mayWrite ? 'action-cancel' : 'action-back')}</Button></div>
      </RecordForm>
    </div>
  );
}
