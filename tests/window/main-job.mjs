// The main job at the office: the list of customers comes in, a technician gets an account, a call becomes a ticket, the
// ticket is graded and given to the technician.
import { join } from 'node:path';
import { must } from '../webdriver/suite.mjs';
import { root } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { ADMIN } from './first-start.mjs';
import { choose, count, numberOf } from './hands.mjs';

export const TECHNICIAN = { login: 'li', name: '李工', password: 'Kongtiao-2026' };
/** Somebody on the imported list. */
export const CALLER = { name: '龙然子', phone: '18802677354' };
const SYMPTOM = '昨晚起不制冷，外机有异响';

export async function atTheOffice({ tests, desk, t }) {
  const page = desk.session;
  const job = {};
  let wouldBe;
  await tests.step('the list of customers is tried first, and nothing is saved by that', async () => {
    await page.click('link', t('customers-title'));
    await page.click('button', t('customers-import'));
    desk.picks(join(root, 'tests/fixtures/customers-gb18030.csv'));
    await page.click('button', t('exchange-choose'));
    await page.shows(t('exchange-trial-result'), 30_000);
    await page.shows('customers-gb18030.csv');
    must((await count(page, '共')) === 2020, 'every line of the file is counted');
    wouldBe = await count(page, t('exchange-saved'));
    must(wouldBe > 1900, `only ${wouldBe} of 2020 lines would be saved`);
  });
  await tests.step('imported, as many customers are there as the trial said', async () => {
    await page.click('button', t('exchange-go'));
    await page.find('heading', t('exchange-result'), { ms: 60_000 });
    const saved = await count(page, t('exchange-saved'));
    must(saved === wouldBe, `the trial promised ${wouldBe}, ${saved} were saved`);
    await page.click('button', t('exchange-show'));
    await page.fill(t('grid-search'), CALLER.name);
    await page.find('row', CALLER.name);
  });
  await tests.step('a technician gets an account', async () => {
    await page.click('link', t('people-title'));
    await page.click('button', t('people-add'));
    await page.fill(t('people-name'), TECHNICIAN.name);
    await page.fill(t('people-login'), TECHNICIAN.login);
    await page.fill(t('people-password'), TECHNICIAN.password);
    await page.clickOn(await page.find('check', t('people-role-technician')));
    await page.press('Ctrl+Enter');
    await page.find('row', TECHNICIAN.name);
  });
  await tests.step('F2, the end of a telephone number, Enter: the caller is known', async () => {
    await page.press('F2');
    await page.find('field', t('intake-caller'));
    await page.type(CALLER.phone.slice(-5));
    await page.find('option', CALLER.name);
    await page.press('Enter');
    await page.find('button', t('intake-change-caller'));
    await page.shows(CALLER.name);
  });
  await tests.step('what the caller wants is typed and saved by keyboard alone', async () => {
    await focused(page, t('tickets-field-model'));
    await page.type('KFR-35GW');
    await page.press('Enter');
    await focused(page, t('tickets-field-serial'));
    await page.type('SN2104Q11H');
    await page.press('Enter');
    await focused(page, t('tickets-field-description'));
    await page.type(SYMPTOM);
    await page.press('Ctrl+Enter');
    await page.shows(t('intake-saved'));
    job.ticket = await numberOf(page, 'T');
  });
  await tests.step('the ticket opens with its number and says what was typed', async () => {
    await page.click('button', t('intake-open-saved'));
    await page.find('heading', job.ticket);
    await page.shows(SYMPTOM);
  });
  await tests.step('the desk hands it over, here to the same person as supervisor', async () => {
    await page.click('button', t('tickets-do-handed_over'));
    await choose(page, t('tickets-field-handed_to'), ADMIN.name);
    await page.press('Ctrl+Enter');
    await page.shows(t('tickets-state-handed_over'));
  });
  await tests.step('it is graded', async () => {
    await page.click('button', t('tickets-do-triaged'));
    await choose(page, t('tickets-field-severity'), t('tickets-severity-help-s2'));
    await page.fill(t('tickets-field-nature'), '压缩机启动故障');
    await page.press('Ctrl+Enter');
    await page.hides(t('tickets-severity-help-s2'));
    await page.shows(t('tickets-state-triaged'));
  });
  await tests.step('it needs no plan of its own and is given to the technician', async () => {
    await page.click('button', t('tickets-do-ready'));
    await page.click('button', t('tickets-do-dispatched'));
    await page.click('button', t('visits-plan-same'));
    await until('the agreed time to be the planned one', async () => (await page.all('button', t('visits-plan-same'))).length === 0);
    await page.click('button', TECHNICIAN.name);
    await page.click('button', t('visits-do-plan-save'));
    await page.shows(t('tickets-state-dispatched'));
    job.visit = await numberOf(page, 'V');
  });
  return job;
}

async function focused(page, field) {
  const wanted = await page.find('field', field);
  await until(`the hand to be at "${field}"`, () => page.script('return document.activeElement === arguments[0]', wanted));
}
