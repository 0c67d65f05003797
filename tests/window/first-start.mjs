// A new firm, its recovery code, lock and unlock; the policy of the page; one program a folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../webdriver/suite.mjs';
import { until } from '../webdriver/session.mjs';

const COMPANY = '华泰制冷设备有限公司';
export const ADMIN = { login: 'chen', name: '陈主管', password: 'Lengku-2026' };

// What a colour of the theme looks like once the browser has read it.
const COLOUR = (name, property) => `
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--ac-${name})';
  const wanted = getComputedStyle(probe).color;
  probe.remove();
  return [getComputedStyle(arguments[0]).${property}, wanted];`;

export async function unlock(page, t, person) {
  await page.select(t('lock-user'), person.login);
  await page.fill(t('lock-password'), person.password);
  await page.press('Enter');
  await page.find('link', t('customers-title'));
}

export async function firstStart({ tests, desk, t }) {
  let page;
  await tests.step('the program starts and the lock is painted with its styles', async () => {
    page = await desk.open();
    await page.find('button', t('lock-first-firm'));
    const card = await page.css('.lk-card');
    const [ground, wanted] = await page.script(COLOUR('surface', 'backgroundColor'), card);
    must(ground === wanted, `the lock has the ground ${ground}, the theme says ${wanted}`);
    const width = await page.script('return innerWidth');
    must(width >= 1280, `the window is ${width} px wide`);
  });
  await tests.step('a new firm is made in two steps by keyboard', async () => {
    await page.press('Enter');
    await page.fill(t('lock-company'), COMPANY);
    await page.press('Enter');
    await page.fill(t('lock-name'), ADMIN.name);
    await page.fill(t('lock-login'), ADMIN.login);
    await page.fill(t('lock-password'), ADMIN.password);
    await page.fill(t('lock-again'), ADMIN.password);
    await page.press('Enter');
    await page.find('heading', t('lock-code'));
  });
  await tests.step('the recovery code is shown, and entering waits until it is kept', async () => {
    const code = await page.text(await page.css('output'));
    must(/^[A-Z0-9]{4,}(-[A-Z0-9]+)+$/.test(code), `${code} is no recovery code`);
    const enter = await page.find('button', t('lock-enter'), { enabled: false });
    must(await page.script('return arguments[0].disabled', enter), 'entering must wait for the code to be kept');
    await page.clickOn(await page.find('check', t('lock-code-kept')));
    await page.click('button', t('lock-enter'));
  });
  await tests.step('the frame is drawn in the theme under the strict policy', async () => {
    await page.click('link', t('customers-title'));
    const button = await until('a primary button', () => page.script('return document.querySelector(".ant-btn-primary, .ant-btn-color-primary")'));
    const [ground, wanted] = await page.script(COLOUR('accent', 'backgroundColor'), button);
    must(ground === wanted, `a primary button is ${ground}, the accent is ${wanted}: the suite's styles were refused`);
  });
  await tests.step('Ctrl+L locks and nothing stays readable, the password unlocks', async () => {
    await page.press('Ctrl+L');
    await page.find('field', t('lock-password'));
    await until('the frame to go', () => page.script('return !document.querySelector(".ac-frame")'));
    await unlock(page, t, ADMIN);
  });
  await tests.step('a wrong password is refused in words', async () => {
    await page.press('Ctrl+L');
    await page.fill(t('lock-password'), 'Wrong-2026-x');
    await page.press('Enter');
    await page.shows(t('fault-vault-wrong_password'));
    await unlock(page, t, ADMIN);
  });
  await tests.step('the page may call nothing but the one command, and no script is made from text', async () => {
    const denied = await page.command('POST', '/execute/async', {
      script: 'window.__TAURI_INTERNALS__.invoke("plugin:app|version").then(() => arguments[0]("allowed"), (e) => arguments[0](String(e)))', args: [],
    });
    must(denied.includes('not allowed'), `a command of Tauri answered: ${denied}`);
    const path = await page.command('POST', '/execute/async', {
      script: 'window.__TAURI_INTERNALS__.invoke("call", {name: "customers.import", input: {path: "/etc/passwd", trial: true}}).then((e) => arguments[0](e.fault?.code ?? "allowed"), (e) => arguments[0](String(e)))', args: [],
    });
    must(path === 'path.not_chosen', `a path nobody chose answered: ${path}`);
  });
  await tests.step('the vault is on the disk and shows no person, and the firm only where the lock screen reads it', async () => {
    const files = readdirSync(join(desk.data, 'vault'));
    must(files.length > 0 && existsSync(join(desk.data, 'aftercare.log')), `the folder holds ${files}`);
    const paths = [join(desk.data, 'aftercare.log')];
    for (const entry of readdirSync(join(desk.data, 'vault'), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) paths.push(join(entry.parentPath ?? entry.path, entry.name));
    }
    // Both names stand in tables by now, so a file that is not encrypted would show them (T-04). The lock screen names
    // the firm before anybody can open the vault, from a file of its own.
    for (const path of paths) {
      const bytes = readFileSync(path);
      must(!bytes.includes(ADMIN.name), `${path} names a person`);
      must(path.endsWith('label.json') || !bytes.includes(COMPANY), `${path} names the firm`);
    }
  });
  await tests.step('a second program over the same folder says so and ends', async () => {
    const second = await desk.second(10_000);
    must(second.code === 0, `the second program: ${second.code} ${second.lines.join(' ')}`);
    must(second.lines.some((line) => line.includes('already open')), `it gave no reason: ${second.lines.join(' ')}`);
  });
}
