// Reception by keyboard alone, every key counted: a known caller is a saved ticket within twenty keys besides the
// description (A-13, O18); a second call about the same joins it by one key, and one key takes that back.
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const MOST = 20;
const SAID = '开机后有异响，客户很急';

/** Somebody with two items or more on file whose number is known by its last five digits. */
async function caller(call) {
  for (const { id } of (await call('customers.list', { limit: 60 })).rows) {
    const file = await call('customers.get', { id });
    const digits = file.phones[0]?.digits?.slice(-5);
    if (!digits || file.equipment.length < 2) continue;
    const { matches } = await call('customers.recognise', { query: digits });
    const open = await call('tickets.similar', { customer: id, equipment: file.equipment[0].id, description: SAID });
    if (matches[0]?.customer.id === id && matches[0].equipment.length > 1 && !open.some((s) => s.is_duplicate || s.is_repeat)) return { id, digits };
  }
  throw new Error('the sample firm has no such caller');
}

export async function receptionTests({ tests, session, call, address }) {
  let keys = 0;
  const press = async (combination) => {
    keys += 1;
    await session.press(combination);
  };
  const type = async (text) => {
    keys += [...text].length;
    await session.type(text);
  };
  const focused = (selector) => until(selector, () => session.script('return document.activeElement?.matches(arguments[0])', selector));
  const { id, digits } = await caller(call);
  const newest = async () => (await call('tickets.list', { view: 'all', limit: 1 })).rows[0];
  const total = async () => (await call('tickets.known', { customer: id })).open.length;
  let first = null;

  const begin = async () => {
    await focused('#in-caller');
    await type(digits);
    await press('Enter');
    await focused('[data-field=item]');
    await press('ArrowDown');
    await press('Enter');
    await focused('#description');
  };

  await tests.test(`a known caller is a saved ticket within ${MOST} keys, by keyboard alone`, async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    const before = await newest();
    keys = 0;
    await press('F2');
    await begin();
    await session.type(SAID);
    await press('Ctrl+Enter');
    await session.css('.in-done');
    first = await until('the ticket', async () => {
      const row = await newest();
      return row.id !== before.id && row;
    });
    const { ticket } = await call('tickets.get', { id: first.id });
    must(ticket.customer === id && ticket.equipment && ticket.serial && ticket.description === SAID, `what was typed and known is on it: ${JSON.stringify(ticket)}`);
    must(keys <= MOST, `${keys} keys besides the description`);
    console.log(`        ${keys} keys`);
  });
  await tests.test('a second call about the same is warned of, joined by one key and taken back by one key', async () => {
    must(first, 'the ticket of the call before');
    const before = await total();
    await begin();
    await session.shows(first.number);
    await session.type('怎么还没来');
    await press('Ctrl+J');
    await until('the call on the ticket', async () => (await call('tickets.get', { id: first.id })).contacts.length === 1);
    await session.shows(t('intake-joined'));
    must((await call('tickets.get', { id: first.id })).contacts[0].text === '怎么还没来', 'what was said is kept');
    must((await total()) === before, 'nothing is registered twice');
    await focused('#in-caller');
    await press('Ctrl+J');
    await until('the call off the ticket', async () => (await call('tickets.get', { id: first.id })).contacts.length === 0);
    await until('what was typed', () => session.script("return document.querySelector('#description')?.value === '怎么还没来'"));
    // Leaves the page clean for who comes next.
    await session.script("location.hash = '#/today'");
  });
}
