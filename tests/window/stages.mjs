// A machine accepted in stages: preliminary, trial, final, each signed in its turn, none before what it needs (F-16). What
// leads there is done by calls; the stages themselves by hand.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { ADMIN, unlock } from './first-start.mjs';
import { call, name, readToTheEnd, written } from './hands.mjs';
import { TECHNICIAN } from './main-job.mjs';

const CUSTOMER = '鼎新食品厂';
const MET = '张伟';
const PLAN = '连续运行 2 h，库温 ≤ -18 ℃';
const DONE = {
  account: '新装冷库机组', look: '外观完好', dismantled_before: false, found_problem: '无', cause_code: 'wear', cause: '新装', responsibility: 'product', user_agrees: true,
  work_done: '安装、抽真空、充注', result: 'solved', guidance: '每月清洗滤网', no_parts: true, fees_none: true,
  tests: [{ item: '库温', value: '-18 ℃', limit: '≤ -15 ℃', passed: true }],
};
const PACKED = ['tools', 'spares', 'drawings', 'report', 'survey', 'slip'];
const DAY = 86_400_000;

/** The desk's part: the job, the plan of its stages, somebody who goes. */
export async function planned({ tests, desk, t, job }) {
  const page = desk.session;
  await tests.step('F-16: the stages of another job are planned on its ticket', async () => {
    const people = await call(page, 'people.list', { role: null, with_former: false });
    const [chen, li] = [ADMIN, TECHNICIAN].map((who) => people.find((p) => p.name === who.name).id);
    const { id } = await call(page, 'tickets.create', {
      customer_name: CUSTOMER, contact_name: MET, contact_phone: '13800005418', address: '杭州市西湖区学院路 552 号', channel: 'phone', service_type: 'repair',
      model: 'LK-20', serial: 'SN9104Q11H1GST', description: '冷库机组安装调试',
    });
    await call(page, 'tickets.hand_over', { id, to: chen, remark: '' });
    await call(page, 'tickets.triage', { id, severity: 's2', nature: '安装', assessors: [chen], priority_reason: '', charge_class: 'free', charge_reason: '合同内' });
    await call(page, 'tickets.plan_not_needed', { id });
    const at = Date.now() + 7_200_000;
    const visit = await call(page, 'visits.plan', { ticket: id, lead: li, technicians: [li], planned_at: at, agreed_at: at, mode: 'on_site' });
    job.staged = { ticket: id, visit: visit.id };
    await ticketOf(page, job);
    await page.click('button', t('acceptance-stages-open'));
    await page.click('button', t('acceptance-stages-equipment'));
    await page.shows(t('acceptance-stage-next'));
  });
}

const at = (page, path) => page.script('location.hash = arguments[0]', path);

async function ticketOf(page, job) {
  await at(page, `/tickets/${job.staged.ticket}?tab=acceptance`);
  await page.css('.acc-panel');
}

export async function inStages({ tests, desk, t, job }) {
  const page = desk.session;
  const day = (offset) => new Date(Date.now() + 8 * 3_600_000 + offset * DAY).toISOString().slice(0, 10);
  const show = async (mode = 'on_site') => {
    // A page that is already there would not ask again.
    await at(page, '/today');
    await page.hides(t('acceptance-mode-ask'));
    await at(page, `/visits/${job.staged.visit}?step=sign`);
    await page.click('button', t(`acceptance-mode-${mode}`));
  };
  let hand = 0;
  const sign = async () => {
    hand += 1;
    await readToTheEnd(page, t);
    await page.click('button', t('acceptance-to-sign'));
    await page.click('button', t('acceptance-relation-self'));
    const strokes = name(hand);
    await page.draw(await page.css('.acc-pad canvas'), strokes, 'mouse');
    await written(page, strokes.length);
    await page.click('button', t('acceptance-sign'));
    await page.shows(t('acceptance-done-signed'), 30_000);
    await page.shows(t('acceptance-file-sealed'), 30_000);
  };
  const edit = async (stage, fields) => {
    await ticketOf(page, job);
    const line = await until(`the stage ${stage}`, () => page.script('return [...document.querySelectorAll(".acc-stage-list > li")].find((li) => li.innerText.includes(arguments[0]))', t(`acceptance-stage-${stage}`)));
    await page.clickOn((await page.all('button', t('acceptance-stage-edit'), line))[0]);
    for (const [field, value, keys] of fields) {
      await page.fill(t(field), value);
      if (keys) await page.press(keys);
    }
    await page.press('Ctrl+Enter');
    await until('the form to be kept', async () => (await page.all('button', t('action-save'))).length === 0);
  };
  const stages = () => call(page, 'acceptance.stages', { ticket: job.staged.ticket });

  await tests.step('F-16: the preliminary certificate is signed, and the ticket is not accepted by it', async () => {
    const { visit } = job.staged;
    await call(page, 'visits.confirm', { id: visit, precall: '已电话确认时间' });
    await call(page, 'visits.depart', { id: visit, checklist: PACKED.map((item) => ({ item, done: true, reason: '' })) });
    await call(page, 'visits.arrive', { id: visit, person_met: MET, person_met_post: '厂长', identity_stated: true });
    for (const { item } of (await call(page, 'visits.get', { id: visit })).visit.steps) await call(page, 'visits.tick_step', { id: visit, item, done: true });
    await call(page, 'visits.save', { id: visit, fields: DONE });
    await call(page, 'visits.work_done', { id: visit });
    await call(page, 'visits.save', { id: visit, fields: { opinion: '满意', survey: 'answered', survey_score: 5 } });
    await show();
    await sign();
    const { ticket } = await call(page, 'tickets.get', { id: job.staged.ticket });
    must(ticket.state !== 'accepted', `the preliminary alone accepts nothing: ${ticket.state}`);
  });
  await tests.step('F-16: a trial without its dates is not shown, and the page says which are missing', async () => {
    await show('test');
    await page.shows(`${t('acceptance-stage-trial_from')}：`);
    await page.shows(`${t('acceptance-stage-trial_until')}：`);
  });
  await tests.step('F-16: the final certificate is refused while the trial is not confirmed', async () => {
    const [, trial, final] = await stages();
    must(trial.kind === 'trial' && trial.accepted_at === null, 'the trial is next');
    const said = await call(page, 'acceptance.present', { visit: job.staged.visit, mode: 'on_site', stage: final.id }).catch((e) => e.message);
    must(String(said).includes('acceptance.stage_order'), `the final one answered ${JSON.stringify(said).slice(0, 200)}`);
  });
  await tests.step('F-16: a trial that still runs is not confirmed', async () => {
    await page.press('Ctrl+L');
    await page.find('field', t('lock-user'));
    await unlock(page, t, ADMIN);
    await edit('trial', [['acceptance-stage-trial_from', day(-9), 'Enter'], ['acceptance-stage-trial_until', day(3), 'Enter']]);
    await ticketOf(page, job);
    await page.shows(t('acceptance-stage-later'));
    await show('test');
    await page.shows(t('fault-acceptance-trial_running'));
  });
  await tests.step('F-16: over, it is confirmed by the customer and its dates are printed', async () => {
    await call(page, 'acceptance.save_stage', { stage: (await stages())[1].id, trial_from: day(-9), trial_until: day(-1) });
    await show('test');
    await sign();
    const [, trial] = await stages();
    must(trial.accepted_at !== null, 'the trial is signed');
    const text = textOf(await paper(page, job, 'trial'));
    must([day(-9), day(-1)].every((d) => text.includes(d)), `F-16: the dates stand on the certificate:\n${text}`);
  });
  await tests.step('F-16: the final test follows the plan both agreed on, and its signature accepts the whole', async () => {
    await show('test');
    await page.shows(`${t('acceptance-paper-label-test_plan')}：`);
    await edit('final', [['acceptance-paper-label-test_plan', PLAN]]);
    await show('test');
    await page.shows(t('fault-acceptance-documents_missing'));
    // F-17: the program listed them itself; here the contract wants none of them.
    const ticketId = job.staged.ticket;
    for (const { id } of await call(page, 'acceptance.documents', { ticket: ticketId })) {
      await call(page, 'acceptance.save_document', { ticket: ticketId, id, waived_reason: '合同未要求' });
    }
    await show('test');
    await sign();
    must((await stages()).every((s) => s.accepted_at !== null), 'all three are signed');
    const { ticket } = await call(page, 'tickets.get', { id: job.staged.ticket });
    must(['accepted', 'follow_up'].includes(ticket.state), `the ticket is ${ticket.state}`);
    const text = textOf(await paper(page, job, 'final'));
    must(text.includes('-18'), `F-16: the plan stands on the certificate:\n${text}`);
  });
}

/** The filed certificate of a stage, in the folder. */
async function paper(page, job, stage) {
  const file = await until(`the certificate of the stage ${stage}`, async () => {
    const rounds = await call(page, 'acceptance.rounds', { ticket: job.staged.ticket });
    const round = rounds.find((r) => r.stage === stage && r.state === 'accepted');
    return round && join(dirname(job.file), `${round.number}.pdf`);
  });
  await until(file, () => existsSync(file));
  return file;
}

function textOf(file) {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', timeout: 20_000 });
}
