// The pad under a hand: nothing written is lost when the screen is turned, the window is resized or the program locks,
// and nothing is written by a hand that only rests on the glass (V-09, F-05).
import { join } from 'node:path';
import { compose } from './composing.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const PASSWORD = 'Sample-2026';
const LANDSCAPE = { width: 1180, height: 820 };
const PORTRAIT = { width: 820, height: 1180 };

const at = (origin, [x, y, pressure = 0.5], duration = 12) => ({ type: 'pointerMove', duration, origin, x, y, pressure });
const DOWN = { type: 'pointerDown', button: 0, pressure: 0.5 };
const UP = { type: 'pointerUp', button: 0 };
/** A bow from the left to the right about the middle of the pad, pressed harder towards its end. */
const bow = (n) => Array.from({ length: 12 }, (_, i) => [Math.round(-120 + n * 55 + i * 8), Math.round(24 * Math.sin(i / 2 + n)), 0.3 + i * 0.04]);

export async function padTests({ tests, session, call, address, frame }) {
  const visit = (await call('visits.list', { view: 'all', limit: 200 })).rows.find((v) => v.state === 'work_done')?.id;
  must(visit, 'the sample firm has finished work that waits for a signature');
  await call('visits.save', { id: visit, fields: { opinion: '满意', survey: 'answered', survey_score: 5 } });
  const canvas = () => session.css('.acc-pad canvas');
  const size = ({ width, height }) => session.command('POST', '/window/rect', { width, height });
  const hand = async (id, pointerType, actions) => session.command('POST', '/actions', { actions: [{ type: 'pointer', id, parameters: { pointerType }, actions }] });
  const stroke = async (id, pointerType, points) => {
    const pad = await canvas();
    await hand(id, pointerType, [at(pad, points[0], 0), DOWN, ...points.slice(1).map((p) => at(pad, p)), UP]);
  };
  const begin = async (points) => {
    const pad = await canvas();
    await hand('pen', 'pen', [at(pad, points[0], 0), DOWN, ...points.slice(1).map((p) => at(pad, p))]);
  };
  const written = (count) => until(`${count} strokes on the pad`, () => session.script('return document.querySelector(".acc-pad canvas")?.ariaLabel === arguments[0]', `${t('acceptance-pad')} ${count} 笔`));
  /** What is kept, once it holds so many strokes. */
  const kept = (count) => until(`${count} strokes kept`, async () => {
    const draft = await call('drafts.get', { key: `acceptance.sign.${visit}` });
    const strokes = draft && JSON.parse(draft.body).ink.strokes;
    return strokes?.length === count && strokes;
  });
  const fits = () => until('a pad as fine as the screen', () => session.script(`
    const c = document.querySelector('.acc-pad canvas'), box = c.getBoundingClientRect(), dots = devicePixelRatio;
    const inside = box.left >= 0 && box.right <= innerWidth + 1;
    return inside && Math.abs(c.width - box.width * dots) < 2 && Math.abs(c.height - box.height * dots) < 2`));
  /** Where ink is on the canvas, in parts of its size. */
  const inked = () => session.script(`
    const c = document.querySelector('.acc-pad canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
    let [l, r, top, low] = [c.width, 0, c.height, 0];
    for (let y = 0; y < c.height; y += 1) for (let x = 0; x < c.width; x += 1) if (d[4 * (y * c.width + x) + 3] > 128) [l, r, top, low] = [Math.min(l, x), Math.max(r, x), Math.min(top, y), Math.max(low, y)];
    return [l / c.width, r / c.width, top / c.height, low / c.height]`);
  const alike = (a, b) => a.every((value, i) => Math.abs(value - b[i]) < 0.01);
  const unlock = async () => {
    await session.find('field', t('lock-password'));
    await session.fill(t('lock-password'), PASSWORD);
    await session.press('Enter');
  };
  /** To the last page, and on to the pad. */
  const read = async () => {
    await session.css('.acc-sheet img');
    for (;;) {
      const forward = await session.find('button', t('acceptance-page-next'), { enabled: false });
      if (await session.script('return arguments[0].disabled', forward)) break;
      await session.clickOn(forward);
    }
    await session.click('button', t('acceptance-to-sign'));
  };
  let before = null;

  await tests.step('the customer reads the report to the end and is given the pad', async () => {
    await size(LANDSCAPE);
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', `/visits/${visit}?step=sign`);
    await session.click('button', t('acceptance-mode-on_site'));
    await read();
    await session.click('button', t('acceptance-relation-self'));
    await fits();
    const small = await session.script(`return [...document.querySelectorAll('.acc-pad button, .acc-foot button, .acc-choice')].filter((b) => b.getBoundingClientRect().height < 44).map((b) => b.innerText)`);
    must(small.length === 0, `targets under 44 px: ${small.join(', ')}`);
  });
  await tests.step('an input method in the signer\'s fields signs nothing (O19)', async () => {
    await session.click('button', t('acceptance-relation-family'));
    must((await compose(session, 'the signing view', '.acc-sign, main')) >= 3, 'name, relation and reason of who signs for another');
    await session.click('button', t('acceptance-relation-self'));
    await written(0);
  });
  await tests.step('a single dot is refused in words, and clearing makes room', async () => {
    await stroke('pen', 'pen', [[0, 0]]);
    await written(1);
    await session.click('button', t('acceptance-sign'));
    await session.shows(t('fault-signing-too_short'));
    await session.click('button', t('acceptance-pad-clear'));
    await written(0);
  });
  await tests.step('a pen writes with time and pressure', async () => {
    await stroke('pen', 'pen', bow(0));
    await written(1);
    const [points] = await kept(1);
    must(points.length >= 10, `${points.length} points`);
    must(points.every((p, i) => i === 0 || p.t >= points[i - 1].t) && points.at(-1).t > 50, 'time runs on');
    must(points.at(-1).p > points[0].p + 100, `pressed harder towards the end: ${points[0].p} to ${points.at(-1).p}`);
  });
  await tests.step('the hand that rests beside the pen writes nothing', async () => {
    const pad = await canvas();
    const resting = [at(pad, [-200, 40], 0), DOWN, at(pad, [-190, 44], 30), UP];
    await session.command('POST', '/actions', { actions: [
      { type: 'pointer', id: 'pen', parameters: { pointerType: 'pen' }, actions: [at(pad, bow(1)[0], 0), DOWN, ...bow(1).slice(1).map((p) => at(pad, p)), UP] },
      { type: 'pointer', id: 'palm', parameters: { pointerType: 'touch' }, actions: [{ type: 'pause', duration: 60 }, ...resting] },
    ] });
    await written(2);
    const strokes = await kept(2);
    must(Math.min(...strokes[1].map((p) => p.x)) > 300, 'no place of the hand is in the stroke');
  });
  await tests.step('turned upright in the middle of a stroke, the pad keeps all of it, and the stroke goes on', async () => {
    before = await inked();
    await begin(bow(2));
    await size(PORTRAIT);
    await fits();
    const pad = await canvas();
    await hand('pen', 'pen', [at(pad, [40, 10]), at(pad, [60, -5]), UP]);
    await written(3);
    const strokes = await kept(3);
    must(strokes[2].length > bow(2).length, `written before and after the turn: ${strokes[2].length} points`);
    await session.picture(join(tests.folder, 'pad-portrait.png'));
  });
  await tests.step('turned back and made narrow, what was written stands where it stood', async () => {
    await session.click('button', t('acceptance-pad-undo'));
    await written(2);
    for (const window of [LANDSCAPE, { width: 900, height: 700 }, { width: 500, height: 900 }, LANDSCAPE]) {
      await size(window);
      await fits();
      await until('the strokes to be drawn anew', async () => alike(await inked(), before));
    }
  });
  await tests.step('locked by the key in the middle of a stroke, that stroke too is there after unlocking', async () => {
    await begin(bow(3));
    await session.press('Ctrl+L');
    await session.find('field', t('lock-password'));
    must((await compose(session, 'the lock', 'body')) > 0, 'the lock has a field');
    await unlock();
    await written(3);
    const strokes = await kept(3);
    must(strokes[2].length >= 10, `the unfinished stroke has ${strokes[2].length} points`);
    await session.find('button', t('acceptance-sign'));
    must((await session.script("return document.querySelector('.acc-choice[aria-pressed=true]').innerText")) === t('acceptance-relation-self'), 'who signs is still chosen');
    await hand('pen', 'pen', [UP]);
    await written(3);
  });
  await tests.step('locked by itself after nobody touched it, it comes back to the same strokes under the same pages', async () => {
    const earlier = await kept(3);
    const digest = async () => JSON.parse((await call('drafts.get', { key: `acceptance.sign.${visit}` })).body).digest;
    const shown = await digest();
    // As if hours had passed: the program asks the wall clock.
    await session.script('const now = Date.now; window.stopped = () => { Date.now = now }; Date.now = () => now() + 36e5 * 4');
    await session.find('field', t('lock-password'));
    await session.script('window.stopped()');
    await unlock();
    await written(3);
    must(JSON.stringify(await kept(3)) === JSON.stringify(earlier), 'the same strokes, point by point');
    must((await digest()) === shown, 'the same content is signed');
    await fits();
  });
  await tests.step('changed elsewhere while the pad is open, nothing is signed and the customer reads the new pages (F-05)', async () => {
    await call('visits.save', { id: visit, fields: { opinion: '满意，另请复查一次' } });
    await session.click('button', t('acceptance-sign'));
    await session.shows(t('acceptance-changed'), 30_000);
    await session.picture(join(tests.folder, 'pad-changed.png'));
    const { visit: { signed_at: signed } } = await call('visits.get', { id: visit });
    must(signed === null, 'the strokes under the old words sign nothing');
    await read();
    await written(0);
  });
  await tests.step('shown anew elsewhere, a page that is opened again drops the strokes and says so (F-05)', async () => {
    await stroke('pen', 'pen', bow(0));
    await written(1);
    await kept(1);
    await call('visits.save', { id: visit, fields: { opinion: '满意' } });
    await call('acceptance.present', { visit, mode: 'on_site', language: 'zh-CN' });
    await session.command('POST', '/refresh', {});
    await session.shows(t('acceptance-changed'), 30_000);
    await read();
    await written(0);
  });
  await tests.step('the signature so written is taken and the report sealed', async () => {
    for (const n of [0, 1]) await stroke('finger', 'touch', bow(n));
    await stroke('finger', 'touch', [[-40, -20], [0, 30], [30, -25], [70, 25], [100, -30]]);
    await written(3);
    await session.picture(join(tests.folder, 'pad-signed.png'));
    await session.click('button', t('acceptance-sign'));
    await session.shows(t('acceptance-done-signed'), 30_000);
  });
  await size(frame);
}
