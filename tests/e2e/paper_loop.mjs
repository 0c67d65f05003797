// The paper loop at the window: forms are seen and printed, their sheets come back as pictures and find their paper, one
// nobody can read is matched by hand, and what was keyed in is compared by a second person with every page (F-12, F-21).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, run } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { DROP } from './dropped.mjs';
import { become } from './work.mjs';

const t = words('zh-CN');

export async function paperTests({ tests, session, call, address }) {
  const papers = folder();
  await call('documents.set_folder', { path: papers });
  const { zone_offset_minutes: offset } = await call('session.current', {});
  const { rows } = await call('visits.list', { view: 'all', limit: 200 });
  const used = new Set((await call('papers.list', { limit: 200 })).rows.filter((p) => p.kind === 'receipt_slip').map((p) => p.visit_number));
  const [visit, other] = rows.filter((v) => v.state === 'left_site' && !used.has(v.number));
  must(visit && other, 'the sample firm has left two customers without a slip');

  const open = async (page) => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', page);
  };
  const at = (page) => session.script('location.hash = arguments[0]', page);
  // Asked only once the screen has shown it: who is told first that something changed is whoever asks first.
  const paper = (id) => call('papers.get', { id });
  const painted = (where, count) => until(`${count} pictures in ${where}`, () => session.script('const all = [...document.querySelectorAll(arguments[0])]; return all.length === arguments[1] && all.every((i) => i.complete && i.naturalWidth > 100)', `${where} img`, count), 30_000);
  /** The newest print in the folder, its first page as a picture. */
  const sheet = (dots) => {
    const [pdf] = readdirSync(papers).filter((n) => n.endsWith('.pdf')).map((n) => join(papers, n)).toSorted((a, b) => readFileSync(b).length && run('stat', ['-c', '%.Y', b]).out.localeCompare(run('stat', ['-c', '%.Y', a]).out));
    const to = join(papers, `sheet-${dots}`);
    const done = run('pdftoppm', ['-r', `${dots}`, '-png', '-gray', '-singlefile', pdf, to]);
    must(done.code === 0, done.err);
    return readFileSync(`${to}.png`).toString('base64');
  };
  const drop = (name, base64) => until('a page that takes files', () => session.script(DROP, [[name, base64]]));
  const pick = async (field, typed) => {
    await session.clickOn(await session.find('field', field));
    await session.type(typed);
    await session.click('option', typed);
  };
  const moment = (ms) => new Date(ms + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const when = async (field) => {
    await session.fill(field, moment(Date.now()));
    await session.press('Enter');
  };
  const signer = async () => {
    await session.fill(t('acceptance-signer-name'), '赵敏');
    // The form has the customer's own telephone too, further up.
    await session.clickOn((await session.all('field', t('acceptance-signer-phone'))).at(-1));
    await session.type('13800005418');
    await session.fill(t('acceptance-signer-role'), '店长');
    await session.fill(t('acceptance-signer-place'), '门店收银台');
    await when(t('papers-sheet-signed_at'));
    await session.press('Ctrl+Enter');
  };
  let blank = null;
  let filled = null;

  await tests.step('two blank forms are seen sheet by sheet, then printed in one file', async () => {
    await open('/papers/print');
    await session.clickOn(await session.find('field', t('papers-count')));
    await session.press('Ctrl+A');
    await session.type('2');
    await session.shows('共 2 页');
    await painted('.pp-tray', 1);
    const first = await session.script("return document.querySelector('.pp-tray img').src");
    await session.script("document.querySelector('.pp-tray').focus()");
    await session.press('PageDown');
    await until('the second sheet', () => session.script("const i = document.querySelector('.pp-tray img'); return i && i.src !== arguments[0] && i.naturalWidth > 500", first));
    await session.picture(join(tests.folder, 'paper-preview.png'));
    await session.press('Ctrl+Enter');
    await session.shows('已打印 2 份', 30_000);
    const [newest] = (await call('papers.list', { limit: 2 })).rows.toSorted((a, b) => a.number.localeCompare(b.number));
    must(newest.is_blank && newest.prints === 1, 'its number was given out and its print counted');
    blank = newest;
  });
  await tests.step('its picture dropped on any page finds its paper by the square code', async () => {
    await open('/today');
    await drop('scan.png', sheet(110));
    await session.shows(blank.number, 30_000);
    await until('the inbox', () => session.script("return location.hash === '#/papers/inbox'"));
    must((await paper(blank.id)).scans.length === 1, 'F-12: the code brought it there');
  });
  await tests.step('a spoilt picture waits in the inbox and is matched by hand, with the reason', async () => {
    await drop('spoilt.png', sheet(24));
    await session.click('button', 'spoilt.png', { ms: 30_000 });
    await painted('.pp-compare', 1);
    await session.fill(t('papers-match-find'), blank.number);
    await until('that number alone', () => session.script("const all = [...document.querySelectorAll('.pp-decide li')]; return all.length === 1 && all[0].innerText.includes(arguments[0])", blank.number));
    await session.click('button', t('papers-match'));
    await session.find('field', t('papers-match-note'));
    await session.press('Ctrl+Enter');
    await session.shows(t('fault-field-required'));
    await session.picture(join(tests.folder, 'paper-by-hand.png'));
    must((await paper(blank.id)).scans.length === 1, 'nothing is matched without a reason');
    await session.fill(t('papers-match-note'), '照片拍糊了，号码看得清');
    await session.press('Ctrl+Enter');
    await session.shows(t('papers-inbox-empty'));
    must((await paper(blank.id)).scans.some((s) => s.by_hand), 'it is said that a person matched it');
  });
  await tests.step('what is written on it is keyed in: on which visit, signer, post, telephone, place and time', async () => {
    await at(`/papers/${blank.id}`);
    await session.click('button', t('papers-do-key_in'));
    await pick(t('papers-field-visit'), visit.number);
    await session.fill(t('papers-field-customer'), visit.customer_name);
    await session.fill(t('papers-paper-label-work'), '更换启动电容');
    // F-21: not valid without the time of completion and what came of it.
    await session.fill(t('papers-paper-label-finished_at'), '10:30');
    await session.fill(t('papers-paper-label-result'), '已修复');
    await session.picture(join(tests.folder, 'paper-key-in.png'));
    await signer();
    await session.shows(t('papers-missing-comparison'));
    const { on_sheet: kept } = await paper(blank.id);
    must(kept.signer_role === '店长' && kept.place === '门店收银台', `F-04: ${JSON.stringify(kept)}`);
    const compare = await session.find('button', t('papers-do-compare'), { enabled: false });
    must(await session.script('return arguments[0].disabled || arguments[0].ariaDisabled === "true"', compare), 'F-21: nobody compares what he keyed in himself');
  });
  await tests.step('a second person sees every page of the scan beside what was keyed in, and seals both', async () => {
    await become(call, 'chen');
    await open(`/papers/${blank.id}`);
    await session.click('button', t('papers-do-compare'));
    await painted('.pp-compare .pp-sheet', 2);
    const keyed = await session.script("return document.querySelector('.pp-keyed').innerText");
    must(['更换启动电容', '赵敏', '店长', '门店收银台', visit.number].every((word) => keyed.includes(word)), `F-21: what was keyed in: ${keyed}`);
    await session.picture(join(tests.folder, 'paper-compare.png'));
    await session.shows(t('papers-compare-read'));
    must(await session.script("return document.querySelector('.ant-modal-footer .ant-btn-primary').disabled"), 'F-21: nobody agrees before the last page was in view');
    await session.script("document.querySelector('.pp-compare').focus()");
    await session.press('End');
    await until('the end of the scans', () => session.script("const s = document.querySelector('.pp-compare'); return s.scrollTop + s.clientHeight >= s.scrollHeight - 2"));
    await session.click('button', t('papers-compare-agree'));
    await session.shows(t('papers-method-paper_scan'));
    await until('the filed paper', async () => (await paper(blank.id)).row.state === 'filed', 30_000);
    const [signature] = await until('its sealed file', async () => { const { signatures } = await paper(blank.id); return signatures[0]?.document && signatures; });
    const { pdf_base64: sealed } = await call('documents.get', { id: signature.document });
    must((await call('documents.verify', { base64: sealed })).judgement === 'intact', 'F-21: sealed with its scan');
  });
  await tests.step('a filled-in form is printed, comes back as a picture and is filed once its signer is keyed in', async () => {
    await become(call, 'demo');
    await call('papers.issue', { kind: 'receipt_slip', visit: other.id });
    filled = (await call('papers.list', { visit: other.id })).rows.find((p) => p.kind === 'receipt_slip');
    await open(`/papers/${filled.id}`);
    await session.click('button', t('papers-print'));
    await painted('.pp-tray', 1);
    await session.press('Ctrl+Enter');
    await until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));
    await drop('slip.png', sheet(110));
    await session.shows(filled.number, 30_000);
    await until('the inbox', () => session.script("return location.hash === '#/papers/inbox'"));
    must((await paper(filled.id)).scans.length === 1, 'F-12: the code brought it there');
    await at(`/papers/${filled.id}`);
    await session.click('button', t('papers-do-key_in'));
    await signer();
    await session.shows(t('papers-method-paper_scan'));
    await until('the filed slip', async () => (await paper(filled.id)).row.state === 'filed', 30_000);
  });
}
