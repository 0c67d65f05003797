// Papers at the window: seen before they are printed, handed to the system's reader; and a sheet back as a picture that
// finds its paper by the square code (V-07, V-08, F-10, F-12, F-21).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DROP } from '../e2e/dropped.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { ADMIN, unlock } from './first-start.mjs';
import { call } from './hands.mjs';

// Fine enough that a hairline is drawn as thin as it is, by whichever program.
const [WIDE, HIGH] = [840, 1188];

// The picture in the tray, as that many grey points.
const GREYS = `
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [arguments[0], arguments[1]];
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(document.querySelector('.pp-tray img'), 0, 0, canvas.width, canvas.height);
  const points = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  return Array.from({ length: points.length / 4 }, (_, i) => Math.round((points[i * 4] + points[i * 4 + 1] + points[i * 4 + 2]) / 3));`;

/** A page of a PDF as grey points. */
function greys(file) {
  const pgm = execFileSync('pdftoppm', ['-f', '1', '-l', '1', '-gray', '-scale-to-x', `${WIDE}`, '-scale-to-y', `${HIGH}`, file], { timeout: 20_000 });
  return coarse(pgm.subarray(pgm.length - WIDE * HIGH));
}

/** Squares of so many points as one: where a letter falls between two points both programs may differ. */
function coarse(points, side = 28) {
  const [wide, high] = [WIDE / side, Math.floor(HIGH / side)];
  const sums = new Array(wide * high).fill(0);
  for (let y = 0; y < high * side; y += 1) {
    for (let x = 0; x < WIDE; x += 1) sums[Math.floor(y / side) * wide + Math.floor(x / side)] += points[y * WIDE + x];
  }
  return sums;
}

/** How alike two pictures are: 1 for the same, about 0 for strangers. */
function likeness(a, b) {
  const mean = (all) => all.reduce((sum, x) => sum + x, 0) / all.length;
  const [ma, mb] = [mean(a), mean(b)];
  const [ab, aa, bb] = a.reduce(([x, y, z], v, i) => [x + (v - ma) * (b[i] - mb), y + (v - ma) ** 2, z + (b[i] - mb) ** 2], [0, 0, 0]);
  return ab / Math.sqrt(aa * bb);
}

/** What the tray shows, once it is painted. */
async function seen(page) {
  const tray = await page.css('.pp-tray img', 30_000);
  await until('the sheet to be painted', () => page.script('return arguments[0].complete && arguments[0].naturalWidth > 500', tray));
  return coarse(await page.script(GREYS, WIDE, HIGH));
}

/** What the system's reader was given, once it has this in its name. */
function opened(desk, words) {
  return until(`${words} in the reader`, async () => {
    const path = String(await desk.kept('xdg-open'));
    return path.includes(words) && path;
  });
}

/** Both must be one sheet; `stranger` is a page that must not pass for it, so that the measure can tell. */
function mustBeOne(shown, file, stranger) {
  const [like, unlike] = [likeness(shown, greys(file)), likeness(shown, greys(stranger))];
  must(like > 0.9 && unlike < 0.7, `V-08: the sheet seen and ${file} are alike by ${like.toFixed(3)}, a stranger by ${unlike.toFixed(3)}`);
}

export async function sheetAndBack({ tests, desk, t, job }) {
  const page = desk.session;
  let shown;
  let printed;
  await tests.step('a blank form is seen in the window before it is printed', async () => {
    await page.script('location.hash = "/papers/print"');
    shown = await seen(page);
  });
  await tests.step("what the system's reader is given is the sheet that was seen", async () => {
    await page.press('Ctrl+Enter');
    await until('the dialog to close', () => page.script('return !document.querySelector(".ant-modal")'));
    const [{ number }] = (await call(page, 'papers.list', { limit: 1 })).rows;
    printed = { number, path: await opened(desk, number) };
    mustBeOne(shown, printed.path, job.file);
  });
  await tests.step('its scan let go on the window finds its paper', async () => {
    const picture = `${printed.path}.scan`;
    execFileSync('pdftoppm', ['-r', '110', '-png', '-gray', '-singlefile', printed.path, picture], { timeout: 20_000 });
    await page.script('location.hash = "/today"');
    await until('a page that takes files', async () => page.script(DROP, [['scan.png', readFileSync(`${picture}.png`).toString('base64')]]));
    await page.shows(printed.number, 30_000);
    await until('the inbox', () => page.script('return location.hash === "#/papers/inbox"'));
    const { id } = (await call(page, 'papers.list', { limit: 5 })).rows.find((p) => p.number === printed.number);
    const { scans } = await call(page, 'papers.get', { id });
    must(scans.length === 1 && !scans[0].by_hand, `F-12: the code brought it there: ${JSON.stringify(scans)}`);
    job.blank = printed.path;
  });
}

/** The program was closed and opened again: nobody has chosen the folder in this run. */
export async function theNextDay({ tests, desk, t, job }) {
  let page;
  await tests.step("the next day the customer's copy shows the signed pages, and the reader is given them", async () => {
    page = await desk.open();
    await unlock(page, t, ADMIN);
    await page.script('location.hash = arguments[0]', `/tickets/${job.staged.ticket}?tab=acceptance`);
    await page.click('button', t('acceptance-copy-print-now'));
    const shown = await seen(page);
    // Each filed paper behind the dialog has a button of the same name.
    await page.clickOn((await page.all('button', t('papers-print'), await page.css('.ant-modal')))[0]);
    await until('the dialog to close', () => page.script('return !document.querySelector(".ant-modal")'));
    const rounds = await call(page, 'acceptance.rounds', { ticket: job.staged.ticket });
    mustBeOne(shown, await opened(desk, rounds.find((r) => r.stage === 'final').number), job.blank);
  });
}
