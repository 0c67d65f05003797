import { Button } from 'antd';
import { useMay } from '../../data';
import { MainButton } from '../../frame/MainButton';
import { ImportMenu } from '../../exchange/ImportMenu';
import { ImportScreen } from '../../exchange/ImportScreen';
import { go, useRoute } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { EquipmentView, WarrantyState } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { EquipmentForm } from './Form';
import { EquipmentPage } from './Page';
import { listFields } from './fields';
import '../customers/lines.css';

export default function Screen() {
  const [first, second] = useRoute().rest;
  if (first === 'new') return <EquipmentForm key="new" id={null} />;
  if (first === 'import') return <ImportScreen key={second ?? ''} kind={second === 'vehicles' ? 'vehicles' : 'equipment'} />;
  if (first && second === 'edit') return <EquipmentForm key={first} id={first} />;
  if (first) return <EquipmentPage key={first} id={first} />;
  return <EquipmentList />;
}

function EquipmentList() {
  const t = useText();
  const mayWrite = useMay('equipment.write');
  const mayImport = useMay('customer.import');
  const narrow = useNarrow('equipment');
  return (
    <Grid<EquipmentView>
      name="equipment" modules={['equipment', 'customers']} fields={listFields} search watch={narrow.key}
      views={[
        { key: 'all', label: 'equipment-view-all' },
        { key: 'in_warranty', label: 'equipment-warranty-in_warranty' },
        { key: 'expired', label: 'equipment-warranty-expired' },
        { key: 'unknown', label: 'equipment-warranty-unknown' },
      ]}
      idOf={(row) => row.id} open={(row) => go(`/equipment/${row.id}`)}
      page={(cursor, limit, ask) => call('equipment.list', { cursor, limit, search: ask.text, of: narrow.of, warranty: ask.view === 'all' || ask.view === '' ? null : (ask.view as WarrantyState) })}
      actions={
        <>
          {narrow.choice}
          {mayImport && <ImportMenu kinds={['equipment', 'vehicles']} />}
          {mayWrite && <MainButton label="equipment-new" run={() => go('/equipment/new')} />}
        </>
      }
      widen={narrow.widen}
      empty={
        <Blank title={t('equipment-empty')} todo={t('equipment-empty-todo')}>
          {mayWrite && <Button type="primary" onClick={() => go('/equipment/new')}>{t('equipment-new')}</Button>}
          {mayImport && <Button onClick={() => go('/equipment/import')}>{t('equipment-import')}</Button>}
        </Blank>
      }
    />
  );
}
