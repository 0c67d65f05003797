import { Alert, App, Button, Select, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { Faulted, useChange, useMay, useQuery } from '../../data';
import { Block, Detail, Facts, Steps, type Step } from '../../detail';
import { Tag } from '../../field';
import { go, useRoute } from '../../frame/router';
import { useKey } from '../../frame/keys';
import { day } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { CustomerFile, CustomerPage as Page, FileBlock, LifeStage } from '../../wire.gen';
import { Attachments } from '../attachments';
import { ItemLines } from '../equipment/Lines';
import { CustomerHistory } from './History';
import { Happened, Standing } from './Blocks';
import { EraseDialog } from './Erase';
import { MergeWith } from './Merge';
import { fields, grades, kinds, stages } from './fields';
import { PaperDialog, type Paper } from './Papers';
import { Vip } from './Vip';

export function CustomerPage({ id }: { id: string }) {
  const t = useText();
  const [whole, setWhole] = useState<FileBlock | null>(null);
  const page = useQuery('customers.file', { id, whole }, { keep: true });
  const [erasing, setErasing] = useState(false);
  const [merging, setMerging] = useState(false);
  const [paper, setPaper] = useState<Paper | null>(null);
  const tab = useRoute().query.get('tab') ?? 'file';
  const mayHistory = useMay('journal.read');
  useJumps(page.data !== undefined && tab === 'file');
  if (page.isError) return <div className="ac-page"><Faulted error={page.error} again={() => void page.refetch()} /></div>;
  if (!page.data) return <div className="ac-page"><Skeleton active /></div>;
  const { file } = page.data;
  const { customer, access, owner_name } = file;
  const isWhole = access === 'full';
  return (
    <Detail
      number={customer.number}
      title={customer.name}
      tags={
        <>
          <Tag>{t(kinds.find((k) => k.value === customer.kind)?.label ?? '')}</Tag>
          {customer.grade !== 'ordinary' && <Tag tone={customer.grade === 'vip' ? 'warn' : 'info'}>{t(grades.find((g) => g.value === customer.grade)?.label ?? '')}</Tag>}
          {customer.grade === 'vip' && !customer.owner && <Tag tone="bad">{t('customers-owner-none')}</Tag>}
          {!customer.active && <Tag>{t('customers-closed')}</Tag>}
          {page.data.erased_at !== null && <Tag>{t('customers-erased')}</Tag>}
          {page.data.is_possibly_lost && <Tag tone="warn">{t('customers-possibly-lost')}</Tag>}
        </>
      }
      notice={isWhole ? undefined : <Alert type="info" showIcon title={t(access === 'flag' ? 'customers-vip-flag' : 'customers-masked')} />}
      left={
        <Tabs
          activeKey={tab}
          onChange={(key) => go(`/customers/${id}${key === 'file' ? '' : `?tab=${key}`}`)}
          items={[
            { key: 'file', label: t('customers-file'), children: <div className="ac-stack"><Lines file={file} /><Happened page={page.data} all={setWhole} />{isWhole && <div id="customer-attachments"><Block title="attachments-title"><Attachments of={{ customer: customer.id }} everywhere /></Block></div>}</div> },
            ...(isWhole && mayHistory ? [{ key: 'history', label: t('customers-history'), children: <CustomerHistory file={file} /> }] : []),
          ]}
        />
      }
      right={
        <>
        <Block title="customers-facts" extra={isWhole ? <Stage page={page.data} /> : undefined}>
          <Facts fields={fields} of={{ ...customer, owner_name }}
            only={['kind', 'grade', 'region', 'owner_name', 'birthday', 'opened_on', 'source_number', 'note']} />
          <Standing page={page.data} />
        </Block>
        <Vip page={page.data} />
        {isWhole && <Give give={setPaper} />}
        <Merged page={page.data} />
        </>
      }
      foot={(
        <>
          <Next page={page.data} erase={() => setErasing(true)} merge={() => setMerging(true)} />
          {merging && <MergeWith customer={customer.id} close={() => setMerging(false)} />}
          {erasing && <EraseDialog customer={customer.id} close={() => setErasing(false)} />}
          {paper && <PaperDialog paper={paper} customer={customer.id} close={() => setPaper(null)} />}
        </>
      )}
    />
  );
}

const BLOCKS = ['phones', 'sites', 'equipment', 'tickets', 'visits', 'papers', 'documents', 'attachments'];

/** Alt and a digit lead to a block. */
function useJumps(isOn: boolean) {
  const t = useText();
  const jump = (at: number) => {
    const block = document.getElementById(`customer-${BLOCKS[at]}`);
    block?.scrollIntoView({ block: 'start' });
    block?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  };
  const label = (at: number) => t('customers-page-jump', { at: at + 1 });
  useKey('Alt+1', () => jump(0), isOn, label(0));
  useKey('Alt+2', () => jump(1), isOn, label(1));
  useKey('Alt+3', () => jump(2), isOn, label(2));
  useKey('Alt+4', () => jump(3), isOn, label(3));
  useKey('Alt+5', () => jump(4), isOn, label(4));
  useKey('Alt+6', () => jump(5), isOn, label(5));
  useKey('Alt+7', () => jump(6), isOn, label(6));
  useKey('Alt+8', () => jump(7), isOn, label(7));
}

/** The life stage (N-05): as set, else as the jobs say. */
function Stage({ page }: { page: Page }) {
  const t = useText();
  const mayWrite = useMay('customer.write');
  const set = useChange('customers.set_stage');
  const shown = page.stage ?? page.stage_by_jobs;
  if (!mayWrite) return <Tag>{t(`customers-stage-${shown}`)}</Tag>;
  return (
    <Select<LifeStage> size="small" className="ac-filter" aria-label={t('customers-stage')} value={shown} loading={set.isPending}
      options={stages.map((s) => ({ value: s.value as LifeStage, label: t(s.label) }))} onChange={(stage) => set.mutate({ customer: page.file.customer.id, stage })} />
  );
}

/** What can be printed or handed over of the file. */
function Give({ give }: { give: (paper: Paper) => void }) {
  const t = useText();
  const mayPrint = useMay('document.print');
  const mayGive = useMay('customer.export');
  useKey('Ctrl+P', () => give('customer_file'), mayPrint, 'sheets-do-customer_file');
  if (!mayPrint && !mayGive) return null;
  return (
    <Block title="customers-give">
      <div className="ac-row">
        {mayPrint && <Button size="small" onClick={() => give('customer_file')}>{t('sheets-do-customer_file')}</Button>}
        {mayPrint && <Button size="small" onClick={() => give('customer_card')}>{t('sheets-do-customer_card')}</Button>}
        {mayGive && <Button size="small" onClick={() => give('dossier')}>{t('customers-dossier')}…</Button>}
      </div>
    </Block>
  );
}

/** Files made one with this one, and the way to part them (N-16). */
function Merged({ page }: { page: Page }) {
  const t = useText();
  const locale = useLocale();
  const { message } = App.useApp();
  const mayMerge = useMay('customer.merge');
  const part = useChange('customers.merge_undo', { then: () => void message.success(t('customers-parted')) });
  if (page.merged.length === 0) return null;
  return (
    <Block title="customers-merged">
      <ul className="ac-lines">
        {page.merged.map((one) => (
          <li key={one.id}>
            <span className="ac-mono">{one.number}</span> <span>{one.name}</span>
            {one.is_undoable && <span className="ac-quiet">{t('customers-part-until', { day: day(one.undo_until, locale) })}</span>}
            {mayMerge && one.is_undoable && <Button size="small" loading={part.isPending} onClick={() => part.mutate({ merge: one.id })}>{t('customers-part')}</Button>}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Contacts with their numbers, sites, and what the customer owns. */
function Lines({ file }: { file: CustomerFile }) {
  const t = useText();
  const nameOf = (id: string | null) => file.contacts.find((c) => c.id === id)?.name ?? t('customers-contact-own');
  return (
    <>
      <div id="customer-phones"><Block title="customers-phones">
        <ul className="ac-lines">
          {file.phones.map((p) => (
            <li key={p.id}>
              <strong className="ac-num">{p.display}</strong> <span>{nameOf(p.contact)}</span> {p.label && <span className="ac-quiet">{p.label}</span>}
              {p.is_main && file.phones.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
            </li>
          ))}
          {file.phones.length === 0 && <li className="ac-quiet">{t('customers-no-phone')}</li>}
        </ul>
      </Block></div>
      {file.contacts.length > 0 && (
        <Block title="customers-contacts">
          <ul className="ac-lines">
            {file.contacts.map((c) => (
              <li key={c.id}>
                <strong>{c.name}</strong> {c.post && <span>{c.post}</span>} {c.email && <span className="ac-quiet">{c.email}</span>}
                {c.is_main && file.contacts.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
              </li>
            ))}
          </ul>
        </Block>
      )}
      <div id="customer-sites"><Block title="customers-sites">
        <ul className="ac-lines">
          {file.sites.map((s) => (
            <li key={s.id}>
              {s.name && <strong>{s.name}</strong>} <span>{s.address}</span> {s.zone && <Tag>{s.zone}</Tag>} {s.note && <span className="ac-quiet">{s.note}</span>}
              {s.is_main && file.sites.length > 1 && <Tag tone="ok">{t('customers-main')}</Tag>}
            </li>
          ))}
          {file.sites.length === 0 && <li className="ac-quiet">{t('customers-no-site')}</li>}
        </ul>
      </Block></div>
      <div id="customer-equipment"><Block title="customers-equipment">
        <ItemLines items={file.equipment} />
      </Block></div>
    </>
  );
}

function Next({ page, erase, merge }: { page: Page; erase: () => void; merge: () => void }) {
  const { file } = page;
  const t = useText();
  const id = file.customer.id;
  const mayTicket = useMay('ticket.create');
  const mayWrite = useMay('customer.write');
  const mayItem = useMay('equipment.write');
  const maySee = useMay('customer.review');
  const mayErase = useMay('customer.erase');
  const mayMerge = useMay('customer.merge');
  const seen = useChange('customers.mark_seen');
  const steps: Step[] = [];
  if (mayTicket) steps.push({ key: 'ticket', label: 'customers-new-ticket', allowed: file.customer.active, reason: t('customers-closed'), run: () => go(`/intake?caller=${encodeURIComponent(file.customer.number)}`) });
  if (mayWrite) steps.push({ key: 'edit', label: 'customers-edit', allowed: file.access === 'full', reason: t('customers-vip-flag'), run: () => go(`/customers/${id}/edit`) });
  if (mayItem) steps.push({ key: 'item', label: 'equipment-new', allowed: true, run: () => go(`/equipment/new?customer=${id}`) });
  if (maySee && page.seen_at === null) steps.push({ key: 'seen', label: 'customers-mark-seen', allowed: true, busy: seen.isPending, run: () => seen.mutate({ customers: [id] }) });
  if (mayMerge && file.access === 'full' && file.customer.active) steps.push({ key: 'merge', label: 'customers-merge-with', allowed: true, run: merge });
  if (mayErase && file.access === 'full') steps.push({ key: 'erase', label: 'customers-erase', allowed: true, danger: true, run: erase });
  return steps.length > 0 ? <Steps items={steps} /> : null;
}
