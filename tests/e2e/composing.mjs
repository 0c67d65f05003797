// Every control of every page under an input method (O19): whether it tells by flag, by key code or by events alone, its
// keys submit nothing, close nothing and go nowhere; and without it the same keys do what they are for.
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');

// What changed while each control in turn was composed in; `within` narrows to a dialog.
const WALK = `
  const [within] = arguments;
  const scope = document.querySelector(within) ?? document.body;
  const controls = [...scope.querySelectorAll('input, textarea, [role=combobox], [role=listbox][tabindex], [role=radio], [contenteditable=true]')]
    .filter((e) => e.getClientRects().length > 0 && !e.disabled && !e.readOnly);
  const dialogs = () => [...document.querySelectorAll('.ant-modal, .ant-drawer-open, .ac-palette, .lk-sheet')].filter((e) => e.getClientRects().length > 0).length;
  const open = () => document.querySelectorAll('.ant-select-open, .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)').length;
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const sent = [];
  const fetching = window.fetch;
  window.fetch = (...a) => {
    const name = typeof a[1]?.body === 'string' ? JSON.parse(a[1].body).name : '';
    sent.push(name);
    return fetching(...a);
  };
  const CHANGES = /\\.(create|save|set|join|step|sign|assign|hold|close|cancel|unlock|amend|note|hand_over)\\w*$/;
  return (async () => {
    const wrong = [];
    for (const e of controls) {
      const what = e.getAttribute('aria-label') || e.id || e.placeholder || e.tagName;
      e.focus();
      await settled();
      const before = [location.hash, dialogs(), open()].join(' ');
      const at = document.activeElement;
      const value = e.value;
      for (const how of ['flag', 'code', 'events']) {
        if (how === 'events') e.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        for (const [key, more] of [['Enter', {}], ['Enter', { ctrlKey: true }], ['Escape', {}], ['F2', {}], ['ArrowDown', {}], ['j', { ctrlKey: true }]]) {
          e.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more,
            ...(how === 'flag' ? { isComposing: true } : how === 'code' ? { keyCode: 229 } : {}) }));
          if (document.activeElement !== at) wrong.push(what + ': ' + how + ' ' + key + ' moved the focus');
        }
        await settled();
        const after = [location.hash, dialogs(), open()].join(' ');
        if (after !== before) wrong.push(what + ': ' + how + ' ' + before + ' became ' + after);
        if (how === 'events') e.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      }
      if (e.isConnected && e.value !== value) wrong.push(what + ': its value changed');
    }
    window.fetch = fetching;
    return { count: controls.length, wrong: wrong.slice(0, 5), changes: sent.filter((n) => CHANGES.test(n)) };
  })();`;

/** Composes in every control found there; answers how many there were. */
export async function compose(session, where, within = 'body') {
  const { count, wrong, changes } = await session.script(WALK, within);
  must(wrong.length === 0, `${where}: ${wrong.join('; ')}`);
  must(changes.length === 0, `${where} was asked to ${changes.join(', ')}`);
  return count;
}

/** The dialogs of a ticket that is open and registered; those in the menu are opened from there. */
const OF_TICKET = ['handed_over', 'assign', 'note', 'cancelled'];
const IN_MENU = ['promise', 'hold'];

export async function composingTests({ tests, session, call, go, pages }) {
  const walk = (where, within) => compose(session, where, within);
  await tests.test('composing in every control of every page submits, closes and moves nothing', async () => {
    let controls = 0;
    for (const page of pages) {
      await go(page);
      controls += await walk(page);
    }
    must(controls > 60, `only ${controls} controls were found`);
    console.log(`        ${controls} controls on ${pages.length} pages`);
  });
  await tests.test('nor in the search for everything, nor in a dialog', async () => {
    await go('customers');
    await session.press('Ctrl+K');
    await session.css('.ac-palette input');
    must((await walk('the palette', '.ac-palette')) > 0, 'the palette has a field');
    // The suite lets an Escape pass that comes within a blink of a composition, so it is pressed until it counts.
    const escape = (what) => until(`${what} to close`, async () => {
      await session.press('Escape');
      return session.script("return ![...document.querySelectorAll('.ant-modal')].some((e) => e.getClientRects().length > 0)");
    });
    await escape('the palette');
    const open = (await call('tickets.list', { view: 'unassigned', limit: 50 })).rows.find((row) => !row.on_hold && row.urgent === null && row.state === 'registered');
    must(open, 'the sample firm has an open ticket');
    await go(`tickets/${open.id}`);
    const before = JSON.stringify((await call('tickets.get', { id: open.id })).ticket);
    const dialog = async (what) => {
      await session.css('.ant-modal textarea, .ant-modal input');
      must((await walk(what, '.ant-modal')) > 0, `${what} has a field`);
      await escape(what);
    };
    for (const step of OF_TICKET) {
      await session.click('button', t(`tickets-do-${step}`));
      await dialog(step);
    }
    for (const key of IN_MENU) {
      await session.click('button', t('tickets-do-more'));
      const entry = await until(`${key} in the menu`, () => session.script('return [...document.querySelectorAll("[role=menuitem]")].find((e) => e.getClientRects().length > 0 && e.innerText.trim() === arguments[0])', t(`tickets-do-${key}`)));
      await session.clickOn(entry);
      await dialog(key);
    }
    await go('intake');
    await session.press('Ctrl+H');
    await dialog('a call to the hotline');
    must(JSON.stringify((await call('tickets.get', { id: open.id })).ticket) === before, 'nothing was done to the ticket');
  });
  await tests.test('without an input method the same Enter goes to the next field', async () => {
    await go('customers/new');
    const moved = await session.script(`
      const [first] = [...document.querySelectorAll('main input')].filter((e) => e.getClientRects().length > 0 && e.getAttribute('role') !== 'combobox');
      first.focus();
      first.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      return document.activeElement !== first && document.activeElement !== document.body`);
    must(moved, 'a guard that eats every Enter would pass the tests above');
    await go('today');
  });
}
