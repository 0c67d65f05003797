import { Button, Select } from 'antd';
import { useState } from 'react';
import { useMay, useQuery, useSession } from '../../data';
import { Blank, Grid } from '../../grid';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { TicketRow, TicketView } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { listFields, problemClasses } from './fields';

const VIEWS: TicketView[] = ['open', 'mine', 'unassigned', 'due_today', 'overdue', 'awaiting_acceptance', 'urgent', 'all', 'cancelled'];

export function TicketList() {
  const t = useText();
  const session = useSession();
  const mayCreate = useMay('ticket.create');
  // Counts of what is due change with the clock, too.
  const counts = useQuery('tickets.counts', {}, { keep: true, every: 60_000 });
  const countOf = (view: TicketView) => counts.data?.find((c) => c.view === view)?.count ?? undefined;
  // Who works on tickets begins with his own; the desk and the supervisor with everything open.
  const worksAlone = session.permissions.includes('visit.work') && !session.permissions.includes('dispatch.assign');
  const order = worksAlone ? [...VIEWS].sort((a, b) => Number(b === 'mine') - Number(a === 'mine')) : VIEWS;
  // The technical staff looks for what the desk took to be technical.
  const [problem, setProblem] = useState<string>();
  const narrow = useNarrow('tickets');
  return (
    <Grid<TicketRow>
      name="tickets"
      modules={['tickets', 'customers']}
      fields={listFields}
      idOf={(row) => row.id}
      open={(row) => go(`/tickets/${row.id}`)}
      search
      watch={`${problem ?? ''} ${narrow.key}`}
      views={order.map((view) => ({ key: view, label: `tickets-view-${view}`, count: countOf(view) }))}
      page={(cursor, limit, ask) => call('tickets.list', { view: ask.view as TicketView, search: ask.text, problem_class: problem, of: narrow.of, cursor: cursor ?? undefined, limit })}
      actions={
        <>
          <Select<string> className="tk-class" allowClear value={problem} onChange={setProblem} aria-label={t('tickets-field-problem_class')}
            placeholder={t('tickets-field-problem_class')} options={problemClasses.map((o) => ({ value: o.value, label: t(o.label) }))} />
          {narrow.choice}
          {mayCreate && <Button type="primary" title="F2" onClick={() => go('/intake')}>{t('tickets-new')} <kbd>F2</kbd></Button>}
        </>
      }
      widen={problem || narrow.widen ? () => {
        setProblem(undefined);
        narrow.widen?.();
      } : undefined}
      empty={
        <Blank title={t('tickets-none')} {...(mayCreate ? { todo: t('tickets-none-todo') } : {})}>
          {mayCreate && <Button type="primary" onClick={() => go('/intake')}>{t('tickets-new')}</Button>}
        </Blank>
      }
    />
  );
}
