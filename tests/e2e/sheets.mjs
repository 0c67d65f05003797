// What goes out on paper at the window: the reports of several visits in one file, the blank intake slip seen before its
// number is given out, and the customer's copy of a signed paper (V-08, A-11, F-10).
import { join } from 'node:path';
import { folder } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');

export async function sheetTests({ tests, session, call, address }) {
  await call('documents.set_folder', { path: folder() });
  const open = async (page) => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', page);
  };
  const painted = (where) => until(`a picture in ${where}`, () => session.script('const i = document.querySelector(arguments[0]); return i && i.complete && i.naturalWidth > 300', `${where} img`), 30_000);
  const closed = () => until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"), 30_000);

  await tests.step('V-08: the reports of several visits are seen, then printed in one file in the order of their numbers', async () => {
    const { rows } = await call('visits.list', { view: 'all', limit: 200 });
    const look = (ids) => call('acceptance.preview_sheets', { visits: ids, mode: 'on_site' });
    const { papers } = await look(rows.map((v) => v.id));
    const fit = papers.filter((p) => p.fault === null).slice(0, 3);
    const unfit = papers.find((p) => p.fault !== null);
    must(fit.length > 0 && unfit, 'the sample firm has reports to be signed, and visits without one');
    const before = new Map(fit.map((p) => [p.visit, p.print]));
    const chosen = [...fit, unfit].map((p) => p.visit);
    await open('/visits');
    await session.click('tab', t('visits-list-view-all'));
    for (const id of chosen.toReversed()) {
      // One after the other, as a hand does it: the list draws only what is in view.
      // oxlint-disable-next-line no-await-in-loop
      await until('the line', () => session.script(`
        const row = document.querySelector('.ag-row[row-id="' + arguments[0] + '"] .ag-cell');
        const view = document.querySelector('.ag-body-viewport');
        if (!row) { view.scrollTop = view.scrollTop + 200 >= view.scrollHeight - view.clientHeight ? 0 : view.scrollTop + 200; return false; }
        row.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
        return row.closest('.ag-row').classList.contains('ag-row-selected')`, id));
    }
    await session.click('button', t('acceptance-sheets-print'));
    await painted('.pp-tray');
    await session.shows(t('acceptance-sheets-unfit'));
    await session.shows(unfit.visit_number);
    await session.picture(join(tests.folder, 'sheets-stack.png'));
    if (fit.length > 1) {
      const drawn = await session.script("return document.querySelector('.pp-tray img').src");
      await session.click('button', t('acceptance-sheets-next'));
      await until('the next report', () => session.script("const i = document.querySelector('.pp-tray img'); return i && i.src !== arguments[0] && i.naturalWidth > 300", drawn), 30_000);
    }
    await session.press('Ctrl+Enter');
    await closed();
    const after = await look(fit.map((p) => p.visit));
    must(after.papers.every((p) => p.print === before.get(p.visit) + 1), `T-14: each print is counted: ${JSON.stringify(after.papers.map((p) => p.print))}`);
  });
  await tests.step('A-11: the blank intake slip is seen first, and looking gives no number out', async () => {
    await open('/intake/blank');
    await painted('.pp-tray');
    await session.picture(join(tests.folder, 'sheets-blank-slip.png'));
    await session.press('Escape');
    await closed();
    must(await session.script("return location.hash === '#/intake'"), 'the reception stands where it stood');
    await session.script("location.hash = '/intake/blank'");
    await painted('.pp-tray');
    await session.click('button', t('papers-print'));
    await closed();
  });
  await tests.step('F-10: the copy of a signed slip is on Today until its hand-over is recorded', async () => {
    const due = async () => (await call('today.list', {})).find((s) => s.key === 'copies')?.sheets ?? [];
    const [slip] = await due();
    must(slip, 'the sample firm forgot a copy');
    await open('/today');
    await session.click('button', slip.number);
    await session.click('button', t('acceptance-copy-print-now'));
    await painted('.pp-tray');
    await session.press('Escape');
    await closed();
    await session.click('button', t('acceptance-copy-give'));
    await session.find('field', t('acceptance-copy-recipient'));
    await session.picture(join(tests.folder, 'sheets-copy.png'));
    await session.press('Ctrl+Enter');
    await until('the copy on record', async () => (await due()).every((p) => p.id !== slip.id));
    await until('the page to say so', () => session.script("return !document.querySelector('.pp-copies .pp-warn')"));
  });
  await tests.step('K-02, P-30: a voucher signed on paper at both places asks for both signers, each at its own place', async () => {
    const { rows } = await call('visits.list', { view: 'all', limit: 200 });
    const { papers } = await call('acceptance.preview_sheets', { visits: rows.map((v) => v.id), mode: 'on_site' });
    const { visit } = papers.find((p) => p.fault === null);
    const items = [{ name: '控制板', model: 'KB-2', serial: '9031', accessories: '', condition: '焊点发黑' }];
    await call('papers.issue', { kind: 'service_voucher', visit, form: { items } });
    const voucher = (await call('papers.list', { visit })).rows.find((p) => p.kind === 'service_voucher' && p.state === 'issued');
    await call('papers.print', { ids: [voucher.id], to: 'folder' });
    await open(`/papers/${voucher.id}`);
    await session.click('button', t('papers-do-key_in'));
    const write = async (field, place, text) => {
      await until(`two fields ${field}`, async () => (await session.all('field', t(field))).length === 2);
      const [id] = Object.values((await session.all('field', t(field)))[place]);
      await session.command('POST', `/element/${id}/value`, { text });
    };
    const { zone_offset_minutes: offset } = await call('session.current', {});
    const now = new Date(Date.now() + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
    for (const [place, name] of ['赵敏', '钱进'].entries()) {
      // A hand fills in one place after the other.
      // oxlint-disable no-await-in-loop
      await write('acceptance-signer-name', place, name);
      await write('acceptance-signer-phone', place, `1380000541${place}`);
      await write('papers-sheet-signed_at', place, now);
      await session.press('Enter');
      // oxlint-enable no-await-in-loop
    }
    await session.picture(join(tests.folder, 'sheets-voucher.png'));
    await session.press('Ctrl+Enter');
    await closed();
    const file = await call('papers.get', { id: voucher.id });
    must(file.taken_on_sheet?.signer_name === '赵敏' && file.on_sheet?.signer_name === '钱进', `K-02: ${JSON.stringify([file.taken_on_sheet, file.on_sheet])}`);
    must(file.row.state === 'scan_pending' && file.row.missing.join() === 'scan', 'F-12: it waits for its scan');
  });
}
