// Acceptance at the window, by the words on the screen: what the customer refuses comes back in the next round, whoever did not
// sign is reminded, stages keep their order, a project its documents, what was signed is corrected and not changed (group F).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { choose } from '../window/hands.mjs';
import { become, finished, left, ready, readyAgain, written } from './work.mjs';

const t = words('zh-CN');
/** A picture no other signature was given with: readers ignore what follows the end of a JPEG. */
const picture = (view) => Buffer.concat([readFileSync(join(root, 'assets/sample', `${view}.jpg`)), Buffer.from(`${Date.now()}`)]).toString('base64');

// Gives files to the hidden field behind a button, as the system's file window does.
const CHOOSE = `
  const [input, name, base64, type] = arguments;
  const given = new DataTransfer();
  given.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
  input.files = given.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));`;

export async function acceptanceTests({ tests, session, call, address }) {
  const open = async (page) => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', page);
  };
  const at = (page) => session.script('location.hash = arguments[0]', page);
  const shot = (name) => session.picture(join(tests.folder, `acceptance-${name}.png`));
  const rounds = (ticket) => call('acceptance.rounds', { ticket });
  const last = async (ticket) => (await rounds(ticket)).at(-1);
  /** The customer pages to the end of what is shown. */
  const read = async () => {
    await session.css('.acc-sheet img');
    for (;;) {
      const forward = await session.find('button', t('acceptance-page-next'), { enabled: false });
      if (await session.script('return arguments[0].disabled', forward)) return;
      await session.clickOn(forward);
    }
  };
  const show = async (visit) => {
    await open(`/visits/${visit}?step=sign`);
    await session.click('button', t('acceptance-mode-on_site'));
    await read();
  };
  let hand = 0;
  /** A name, each time in another hand: ink is used once only. */
  const write = async () => {
    hand += 1;
    const stroke = (n) => Array.from({ length: 12 }, (_, i) => [Math.round(-150 + n * 90 + i * 6), Math.round((20 + hand * 3) * Math.sin(i / 2 + n + hand))]);
    await session.draw(await session.css('.acc-pad canvas'), [stroke(0), stroke(1), stroke(2)], 'mouse');
    await until('the strokes on the pad', () => session.script('return document.querySelector(".acc-pad canvas").ariaLabel.includes(" 3 ")'));
  };
  const signs = async () => {
    await session.click('button', t('acceptance-to-sign'));
    await session.click('button', t('acceptance-relation-self'));
    if (!(await session.script("return document.querySelector('.acc-who input[inputmode=tel]').value"))) await session.fill(t('acceptance-signer-phone'), '13800005418');
    await write();
    await session.click('button', t('acceptance-sign'));
    await session.css('.doc-judgement.ac-tone-ok', 30_000);
  };
  const panel = async (ticket) => {
    await open(`/tickets/${ticket}?tab=acceptance`);
    await session.css('.acc-panel');
  };
  /** The hand-over slip of the staged visit. */
  const slip = async () => {
    const { rows } = await call('papers.list', { visit: staged });
    const found = rows.find((p) => p.kind === 'hand_over');
    return found && call('papers.get', { id: found.id });
  };
  let first = null;
  let second = null;
  let third = null;
  let staged = null;
  let visit = null;
  let again = null;

  await tests.step('F-08: the customer refuses with two issues, Enter beginning each line', async () => {
    first = await ready(call, '吴建明');
    visit = await finished(call, first);
    await show(visit);
    await session.click('button', t('acceptance-no-signature'));
    await session.click('button', t('acceptance-outcome-rejected'));
    await session.fill('问题 1', '出风口仍有异响');
    await session.press('Enter');
    await session.find('field', '问题 2');
    await session.type('面板划痕');
    await shot('rejected');
    await session.click('button', t('acceptance-record-rejected'));
    await session.shows(t('acceptance-done-rejected'));
    must((await last(first)).issues.length === 2, 'both issues are kept in the customer\'s words');
    must((await call('tickets.get', { id: first })).ticket.state === 'rework', 'F-08: the ticket goes to rework');
  });
  await tests.step('F-08: the next round waits until each issue is treated, and carries both with what became of them', async () => {
    await left(call, visit);
    await readyAgain(call, first);
    again = await finished(call, first);
    await open(`/visits/${again}?step=sign`);
    await session.click('button', t('acceptance-mode-on_site'));
    await session.shows(t('fault-acceptance-issues_open'));
    await panel(first);
    for (const [note, fate] of [['换了风轮', 'done'], ['客户同意不修', 'declined']]) {
      await session.click('button', t('acceptance-treat'));
      await session.fill(t('acceptance-treat-hint'), note);
      await session.click('button', t(`acceptance-fate-${fate}`));
      await session.shows(note);
    }
    await shot('treated');
    await show(again);
    await shot('round-2');
    const round = await last(first);
    must(round.round === 2 && round.state === 'presented', 'F-08: the second round is shown');
    const { pages } = await call('acceptance.pages', { round: round.id });
    must(pages.length > 0, 'F-05: its pages are those on the screen');
  });
  await tests.step('F-13: nobody there to sign: no word without a witness or proof, and each reminder is recorded', async () => {
    await session.click('button', t('acceptance-no-signature'));
    await session.click('button', t('acceptance-unsigned-absent'));
    await session.click('button', t('acceptance-record-unsigned'));
    await session.shows(t('fault-field-required'));
    await session.fill(t('acceptance-unsigned-witness'), '物业保安李工');
    await session.click('button', t('acceptance-record-unsigned'));
    must((await last(first)).state === 'presented', 'F-13: a witness without proof is not enough');
    await session.click('button', t('acceptance-proof-call_record'));
    await session.fill(t('acceptance-unsigned-evidence'), '14:05、14:20 拨打 138 0000 5418 无人接');
    await shot('proof');
    await session.click('button', t('acceptance-record-unsigned'));
    await session.shows(t('acceptance-done-unsigned-about'));
    await panel(first);
    await session.click('button', t('acceptance-remind'));
    await session.fill(t('acceptance-remind-note'), '约周四来签');
    await session.press('Ctrl+Enter');
    await session.shows('约周四来签');
    await session.shows('物业保安李工');
    await shot('reminded');
    must((await last(first)).reminders.length === 1, 'F-13');
    must((await call('tickets.get', { id: first })).ticket.state !== 'accepted', 'F-13: never taken for accepted');
  });
  await tests.step('F-04: the customer who comes back seals with the company seal', async () => {
    await open(`/visits/${again}?step=sign`);
    await session.click('button', t('acceptance-sign-after-all'));
    await session.click('button', t('acceptance-mode-on_site'));
    await read();
    await session.click('button', t('acceptance-to-sign'));
    await session.click('button', t('acceptance-relation-employee'));
    await session.script("[...document.querySelectorAll('.ant-segmented-item')].find((e) => e.innerText === arguments[0]).click()", t('acceptance-by-seal'));
    const field = await session.css('.acc-seal input[type=file]');
    await session.script(CHOOSE, field, '公章.jpg', picture('old_part'), 'image/jpeg');
    await until('the seal on the screen', () => session.script("const i = document.querySelector('.acc-seal img'); return i && i.naturalWidth > 50"));
    await shot('seal');
    await session.fill(t('acceptance-signer-reason'), '负责人出差，前台盖章');
    await session.fill(t('acceptance-signer-phone'), '13800005418');
    await session.click('button', t('acceptance-sign'));
    await session.css('.doc-judgement.ac-tone-ok', 30_000);
    const round = await last(first);
    must(round.signature.method === 'company_seal' && round.signature.relation === 'employee', `F-04: ${JSON.stringify(round.signature)}`);
    await panel(first);
    await session.shows(t('acceptance-method-company_seal'));
  });
  await tests.step('F-16: stages are signed in their order, and the next one says what it still needs', async () => {
    second = await ready(call, '杭州鼎新食品厂');
    staged = await finished(call, second);
    await panel(second);
    await session.click('button', t('acceptance-stages-open'));
    await session.click('button', t('acceptance-stages-equipment'));
    await session.shows(t('acceptance-stage-next'));
    await show(staged);
    await signs();
    await panel(second);
    await session.shows(t('acceptance-stage-later'));
    must((await rounds(second)).filter((r) => r.state === 'accepted').length === 1, 'F-16: the preliminary is signed by itself');
    must((await call('tickets.get', { id: second })).ticket.state !== 'accepted', 'F-16: the preliminary alone accepts nothing');
    await shot('stages');
    await session.click('button', t('acceptance-show'));
    await session.click('button', t('acceptance-mode-test'));
    await session.shows(`${t('acceptance-stage-trial_from')}：`);
    await shot('trial-without-dates');
  });
  await tests.step('F-17: a project is not shown before each document is there or waived with a reason', async () => {
    third = await ready(call, '浙江远大电子厂');
    visit = await finished(call, third);
    await panel(third);
    await session.click('button', t('acceptance-documents-open'));
    await session.shows(t('acceptance-document-missing'));
    await open(`/visits/${visit}?step=sign`);
    await session.click('button', t('acceptance-mode-handover'));
    await session.shows(t('fault-acceptance-documents_missing'));
    await panel(third);
    const count = (await call('acceptance.documents', { ticket: third })).length;
    const field = await session.css('.acc-stage-list input[type=file]');
    await session.script(CHOOSE, field, '验收方案.pdf', Buffer.from('%PDF-1.7').toString('base64'), 'application/pdf');
    await session.shows('验收方案.pdf');
    for (let waived = 1; waived < count; waived += 1) {
      const missing = await until('the next document without a file', () => session.script("return [...document.querySelectorAll('.acc-stage-list li')].find((li) => li.innerText.includes(arguments[0]))", t('acceptance-document-missing')));
      const [waive] = await session.all('button', t('acceptance-document-waive'), missing);
      await session.clickOn(waive);
      await session.fill(t('acceptance-document-waive-why'), `合同没有约定 ${waived}`);
      await session.click('button', t('action-save'));
      await session.shows(`合同没有约定 ${waived}`);
    }
    await shot('documents');
    await show(visit);
    await signs();
  });
  await tests.step('F-06: what was signed is corrected by an addendum signed anew, and stays as it was', async () => {
    const { signature, number } = await last(third);
    const before = await until('the sealed report', async () => (await last(third)).signature.document);
    const bytes = (await call('documents.get', { id: before })).pdf_base64;
    await panel(third);
    await session.click('button', t('acceptance-amend'));
    await session.fill(t('acceptance-paper-label-correction'), '电容型号误写，应为 CBB65 35 µF');
    await session.press('Ctrl+Enter');
    await session.click('button', t('acceptance-mode-on_site'));
    await read();
    await shot('addendum');
    await signs();
    const all = await rounds(third);
    must(all.at(-1).number === `${number}-1` && all.at(-1).state === 'accepted', `F-06: ${all.map((r) => `${r.number} ${r.state}`)}`);
    must((await call('documents.get', { id: before })).pdf_base64 === bytes && signature !== null, 'F-06: the original is untouched');
  });
  await tests.step('K-02: what is taken away goes on a numbered receipt the customer signs on the spot', async () => {
    visit = await written(call, await ready(call, '余杭康桥茶室'), { result: 'workshop_needed', result_note: '主板须回厂修' });
    await open(`/visits/${visit}?step=work`);
    await session.click('button', t('visits-custody-take'));
    await session.fill(t('custody-field-accessories'), '遥控器');
    await session.fill(t('custody-field-condition'), '外壳有划痕');
    await session.fill(t('custody-field-promised_on'), '2031-12-01');
    await session.press('Enter');
    await shot('take-away');
    await session.click('button', t('custody-do-take'));
    await until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));
    const gone = () => until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));
    const goods = async () => (await call('visits.get', { id: visit })).custody;
    await session.click('button', t('custody-do-correct'));
    await session.fill(t('custody-field-condition'), '，右角有裂纹');
    await shot('correct');
    const [, correct] = await session.all('button', t('custody-do-correct'));
    await session.clickOn(correct);
    await gone();
    must((await goods())[0].condition === '外壳有划痕，右角有裂纹', 'K-02: what was written wrongly is put right before he signs');
    const [first] = await goods();
    await call('custody.take', { visit, name: '遥控器', model: '', serial: '', accessories: '无', condition: '完好', fault: '', reason: '一并检查', promised_on: '2031-12-01', photos: [] });
    await open(`/visits/${visit}?step=work`);
    await session.shows('遥控器');
    const both = await session.all('button', t('custody-do-leave_here'));
    await session.clickOn(both.at(-1));
    await session.fill(t('custody-leave-why'), '客户要自己留着');
    await shot('leave-here');
    await session.press('Enter');
    await gone();
    must((await goods()).length === 1 && (await goods())[0].id === first.id, 'K-01: what stays is on no receipt');
    await session.click('button', t('custody-sign-receipt'));
    await read();
    await session.click('button', t('acceptance-to-sign'));
    await session.click('button', t('acceptance-relation-self'));
    await session.fill(t('acceptance-signer-phone'), '13800005418');
    await write();
    await session.click('button', t('acceptance-sign'));
    await until('the customer to have confirmed it', async () => (await call('visits.get', { id: visit })).custody[0].confirmed_at !== null, 30_000);
    await open(`/visits/${visit}?step=work`);
    await session.shows(t('custody-confirmed-by'));
    await shot('taken');
  });
  await tests.step("F-15: a hand-over slip without the operator's telephone is not shown to be signed", async () => {
    await open(`/visits/${staged}?step=leave`);
    await session.click('button', t('visits-numbers-issue'));
    await session.click('menuitem', t('papers-kind-hand_over'));
    await session.click('button', t('papers-do-fill'));
    await session.fill(t('papers-paper-label-operator'), '刘师傅');
    await session.fill(t('papers-paper-label-training'), '开关机、报警');
    await session.press('Ctrl+Enter');
    await until('the form to be kept', async () => (await slip())?.form.operator === '刘师傅');
    await until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));
    await session.click('button', t('papers-do-sign'));
    await session.shows(`${t('papers-paper-label-operator_phone')}：`);
    await shot('hand-over');
    must((await slip()).row.state === 'issued', 'F-15: it was shown to nobody');
  });
  await become(call, 'demo');
  await open('/today');
}
