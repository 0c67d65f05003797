// Leaving made easy at the screen: everything written out, one customer's file handed over, and a blank computer that
// becomes the same firm (O22, N-17).
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { built, folder, root, start } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const NEW = 'New-Computer-7';

// A browser has no dialog for folders: the shell's answer is given for it.
const CHOOSE = `
  const [path] = arguments;
  const real = window.fetch;
  window.fetch = (url, how) => (String(how?.body ?? '').includes('shell.pick_folder')
    ? Promise.resolve(new Response(JSON.stringify({ ok: { value: path, touched: [] } }), { headers: { 'content-type': 'application/json' } }))
    : real(url, how));`;

export async function archiveTests({ tests, session, call, address, findings }) {
  const out = folder();
  mkdirSync(out, { recursive: true });
  const enter = async (page) => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script(CHOOSE, out);
    await session.script('location.hash = arguments[0]', page);
  };
  const pathShown = (name) => until(`the path of ${name}`, () => session.script("return [...document.querySelectorAll('.ant-alert .ac-mono')].map((e) => e.innerText).find((text) => text.includes(arguments[0]))", name));
  let archive = '';

  await tests.step('everything is written out at the page, and the archive is sound', async () => {
    await enter('/journal');
    await session.click('button', t('archive-export-zip'));
    await session.shows(t('archive-done'), 120_000);
    archive = await pathShown('aftercare-archive-');
    must(existsSync(archive), `${archive} is there`);
    const checked = await call('archive.check', { path: archive });
    must(checked.signed_by !== null && checked.files > 50, `checked without the program's tables: ${JSON.stringify(checked)}`);
    const found = await findings();
    must(found.length === 0, `axe: ${found.join('; ')}`);
  });
  await tests.step('a customer’s whole file is handed over from the page', async () => {
    const customer = (await call('customers.list', { search: '云栖酒店管理' })).rows[0].id;
    await enter(`/customers/${customer}`);
    await session.click('button', `${t('customers-dossier')}…`);
    await session.click('button', t('customers-dossier-go'));
    await session.shows(t('customers-dossier-done'), 60_000);
    must(existsSync(await pathShown('.zip')), 'the ZIP is there');
  });
  await tests.step('Ctrl+P shows the file sheet before it is printed', async () => {
    await session.press('Escape');
    await until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));
    await session.press('Ctrl+P');
    await until('the sheet', () => session.script("return !!document.querySelector('.pp-print svg, .pp-print img')"));
    await session.press('Escape');
  });
  await tests.step('a blank computer becomes the same firm, and its first person comes in', async () => {
    const blank = start(built('aftercare-devhost'), ['--vault', join(folder(), 'vault'), '--port', '0', '--ui', join(root, 'ui/dist')]);
    const there = await until('devhost', () => blank.lines.find((line) => line.startsWith('http://')));
    await session.command('POST', '/url', { url: there });
    await session.css('.lk-choice');
    await session.script("[...document.querySelectorAll('.lk-choice')].at(-1).click()");
    await session.fill(t('archive-begin-pick'), archive);
    await session.press('Enter');
    await session.shows(t('archive-begin-go'));
    const found = await findings();
    must(found.length === 0, `axe: ${found.join('; ')}`);
    await session.fill(t('lock-new-password'), NEW);
    await session.fill(t('lock-again'), NEW);
    await session.press('Enter');
    await session.css('.lk-code', 120_000);
    await session.script("document.querySelector('.lk-check input').click()");
    await session.click('button', t('lock-enter'));
    await session.css('.ac-bar-person', 60_000);
    const reply = await fetch(`${there}call`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'tickets.list', input: { view: 'all' } }) });
    const here = (await call('tickets.list', { view: 'all' })).rows.map((row) => row.number);
    const moved = (await reply.json()).ok.value.rows.map((row) => row.number);
    must(JSON.stringify(moved) === JSON.stringify(here), 'the same tickets in the same order');
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
  });
}
