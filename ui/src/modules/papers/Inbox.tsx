// Scans that came in: many at once, each to the paper its code names; what is left over waits here for a person.
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Blank } from '../../grid';
import { Faulted, useQuery, useSession, useTellFault } from '../../data';
import { Field } from '../../form';
import type { Fields } from '../../field';
import { moment } from '../../format/format';
import { go } from '../../frame/router';
import { call } from '../../host';
import { maybe, useLocale, useText } from '../../text';
import type { Id, ScanRow } from '../../wire.gen';
import { Asking } from '../tickets/Asking';
import { ScanPicture, takeFile, takeScan, type Goal } from './Scans';

export function Inbox() {
  const t = useText();
  const locale = useLocale();
  const tell = useTellFault();
  const { message } = App.useApp();
  const { zone_offset_minutes: offset } = useSession();
  const inbox = useQuery('papers.inbox', {});
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<ScanRow | null>(null);

  const say = (attached: number, waiting: number) => void message.success(t('papers-taken', { attached, waiting }));
  const drop = async (files: File[]) => {
    setBusy(true);
    let attached = 0;
    let waiting = 0;
    try {
      for (const file of files) {
        // One after the other: a hundred scans at once would all be in memory together.
        // oxlint-disable-next-line no-await-in-loop
        const taken = await takeFile({ path: file.name, file }, {});
        attached += taken.attached.length + taken.rounds.length;
        waiting += taken.waiting.length;
      }
      say(attached, waiting);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const pick = () => {
    takeScan(t('papers-inbox-choose'), {}).then((taken) => taken && say(taken.attached.length + taken.rounds.length, taken.waiting.length), tell);
  };
  return (
    <div className="ac-page pp-inbox">
      <header className="ac-row">
        <h1 className="ac-title">{t('papers-inbox')}</h1>
        <span className="ac-push" />
        <Button onClick={() => go('/papers')}>{t('action-back')}</Button>
      </header>
      <div className="pp-drop" role="group" aria-label={t('papers-inbox-drop')} onDragOver={(e) => e.preventDefault()}
        onDrop={(e) => {
          e.preventDefault();
          void drop([...e.dataTransfer.files]);
        }}>
        <strong>{t('papers-inbox-drop')}</strong>
        <span className="ac-quiet">{t('papers-inbox-about')}</span>
        <Button type="primary" loading={busy} onClick={pick}>{t('papers-inbox-choose')}</Button>
      </div>
      {inbox.error && <Faulted error={inbox.error} again={() => void inbox.refetch()} />}
      {inbox.data?.length === 0 && <Blank title={t('papers-inbox-empty')} />}
      <ul className="pp-waiting">
        {(inbox.data ?? []).map((scan) => (
          <li key={scan.id} className="ac-row">
            <button type="button" className="pp-waiting-line" onClick={() => setChosen(scan)}>
              <span>{scan.name || t('papers-scan-unnamed')}</span>
              <span className="ac-mono pp-code">{numberOf(scan.code)}</span>
              <span>{maybe(`papers-why-${scan.reason.replaceAll('.', '-')}`) ?? scan.reason}</span>
              <span className="ac-num ac-quiet">{moment(scan.received_at, offset, locale)} {scan.received_by_name}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && <Decide scan={chosen} file={fileOf(chosen, inbox.data ?? [])} turn={setChosen} close={() => setChosen(null)} />}
    </div>
  );
}

/** The number in one of our codes, which is all of it a person can use; somebody else's code as it is. */
const numberOf = (code: string) => (code.startsWith('AC1:') ? (code.split(':')[1] ?? '') : code);

/** The pages of the same file that wait too: one scan may hold many papers, or one paper of many pages. */
const fileOf = (scan: ScanRow, all: ScanRow[]) =>
  all.filter((one) => one.name === scan.name && one.received_at === scan.received_at).toSorted((a, b) => a.file_page - b.file_page);

type Deciding = { scan: ScanRow; file: ScanRow[]; turn: (to: ScanRow) => void; close: () => void };

/** The scan beside the choice: which paper it is of, or that it is none of ours. */
function Decide({ scan, file, turn, close }: Deciding) {
  const t = useText();
  const at = file.findIndex((one) => one.id === scan.id);
  const before = file[at - 1];
  const after = file[at + 1];
  // What is decided goes; the next page of the file comes, and when there is none the list.
  const next = after ?? before;
  const decided = () => {
    setGoal(null);
    setAsking(false);
    if (next) turn(next);
    else close();
  };
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  const found = useQuery('papers.list', { search: text, limit: 8 }, { keep: true });
  const reports = useQuery('acceptance.sheets_out', { search: text }, { keep: true });
  const [goal, setGoal] = useState<(Goal & { number: string }) | null>(null);
  const open = (found.data?.rows ?? []).filter((row) => row.prints > 0 && ['issued', 'presented', 'scan_pending'].includes(row.state));
  const wanted = [
    ...open.map((row) => ({ key: row.id, number: row.number, kind: row.kind as string, name: row.customer_name, goal: { paper: row.id as Id } as Goal })),
    ...(reports.data ?? []).map((one) => ({ key: one.round, number: one.number, kind: 'acceptance', name: one.customer_name, goal: { round: one.round } as Goal })),
  ];
  const noted: Fields = { note: { kind: 'text', label: 'papers-match-note', required: true, max: 200 } };
  const fields: Fields = { note: { kind: 'text', label: 'papers-discard-note', required: true, max: 200 } };
  return (
    <Modal open footer={null} width={1100} title={scan.name || t('papers-scan-unnamed')} onCancel={close} destroyOnHidden>
      <div className="pp-compare">
        <div>
          {file.length > 1 && (
            <div className="pp-pager pp-file">
              <Button disabled={!before} onClick={() => before && turn(before)}>{t('acceptance-page-back')}</Button>
              <span className="ac-num">{t('acceptance-page-of', { page: at + 1, pages: file.length })}</span>
              <Button disabled={!after} onClick={() => after && turn(after)}>{t('acceptance-page-next')}</Button>
            </div>
          )}
          <ScanPicture wanted={{ scan: scan.id, at: 0 }} name={scan.name} />
        </div>
        <div className="pp-decide">
          <Input autoFocus allowClear aria-label={t('papers-match-find')} placeholder={t('papers-match-find')} value={text} onChange={(e) => setText(e.target.value)} />
          <ul className="ac-lines">
            {wanted.map((one) => (
              <li key={one.key} className="ac-row">
                <span className="ac-mono">{one.number}</span><span>{t(`papers-kind-${one.kind}`)}</span><span>{one.name}</span>
                <span className="ac-push" />
                <Button size="small" onClick={() => setGoal({ ...one.goal, number: one.number })}>{t('papers-match')}</Button>
              </li>
            ))}
          </ul>
          {wanted.length === 0 && <p className="ac-quiet">{t('papers-match-none')}</p>}
          <span className="ac-push" />
          <Button danger onClick={() => setAsking(true)}>{t('papers-discard')}</Button>
        </div>
      </div>
      {goal && (
        <Asking<{ note: string }> title="papers-match" fields={noted} close={() => setGoal(null)}
          save={async (v) => {
            const { number: _number, ...of } = goal;
            await call('papers.match_scan', { scan: scan.id, ...of, note: v.note });
            decided();
          }}>
          <p className="ac-mono">{goal.number}</p>
          <Field name="note" autoFocus />
        </Asking>
      )}
      {asking && (
        <Asking<{ note: string }> title="papers-discard" fields={fields} close={() => setAsking(false)}
          save={async (v) => {
            await call('papers.discard_scan', { scan: scan.id, note: v.note });
            decided();
          }}>
          <Field name="note" autoFocus />
        </Asking>
      )}
    </Modal>
  );
}
