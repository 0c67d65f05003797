// A small W3C WebDriver client: what a person does at a page, each act waiting for its object with a deadline.
import { writeFileSync } from 'node:fs';
import { inPage } from './names.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 15_000;
const KEYS = {
  Ctrl: '\uE009', Shift: '\uE008', Alt: '\uE00A', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Backspace: '\uE003',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Home: '\uE011', End: '\uE010', PageUp: '\uE00E', PageDown: '\uE00F', F1: '\uE031', F2: '\uE032',
};

// Whether an element stays where it is for two frames, in nothing that is moved or about to be, and lies uppermost.
// The ground round a dialog holds the dialog, and takes the click of one who misses it.
const AT_REST = `
  const [e, done] = arguments;
  e.scrollIntoView({ block: 'nearest' });
  // What comes in or goes is marked so a moment before its animation begins.
  const isComing = () => e.closest('[class*="-appear-"], [class*="-enter-"], [class*="-leave-"]') !== null;
  const place = () => JSON.stringify(e.getBoundingClientRect());
  const before = place();
  const moves = (a) => a.playState !== 'finished' && a.effect.getComputedTiming().iterations !== Infinity && a.effect.target?.contains(e);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const box = e.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    done(place() === before && !isComing() && !document.getAnimations().some(moves) && top !== null && (e.contains(top) || (top.contains(e) && !top.matches('.ant-modal-wrap'))));
  }));`;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until the answer is neither false nor an error; throws with the last reason. */
export async function until(what, ask, ms = PATIENCE) {
  const deadline = Date.now() + ms;
  let last = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = `: ${error.message}`;
    }
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain for ${what}${last}`);
    await pause(40);
  }
}

async function send(port, method, path, body) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await reply.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

export class Session {
  #port;
  #path;

  /** Opens a session at a driver that listens on `port`, as soon as it does. */
  static async open(port, capabilities) {
    await until('the driver', () => send(port, 'GET', '/status'));
    const made = await send(port, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    const session = new Session();
    session.#port = port;
    session.#path = `/session/${made.sessionId}`;
    return session;
  }

  async command(method, path, body) {
    return send(this.#port, method, this.#path + path, body);
  }

  async close() {
    await this.command('DELETE', '');
  }

  /** Runs the body of a function in the page. */
  async script(body, ...args) {
    return this.command('POST', '/execute/sync', { script: body, args });
  }

  /** Elements a person would find by this role and name; see names.mjs. */
  async all(role, name, within = null) {
    return this.script(`${inPage}; return candidates(...arguments)`, role, name, within);
  }

  /** The one element with this role and name, once it is there and can be used. */
  async find(role, name, { ms = PATIENCE, enabled = true } = {}) {
    return until(`${role} "${name}"`, async () => {
      const found = await this.all(role, name);
      if (found.length === 0) return null;
      const usable = !enabled || (await this.script('const e = arguments[0]; return !e.disabled && e.getAttribute("aria-disabled") !== "true"', found[0]));
      return usable ? found[0] : null;
    }, ms);
  }

  async css(selector, ms = PATIENCE) {
    return until(selector, () => this.script('return document.querySelector(arguments[0])', selector), ms);
  }

  /** Waits until the page shows these words somewhere. */
  async shows(words, ms = PATIENCE) {
    await until(`the words "${words}"`, () => this.script('return document.body.innerText.includes(arguments[0])', words), ms);
  }

  /** Waits until the page no longer shows them. */
  async hides(words, ms = PATIENCE) {
    await until(`the words "${words}" to go`, () => this.script('return !document.body.innerText.includes(arguments[0])', words), ms);
  }

  async text(element) {
    return this.command('GET', `/element/${element[ELEMENT]}/text`);
  }

  async click(role, name, options) {
    // A list may be drawn anew between finding and clicking.
    await until(`a click on ${role} "${name}"`, async () => {
      await this.clickOn(await this.find(role, name, options), 1_000);
      return true;
    });
  }

  /** Clicks once it has come to rest and nothing lies over it: a dialog that still opens would take the click elsewhere. */
  async clickOn(element, ms = PATIENCE) {
    await until('the place to click to come to rest', () => this.command('POST', '/execute/async', { script: AT_REST, args: [element] }), ms);
    await this.command('POST', `/element/${element[ELEMENT]}/click`, {});
  }

  /** Types into the element that has the focus. */
  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Puts text into a named field, as an input method does: whole words at once. */
  async fill(name, text, role = 'field') {
    const element = await this.find(role, name);
    await this.command('POST', `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Takes an entry of a list of the browser's own, which opens outside the page. */
  async select(name, entry) {
    const list = await this.find('field', name);
    const option = await until(`"${entry}" in the list "${name}"`, () => this.script('return [...arguments[0].options].find((o) => o.label === arguments[1])', list, entry));
    await this.command('POST', `/element/${option[ELEMENT]}/click`, {});
  }

  /** `Ctrl+L`, `F2`, `Enter`. */
  async press(combination) {
    const keys = combination.split('+').map((k) => KEYS[k] ?? k.toLowerCase());
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const lift = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...lift] }] });
  }

  /** Draws lines on an element; points are from its middle. */
  async draw(element, strokes, pointerType = 'pen') {
    const actions = strokes.flatMap(([first, ...rest]) => [
      { type: 'pointerMove', duration: 0, origin: element, x: first[0], y: first[1] },
      { type: 'pointerDown', button: 0 },
      ...rest.map(([x, y]) => ({ type: 'pointerMove', duration: 20, origin: element, x, y })),
      { type: 'pointerUp', button: 0 },
    ]);
    await this.command('POST', '/actions', { actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }] });
  }

  async picture(path) {
    writeFileSync(path, Buffer.from(await this.command('GET', '/screenshot'), 'base64'));
  }
}
