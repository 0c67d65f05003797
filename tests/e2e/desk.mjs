// What the desk keeps besides tickets: a missed call in three keys, a complaint with its own clocks, a
// suggestion whose sender is told, what stands still.
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const WHOLE = { from: '2000-01-01', to: '2100-01-01' };

export async function deskTests({ tests, session, call, address }) {
  await tests.step('a missed call is logged by three keys', async () => {
    const before = await call('hotline.tally', WHOLE);
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.press('F2');
    await until('the caller', () => session.script('return document.activeElement?.matches("#in-caller")'));
    await session.press('Ctrl+H');
    await until('the number calling', () => session.script('return document.activeElement?.closest(".ant-modal") !== null && document.activeElement?.id === "phone"'));
    await session.press('Ctrl+Enter');
    await session.shows(t('hotline-logged-in'));
    const after = await call('hotline.tally', WHOLE);
    must(after.missed === before.missed + 1 && after.to_return === before.to_return + 1, `A-19: ${JSON.stringify(after)}`);
  });
  await tests.step('the hotline log lists it', async () => {
    await session.script('location.hash = arguments[0]', '/registers/hotline');
    await session.shows(t('hotline-outcome-forwarded'));
    await session.shows(t('hotline-outcome-missed'));
  });
  await tests.step('a complaint stands on the page of its request', async () => {
    const [row] = await call('complaints.list', {});
    must(row, 'the sample firm has an open complaint');
    await session.script('location.hash = arguments[0]', `/tickets/${row.view.complaint.ticket}`);
    await session.shows(row.view.complaint.number);
    await session.shows(t('complaints-field-resolve_due_at'));
  });
  await tests.step('a suggestion decided is told to its sender by keyboard, and closed', async () => {
    const listed = await call('registers.list', { register: 'feedback', ...WHOLE, view: 'open' });
    const row = listed.rows.find((line) => line.cells.feedback_state === 'decided');
    must(row, 'the sample firm has a suggestion to be told');
    await session.script('location.hash = arguments[0]', `/tickets/${row.id}`);
    await session.shows(t('feedback-field-decided_by'));
    await session.script('[...document.querySelectorAll("button")].find((b) => b.textContent === arguments[0]).click()', t('feedback-do-tell'));
    await until('the means', () => session.script('return document.activeElement?.closest(".ant-modal") !== null'));
    await session.press('Tab');
    await session.type(' ');
    await session.press('Ctrl+Enter');
    await session.shows(t('feedback-state-informed'));
    const file = await call('tickets.get', { id: row.id });
    must(file.ticket.state === 'closed', `A-17: told, so closed (${file.ticket.state})`);
  });
  await tests.step('what stands still is listed by step and days', async () => {
    await session.script('location.hash = arguments[0]', '/registers/standing');
    await session.shows(t('registers-step-handling'));
    await session.shows(t('registers-column-since'));
  });
  await tests.step('a reason of urgency the firm added is offered at intake and named on the ticket', async () => {
    await session.script('location.hash = arguments[0]', '/settings/lists');
    await session.fill(t('settings-lists-name'), '机房进水');
    await session.press('Ctrl+Enter');
    await session.shows(t('settings-lists-saved'));
    const list = (await call('lists.all', {})).find((one) => one.list === 'urgent');
    const added = list.lines.find((line) => line.name === '机房进水');
    must(added?.works_as === 'danger' && added.is_own, `A-12, T-15: ${JSON.stringify(added)}`);
    const [row] = (await call('tickets.list', { view: 'open', limit: 1 })).rows;
    await call('tickets.mark_urgent', { id: row.id, urgent: added.code, reason: '' });
    await session.script('location.hash = arguments[0]', `/tickets/${row.id}`);
    await session.shows('机房进水');
    await call('lists.save', { ...added, list: 'urgent', works_as: null, is_own: undefined, active: false });
    await session.shows('机房进水');
  });
}
