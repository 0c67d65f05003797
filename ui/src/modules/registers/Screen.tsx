// The books of the trade, P-01 to P-06, P-28, P-29 and the closed loop: nothing is typed into them, every line opens what it is about.
import { Button, DatePicker, Skeleton, Tabs } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import { Faulted, now, useMay, useQuery, useSession } from '../../data';
import type { Field, Fields } from '../../field';
import { Tag } from '../../field';
import { dayOf } from '../../format/format';
import { go, recall, remember, useRoute } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { t, useText } from '../../text';
import type { RegisterCell, RegisterColumn, RegisterKind, RegisterLine, RegisterView } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { HotlineDialog, HotlineLine } from '../intake/Hotline';
import { SheetDialog } from '../papers/SheetDialog';
import { REGISTERS } from './module';
import './registers.css';

type Row = Record<string, unknown> & { line: RegisterLine };
type Days = { from: string; to: string };
const KEY = 'registers.days';
const OF: Record<RegisterKind, string[]> = {
  call_out: ['tickets', 'visits', 'papers'], letters: ['tickets'], visitors: ['tickets'],
  dispatch: ['visits'], ledger: ['visits', 'papers'], goods: ['custody', 'papers'], hotline: ['hotline'],
  feedback: ['tickets'], standing: ['tickets', 'visits'],
};
const WIDE: Record<string, number> = {
  customer: 150, address: 200, symptom: 200, subject: 220, details: 260, answer: 200, task: 200, reported: 200, found: 200,
  number: 190, ticket: 130, voucher: 130, slip: 130, card: 130, technicians: 150, km: 70, vehicle: 90, zone: 80, in_window: 110, outcome: 190, step: 90, days: 70, purpose: 100, since: 172, with: 110, department: 110, kind: 90, decision: 90, reason: 240, feedback_state: 150, told_by: 100, on_duty: 100, forwarded_to: 100, called_back_by: 100, at: 172,
};

export default function Screen() {
  const asked = useRoute().rest[0] as RegisterKind | undefined;
  const register = asked && REGISTERS.includes(asked) ? asked : 'call_out';
  const columns = useQuery('registers.columns', { register });
  if (columns.isError) return <div className="ac-page"><Faulted error={columns.error} again={() => void columns.refetch()} /></div>;
  if (!columns.data) return <div className="ac-page"><Skeleton active /></div>;
  return <Register key={register} register={register} columns={columns.data} />;
}

function Register({ register, columns }: { register: RegisterKind; columns: RegisterColumn[] }) {
  const t = useText();
  const mayPrint = useMay('document.print');
  const [called, setCalled] = useState<RegisterLine | null>(null);
  const [logging, setLogging] = useState(false);
  const { zone_offset_minutes: offset } = useSession();
  const today = dayjs(dayOf(now(), offset));
  // What stands still has stood for long; the others are asked about the last days.
  const back = register === 'standing' ? 365 : 6;
  const key = register === 'standing' ? `${KEY}.standing` : KEY;
  const [days, setDays] = useState<Days>(recall<Days>(key) ?? { from: today.subtract(back, 'day').format('YYYY-MM-DD'), to: today.format('YYYY-MM-DD') });
  const [printing, setPrinting] = useState<RegisterView | null>(null);
  const [view, setView] = useState<RegisterView>('all');
  const narrow = useNarrow('registers');
  const fields = useMemo(() => fieldsOf(columns), [columns]);
  const choose = (range: [Dayjs | null, Dayjs | null] | null) => {
    const [from, to] = range ?? [];
    if (!from || !to) return;
    const next = { from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') };
    remember(key, next);
    setDays(next);
  };
  const title = t(`registers-kind-${register}`);
  const month = today.startOf('month');
  const presets = [
    { label: t('registers-range-today'), value: [today, today] as [Dayjs, Dayjs] },
    { label: t('registers-range-week'), value: [today.subtract(6, 'day'), today] as [Dayjs, Dayjs] },
    { label: t('registers-range-month'), value: [month, today] as [Dayjs, Dayjs] },
    { label: t('registers-range-last_month'), value: [month.subtract(1, 'month'), month.subtract(1, 'day')] as [Dayjs, Dayjs] },
  ];
  const source = {
    key: `${register} ${days.from} ${days.to} ${printing} ${narrow.key}`, title,
    look: (print: object) => call('registers.print', { of: { register, ...days, view: printing ?? 'all', of: narrow.of }, print }),
    print: (print: object) => call('registers.print', { of: { register, ...days, view: printing ?? 'all', of: narrow.of }, print }),
  };
  return (
    <div className="rg-page">
      <Tabs className="rg-kinds" type="card" size="small" activeKey={register} onChange={(next) => go(`/registers/${next}`)} aria-label={t('registers-title')}
        items={REGISTERS.map((key) => ({ key, label: t(`registers-kind-${key}`) }))} />
      <Grid<Row>
        name={`registers.${register}`} modules={OF[register]} fields={fields} watch={`${days.from} ${days.to} ${narrow.key}`}
        views={(['all', 'open'] as const).map((key) => ({ key, label: `registers-view-${key}` }))}
        idOf={(row) => row.line.key} open={(row) => (row.line.opens === 'hotline' ? setCalled(row.line) : go(`/${row.line.opens}/${row.line.id}`))}
        page={async (cursor, limit, ask) => {
          const which = (ask.view || 'all') as RegisterView;
          setView(which);
          const found = await call('registers.list', { register, ...days, view: which, of: narrow.of, cursor, limit });
          return { ...found, rows: found.rows.map(rowOf) };
        }}
        actions={
          <>
            <DatePicker.RangePicker className="rg-days" aria-label={t('registers-days')} allowClear={false} presets={presets} value={[dayjs(days.from), dayjs(days.to)]}
              onChange={(range) => choose(range as [Dayjs, Dayjs] | null)} />
            {narrow.choice}
            {register === 'hotline' && <Button onClick={() => setLogging(true)}>{t('hotline-do-log')}</Button>}
            {mayPrint && <Button onClick={() => setPrinting(view)}>{t('registers-print')}</Button>}
          </>
        }
        widen={narrow.widen}
        empty={<Blank title={t('registers-empty')} />} />
      {register === 'hotline' && <Tally days={days} />}
      {logging && <HotlineDialog close={() => setLogging(false)} />}
      {called && !called.is_cancelled && <HotlineLine line={called} close={() => setCalled(null)} />}
      {printing && <SheetDialog source={source} close={() => setPrinting(null)} />}
    </div>
  );
}

/** How many calls came, and how many of the missed ones count (P-115). */
function Tally({ days }: { days: Days }) {
  const t = useText();
  const tally = useQuery('hotline.tally', days, { keep: true });
  if (!tally.data) return null;
  const { answered, forwarded, missed, missed_in_window, to_return } = tally.data;
  return <p className="rg-tally ac-quiet ac-num">{t('hotline-tally', { answered, forwarded, missed, counted: missed_in_window, waiting: to_return })}</p>;
}

function rowOf(line: RegisterLine): Row {
  return { ...(line.cells as Record<string, RegisterCell>), line };
}

function fieldsOf(columns: RegisterColumn[]): Fields {
  return Object.fromEntries(columns.map((column) => [column.key, fieldOf(column)]));
}

function fieldOf(column: RegisterColumn): Field {
  const label = `registers-column-${column.key}`;
  const width = WIDE[column.key];
  const field: Field = { kind: column.kind === 'code' ? 'text' : column.kind, label, ...(width ? { width } : {}) };
  // A code the firm added has its name from the firm's list.
  if (column.kind === 'code') field.says = (code) => t(column.prefix + code);
  if (column.key === 'phone') field.kind = 'phone';
  if (column.key === 'outcome') return { ...field, draw: drawOutcome as never };
  if (column.key === 'number') return { ...field, draw: drawNumber as never };
  if (column.key === 'checkout_with') return { ...field, draw: drawMissing as never };
  return field;
}

function drawNumber(value: string, row: Row) {
  return <NumberCell value={value} cancelled={row.line.is_cancelled} />;
}

function drawOutcome(value: string, row: Row) {
  return <OutcomeCell value={value} cancelled={row.line.is_cancelled} isOpen={row.line.is_open} />;
}

function OutcomeCell({ value, cancelled, isOpen }: { value: string; cancelled: boolean; isOpen: boolean }) {
  const t = useText();
  const said = t(`hotline-outcome-${value}`);
  return <>{cancelled ? <s>{said}</s> : said} {cancelled && <Tag tone="idle">{t('registers-taken-back')}</Tag>}{isOpen && <Tag tone="warn">{t('hotline-to-return')}</Tag>}</>;
}

function NumberCell({ value, cancelled }: { value: string; cancelled: boolean }) {
  const t = useText();
  return <span className="ac-mono">{cancelled ? <s>{value}</s> : value} {cancelled && <Tag tone="idle">{t('registers-cancelled')}</Tag>}</span>;
}

function drawMissing(value: string | undefined, row: Row) {
  return row.line.missing.includes('checkout_with') ? <MissingCell /> : value;
}

function MissingCell() {
  const t = useText();
  return <Tag tone="bad">{t('registers-missing')}</Tag>;
}
