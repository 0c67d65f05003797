// The one search field: opened, searched and left by keys alone; an input method's Enter opens nothing (V-14, O15, O19).
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const LINES = "return [...document.querySelectorAll('.ac-palette-list [role=option]')].map((e) => e.innerText.replaceAll('\\n', ' '))";
const FIRST = "return document.querySelector('.ac-palette-list [role=option][aria-selected=true]')?.innerText ?? ''";

// What an input method sends: letters while it is open, an Enter that takes the word, and only then the word.
const COMPOSED = `
  const field = document.querySelector('.ac-palette input');
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const type = (text, isComposing) => { put.call(field, text); field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing })); };
  const enter = (more) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }));
  const [word, how] = arguments;
  if (how !== 'code') field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  type(word, true);
  enter(how === 'flag' ? { isComposing: true } : how === 'code' ? { keyCode: 229 } : {});
  if (how !== 'code') field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: word }));`;

export async function paletteTests({ tests, session, call, address, findings }) {
  const hash = () => session.script('return location.hash');
  const open = async () => {
    await session.press('Ctrl+K');
    await until('the field', () => session.script("return document.activeElement?.getAttribute('aria-controls') === 'palette-list'"));
  };
  const customer = (await call('customers.list', { search: '云栖', limit: 1 })).rows[0];
  const ticket = (await call('tickets.list', { view: 'all', limit: 1 })).rows[0];

  await tests.step('Ctrl+K finds a customer by pinyin, marks the hit, and Enter opens it', async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await open();
    await session.type('yunqi');
    await until('the customer', async () => (await session.script(FIRST)).includes(customer.name));
    const marked = await session.script("return document.querySelector('.ac-palette-list [aria-selected=true] mark')?.innerText");
    must(marked === '云栖', `what was spelled is marked: ${marked}`);
    const found = await findings();
    must(found.length === 0, `axe: ${found.join('; ')}`);
    await session.press('Enter');
    await until('the file', async () => (await hash()) === `#/customers/${customer.id}`);
  });
  await tests.step('what was opened last is offered again, and arrows walk through every group', async () => {
    await session.script('location.hash = arguments[0]', `/tickets/${ticket.id}`);
    await until('the ticket', () => session.script("return !!document.querySelector('.ac-detail-head')"));
    await open();
    await until('both', async () => {
      const lines = await session.script(LINES);
      return lines[0]?.includes(ticket.number) && lines[1]?.includes(customer.name);
    });
    await session.press('ArrowDown');
    await until('the second line', async () => (await session.script(FIRST)).includes(customer.name));
    await session.press('Enter');
    await until('the file', async () => (await hash()) === `#/customers/${customer.id}`);
  });
  await tests.step('an Enter before the answer opens what was typed, and not what stood there', async () => {
    await open();
    await session.type(ticket.number);
    await session.press('Enter');
    await until('the ticket', async () => (await hash()) === `#/tickets/${ticket.id}`);
  });
  for (const how of ['flag', 'code', 'events']) {
    await tests.step(`an input method that tells by ${how} takes its word with Enter, and nothing opens`, async () => {
      const before = await hash();
      await open();
      await session.script(COMPOSED, '云栖', how);
      await until('the answer', async () => (await session.script(FIRST)).includes(customer.name));
      must((await hash()) === before && (await session.script("return !!document.querySelector('.ac-palette')")), 'the field stays open');
      // The suite takes no Escape just behind a composition: some methods send one of their own.
      await until('the field to close', async () => {
        const isOpen = await session.script("return !!document.querySelector('.ant-modal')");
        if (isOpen) await session.press('Escape');
        return !isOpen;
      });
    });
  }
  await tests.step('pages and commands are meant by their names and their pinyin', async () => {
    await open();
    await session.type('shezhi');
    await until('the settings', async () => (await session.script(FIRST)).includes(t('settings-title')));
    await session.press('Enter');
    await until('the page', async () => (await hash()) === '#/settings');
    await open();
    await session.type('xyzxyz');
    await until('nothing', () => session.script("return document.querySelector('.ac-palette-none')?.innerText.includes('xyzxyz')"));
    await session.press('Escape');
    await until('the field to close', () => session.script("return !document.querySelector('.ant-modal')"));
  });
}
