// Work for the stories of acceptance and papers: somebody is sent, goes, mends and writes, so that the window begins where
// the customer comes in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';

const WRITTEN = {
  account: '昨晚起不制冷', look: '外观完好，未拆过', dismantled_before: false, found_problem: '启动电容失效', cause_code: 'wear', cause: '电容鼓包', responsibility: 'product',
  user_agrees: true, work_done: '更换启动电容，清洗冷凝器', result: 'solved', guidance: '每月清洗滤网', no_parts: true, fees_none: true,
  tests: [{ item: '出风温度', value: '12 ℃', limit: '≤ 15 ℃', passed: true }],
};

/** A ticket of a new customer, assessed, for which nobody has been sent yet. */
export async function ready(call, customer) {
  const { id } = await call('tickets.create', {
    customer_name: customer, contact_phone: '13800005418', address: '杭州市西湖区学院路 552 号', channel: 'phone', service_type: 'repair',
    model: 'KFR-35GW', serial: 'SN2104Q11H1GST', description: '昨晚起不制冷',
  });
  const supervisor = (await call('people.list', { role: 'service_supervisor', with_former: false })).find((p) => p.name === '周国强').id;
  await call('tickets.hand_over', { id, to: supervisor, remark: '' });
  await assess(call, id, supervisor);
  return id;
}

/** The same after the customer has sent it back. */
export async function readyAgain(call, id) {
  await call('tickets.step', { id, to: 'triaged', reason: '客户验收不通过，重新评估' });
  await call('tickets.plan_not_needed', { id });
}

/** Whoever was there has gone home, so that somebody can be sent anew. */
export async function left(call, id) {
  await become(call, 'wang');
  await call('visits.leave', { id });
  await call('visits.return', { id });
  await become(call, 'demo');
}

async function assess(call, id, by) {
  await call('tickets.triage', { id, severity: 's2', nature: '压缩机启动故障', assessors: [by], priority_reason: '', charge_class: 'free', charge_reason: '保修期内' });
  await call('tickets.plan_not_needed', { id });
}

const PACKED = ['tools', 'spares', 'drawings', 'report', 'survey', 'slip'];
const PASSWORD = 'Sample-2026';

/** Works as another person of the sample firm; the browser sees who it is when its page is loaded again. */
export async function become(call, login) {
  await call('vault.lock', {});
  // What still runs in the background lets go of the vault first.
  await until(`${login} at the desk`, () => call('vault.unlock', { login, password: PASSWORD }));
}

/** A visit of that ticket at which somebody has arrived. */
export async function arrived(call, ticket) {
  const lead = (await call('people.list', { role: 'technician', with_former: false })).find((p) => p.name === '王海涛')?.id;
  must(lead, 'the sample firm has technicians');
  const at = Date.now() + 600_000;
  const { id } = await call('visits.plan', { ticket, lead, technicians: [lead], planned_at: at, agreed_at: at, mode: 'on_site' });
  // Only who goes may say that he went.
  await become(call, 'wang');
  await call('visits.confirm', { id, precall: '已电话确认时间' });
  await call('visits.depart', { id, checklist: PACKED.map((item) => ({ item, done: true, reason: '' })) });
  await call('visits.arrive', { id, person_met: '张伟', person_met_post: '店长', identity_stated: true });
  return id;
}

/** The same, written up with everything the report names. */
export async function written(call, ticket, fields = {}) {
  const id = await arrived(call, ticket);
  for (const { item } of (await call('visits.get', { id })).visit.steps) await call('visits.tick_step', { id, item, done: true });
  for (const view of ['whole', 'nameplate', 'fault', 'after']) {
    await call('visits.add_photo', { visit: id, view, base64: readFileSync(join(root, 'assets/sample', `${view}.jpg`)).toString('base64') });
  }
  await call('visits.save', { id, fields: { ...WRITTEN, ...fields } });
  return id;
}

/** The same, with the work done, back at the desk, and the customer asked what he thinks of it. */
export async function finished(call, ticket) {
  const id = await written(call, ticket);
  await call('visits.work_done', { id });
  await call('visits.save', { id, fields: { opinion: '满意', survey: 'answered', survey_score: 5 } });
  await become(call, 'demo');
  return id;
}
