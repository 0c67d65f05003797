// Numbers given out: which are open, which wait for their scan, which are filed.
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useMay, useQuery } from '../../data';
import { MainButton } from '../../frame/MainButton';
import { go, recall, remember } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { Id, PaperKind, PaperRow, PaperState } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { kindOptions, listFields } from './fields';
import { PrintDialog } from './PrintDialog';

type Narrowed = { kind: PaperKind | null; issued_to: Id | null };
const KEY = 'papers.narrowed';
const VIEWS = ['issued', 'scan_pending', 'filed', 'voided', 'all'] as const;

export function PaperList({ printing }: { printing: boolean }) {
  const t = useText();
  const mayPrint = useMay('document.print');
  const people = useQuery('people.list', { role: 'technician', with_former: true });
  const inbox = useQuery('papers.inbox', {}, { enabled: mayPrint });
  const [narrowed, setNarrowed] = useState<Narrowed>(recall<Narrowed>(KEY) ?? { kind: null, issued_to: null });
  const of = useNarrow('papers');
  const [again, setAgain] = useState<Id[] | null>(null);
  const narrow = (change: Partial<Narrowed>) => {
    const next = { ...narrowed, ...change };
    remember(KEY, next);
    setNarrowed(next);
  };
  const waiting = inbox.data?.length ?? 0;
  return (
    <>
      <Grid<PaperRow> name="papers" modules={['papers', 'visits']} fields={listFields} search watch={JSON.stringify(narrowed) + of.key}
        views={VIEWS.map((key) => ({ key, label: key === 'all' ? 'papers-view-all' : `papers-state-${key}` }))}
        idOf={(row) => row.id} open={(row) => go(`/papers/${row.id}`)}
        page={(cursor, limit, ask) => call('papers.list', {
          limit, search: ask.text, of: of.of,
          ...(cursor ? { cursor } : {}), ...(ask.view === 'all' || ask.view === '' ? {} : { state: ask.view as PaperState }),
          ...(narrowed.kind ? { kind: narrowed.kind } : {}), ...(narrowed.issued_to ? { issued_to: narrowed.issued_to } : {}),
        })}
        withChosen={(rows) => mayPrint && <Button onClick={() => setAgain(rows.filter((r) => r.state !== 'voided').map((r) => r.id))}>{t('papers-print')}</Button>}
        actions={
          <>
            <Select allowClear className="ac-filter" aria-label={t('papers-field-kind')} placeholder={t('papers-all-kinds')} value={narrowed.kind}
              options={kindOptions.map((o) => ({ value: o.value, label: t(o.label) }))} onChange={(kind) => narrow({ kind: (kind as PaperKind | undefined) ?? null })} />
            <Select allowClear className="ac-filter" aria-label={t('papers-field-issued_to')} placeholder={t('papers-all-people')} value={narrowed.issued_to}
              options={(people.data ?? []).map((p) => ({ value: p.id, label: p.name }))} onChange={(issued_to) => narrow({ issued_to: issued_to ?? null })} />
            {of.choice}
            {mayPrint && <Button onClick={() => go('/papers/inbox')}>{t('papers-inbox')}{waiting > 0 ? ` ${waiting}` : ''}</Button>}
            {mayPrint && <MainButton label="papers-print-blank" run={() => go('/papers/print')} />}
          </>
        }
        widen={narrowed.kind || narrowed.issued_to || of.widen ? () => {
          narrow({ kind: null, issued_to: null });
          of.widen?.();
        } : undefined}
        empty={<Blank title={t('papers-empty')} />} />
      {printing && <PrintDialog close={() => go('/papers')} />}
      {again && <PrintDialog ids={again} close={() => setAgain(null)} />}
    </>
  );
}
