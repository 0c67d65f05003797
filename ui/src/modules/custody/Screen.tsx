import { Input } from 'antd';
import { useState } from 'react';
import { useTellFault } from '../../data';
import { go, useRoute } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { CustodyRow, CustodyView } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { fields } from './fields';
import { CustodyPage } from './Page';
import './custody.css';

const VIEWS = ['open', 'unregistered', 'receipt_out', 'all'] as const;

export default function Screen() {
  const id = useRoute().rest[0];
  return id ? <CustodyPage key={id} id={id} /> : <Register />;
}

function Register() {
  const t = useText();
  const narrow = useNarrow('custody');
  return (
    <Grid<CustodyRow>
      name="custody" modules={['custody']} fields={fields} search watch={narrow.key} views={VIEWS.map((key) => ({ key, label: `custody-view-${key}` }))}
      idOf={(row) => row.id} open={(row) => go(`/custody/${row.id}`)}
      page={(cursor, limit, ask) => call('custody.list', { view: (ask.view || 'open') as CustodyView, search: ask.text, of: narrow.of, cursor, limit })}
      actions={<>{narrow.choice}<Tag /></>} widen={narrow.widen}
      empty={<Blank title={t('custody-empty')} todo={t('custody-empty-todo')} />}
    />
  );
}

/** A scanner types the tag and presses Enter (K-04). */
function Tag() {
  const t = useText();
  const tell = useTellFault();
  const [tag, setTag] = useState('');
  const find = async () => {
    if (tag.trim() === '') return;
    try {
      const found = await call('custody.by_tag', { tag });
      go(`/custody/${found.item.id}`);
    } catch (error) {
      tell(error);
    }
  };
  return <Input className="cu-tag" value={tag} placeholder={t('custody-tag')} aria-label={t('custody-tag')} onChange={(e) => setTag(e.target.value)} onPressEnter={() => void find()} />;
}
