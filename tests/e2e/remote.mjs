// Solved by telephone: begun on the ticket without sending anybody, reported, and signed for like any other work
// (B-30, E-22, F-09), by the words on the screen.
import { join } from 'node:path';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { become, ready } from './work.mjs';

const t = words('zh-CN');

export async function remoteTests({ tests, session, call, address }) {
  const open = async (page) => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', page);
  };
  const shot = (name) => session.picture(join(tests.folder, `remote-${name}.png`));
  const state = async (id) => (await call('tickets.get', { id })).ticket.state;
  let ticket = null;
  let visit = null;

  await tests.step('B-30: the technician begins at his desk, and is asked by what means and whether the customer agrees', async () => {
    ticket = await ready(call, '沈远程');
    const lead = (await call('people.list', { role: 'technician', with_former: false })).find((p) => p.name === '王海涛').id;
    await call('tickets.assign', { id: ticket, person: lead });
    await become(call, 'wang');
    await open(`/tickets/${ticket}`);
    await session.click('button', t('tickets-do-remote'));
    await session.shows(t('visits-ask-arrive-remote'));
    visit = await session.script("return location.hash.split('/')[2].split('?')[0]");
    await session.fill(t('visits-field-remote_means'), '电话');
    await session.click('button', t('visits-field-remote_consent'));
    await until('the answers to be kept', async () => {
      const { visit: v } = await call('visits.get', { id: visit });
      return v.remote_means === '电话' && v.remote_consent;
    });
    await shot('begun');
    must((await state(ticket)) === 'in_service', 'B-30: the ticket is in service');
  });
  await tests.step('F-09: its report is done and shown, and the ticket waits for the signature', async () => {
    for (const { item } of (await call('visits.get', { id: visit })).visit.steps) await call('visits.tick_step', { id: visit, item, done: true });
    await call('visits.save', { id: visit, fields: {
      account: '遥控无反应', look: '客户视频查看', found_problem: '童锁未解除', cause_code: 'handling', cause: '误触童锁', responsibility: 'use', user_agrees: true,
      work_done: '电话指导解除童锁', tests: [{ item: '开机', value: '正常', passed: true }], result: 'solved', no_parts: true, fees_none: true, guidance: '童锁用法', opinion: '满意', survey: 'refused',
    } });
    await open(`/visits/${visit}?step=report`);
    await session.click('button', t('visits-do-work_done'));
    await until('the ticket to wait for acceptance', async () => (await state(ticket)) === 'pending_acceptance');
    await open(`/visits/${visit}?step=sign`);
    await session.click('button', t('acceptance-mode-view'));
    await session.css('.acc-sheet img');
    await shot('shown');
    const [round] = await call('acceptance.rounds', { ticket });
    must(round.state === 'presented' && round.notified_means === '电话', 'E-22: shown by its own means');
  });
  await become(call, 'demo');
}
