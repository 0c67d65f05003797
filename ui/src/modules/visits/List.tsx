import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useMay } from '../../data';
import { go } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { Id, VisitRow, VisitsView } from '../../wire.gen';
import { SheetSet } from '../acceptance';
import { useNarrow } from '../customers/Narrow';
import { listFields } from './fields';
import { PAGES } from './office/Office';

type Line = VisitRow & { crew_said: string };

export function VisitList({ ticket }: { ticket: string | null }) {
  const t = useText();
  const mayWork = useMay('visit.work');
  const mayPrint = useMay('document.print');
  const narrow = useNarrow('visits');
  const [sheets, setSheets] = useState<Id[] | null>(null);
  // The front desk is on no visit: its list begins with the day.
  const views = (mayWork ? ['mine', 'today', 'open', 'waiting', 'all'] : ['today', 'open', 'waiting', 'all']).map((key) => ({ key, label: `visits-list-view-${key}` }));
  const pages = PAGES.map((key) => ({ key, label: t(`visits-${key}-title`), onClick: () => go(`/visits/${key}`) }));
  // The same visits lie in the stack in the same order, in whatever order they were chosen.
  const print = (rows: Line[]) => setSheets(rows.toSorted((a, b) => a.number.localeCompare(b.number)).map((row) => row.id));
  return (
    <>
    <Grid<Line>
      name={ticket ? 'visits.ticket' : 'visits'} modules={['visits', 'tickets', 'customers']} fields={listFields} search={ticket === null}
      views={ticket ? [{ key: 'all', label: 'visits-list-view-all' }] : views} watch={`${ticket ?? ''} ${narrow.key}`}
      idOf={(row) => row.id} open={(row) => go(`/visits/${row.id}`)}
      page={async (cursor, limit, ask) => {
        const page = await call('visits.list', { view: ask.view as VisitsView, search: ask.text, cursor, limit, ...(ticket ? { ticket } : { of: narrow.of }) });
        return { ...page, rows: page.rows.map((row) => ({ ...row, crew_said: row.crew.join(t('word-comma')) })) };
      }}
      withChosen={(rows) => mayPrint && <Button onClick={() => print(rows)}>{t('acceptance-sheets-print')}</Button>}
      actions={ticket ? null : <>{narrow.choice}<Dropdown trigger={['click']} menu={{ items: pages }}><Button aria-haspopup="menu">{t('visits-office')}</Button></Dropdown></>}
      widen={ticket ? undefined : narrow.widen}
      empty={<Blank title={t('visits-empty')} todo={t('visits-empty-todo')} />}
    />
    {sheets && <SheetSet visits={sheets} close={() => setSheets(null)} />}
    </>
  );
}
