// The main job at the customer's: the technician goes, finds, mends and writes; the customer reads the very pages and
// signs; the sealed report lies in the folder.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { unlock } from './first-start.mjs';
import { CALLER, TECHNICIAN } from './main-job.mjs';
import { name, numberOf, readToTheEnd, written } from './hands.mjs';

export async function atTheCustomer({ tests, desk, t, job }) {
  const page = desk.session;
  const papers = join(folder(), '报告');
  const next = (step) => page.click('button', t('visits-next') + t(`visits-step-${step}`));
  const asked = (step) => page.find('heading', t(`visits-ask-${step}`));
  await tests.step('the desk locks, the technician unlocks and chooses the folder for the reports', async () => {
    mkdirSync(papers);
    await page.press('Ctrl+L');
    await page.find('field', t('lock-user'));
    await unlock(page, t, TECHNICIAN);
    await page.click('link', t('documents-title'));
    desk.picks(papers);
    await page.click('button', t('documents-folder-choose'));
    await page.shows(papers);
  });
  await tests.step('the visit is on the list, and everything is packed', async () => {
    await page.click('link', t('visits-title'));
    await page.find('row', job.visit);
    await openRow(page, job.visit);
    await asked('depart');
    await page.click('button', t('visits-all-packed'));
    await page.click('button', t('visits-do-depart'));
    await asked('arrive');
  });
  await tests.step('arrived, and who was met', async () => {
    await page.click('check', t('visits-field-identity_stated'));
    await page.click('button', t('visits-met-contact'));
    await page.click('button', t('visits-do-arrive'));
    await asked('listen');
  });
  await tests.step('heard, seen, and the true cause', async () => {
    await page.fill(t('visits-field-account'), '昨晚起不制冷');
    await next('look');
    await asked('look');
    await page.fill(t('visits-field-look'), '外机结霜，未拆过');
    await next('check');
    await asked('check');
    await page.fill(t('visits-field-found_problem'), '启动电容失效');
    await page.click('button', t('visits-cause-wear'));
    await page.fill(t('visits-field-cause'), '电容鼓包');
    await page.click('button', t('visits-responsibility-product'));
    await page.click('button', t('visits-word-agrees'));
  });
  await tests.step('what was done, what was measured, what came of it', async () => {
    await next('work');
    await asked('work');
    await page.fill(t('visits-field-work_done'), '更换启动电容，清洗冷凝器');
    await page.click('button', t('visits-add-test'));
    await page.fill(`${t('visits-field-item')} 1`, '出风温度');
    await page.fill(`${t('visits-field-value')} 1`, '12 ℃');
    await page.fill(`${t('visits-field-limit')} 1`, '≤ 15 ℃');
    await page.click('button', t('visits-result-solved'));
  });
  await tests.step('a part and nothing to pay', async () => {
    await next('parts');
    await asked('parts');
    await page.click('button', t('visits-add-part'));
    await page.fill(`${t('visits-field-name')} 1`, '启动电容');
    await page.fill(`${t('visits-field-reason')} 1`, '容量衰减');
    await page.click('check', t('visits-field-fees_none'));
  });
  await tests.step('the report lacks nothing and the work is done', async () => {
    await next('report');
    await asked('report');
    await page.fill(t('visits-field-guidance'), '每月清洗滤网');
    await page.shows(t('visits-gaps-none'));
    await page.click('button', t('visits-do-work_done'));
    await page.shows(t('visits-ask-rate'));
  });
  await tests.step("the customer's opinion and score", async () => {
    await page.fill(t('visits-field-opinion'), '满意，师傅很仔细');
    await page.click('button', t('visits-survey-answered'));
    await page.click('button', '5');
  });
  await tests.step('the customer chooses how to check and is shown the pages to the last', async () => {
    await page.click('button', t('acceptance-mode-on_site'));
    await readToTheEnd(page, t);
    await page.click('button', t('acceptance-to-sign'));
    await page.click('button', t('acceptance-relation-self'));
  });
  await tests.step('a dot is no signature, and that is said in words (V-09)', async () => {
    await page.draw(await page.css('.acc-pad canvas'), [[[0, 0]]], 'mouse');
    await written(page, 1);
    await page.click('button', t('acceptance-sign'));
    await page.shows(t('fault-signing-too_short'));
    await page.click('button', t('acceptance-pad-clear'));
  });
  await tests.step('the customer signs by hand and the report is sealed', async () => {
    await written(page, 0);
    // This driver knows no pen.
    const strokes = name();
    await page.draw(await page.css('.acc-pad canvas'), strokes, 'mouse');
    await written(page, strokes.length);
    await page.click('button', t('acceptance-sign'));
    await page.shows(t('acceptance-done-signed'), 30_000);
    await page.shows(CALLER.name);
    job.paper = await numberOf(page, 'A');
  });
  await tests.step('the sealed report is filed in the folder that was chosen', async () => {
    await page.shows(t('acceptance-file-sealed'), 30_000);
    job.file = join(papers, `${job.paper}.pdf`);
    await until(job.file, () => existsSync(job.file));
    must(!(await page.script('return document.body.innerText.includes(arguments[0])', t('acceptance-file-waiting'))), 'the file is said to be under way still');
  });
}

async function openRow(page, words) {
  await page.clickOn(await page.find('row', words));
  await page.press('Enter');
}
