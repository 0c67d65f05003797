// What a person's hands do again and again in the window, by the words on the screen.
import { until } from '../webdriver/session.mjs';

/** Takes an entry of a list that opens below its field; a dialog that still opens may close the list again. */
export async function choose(page, field, entry) {
  const at = await page.find('field', field);
  await until(`"${entry}" in the field "${field}"`, async () => {
    const [open] = await page.all('option', entry);
    await page.clickOn(open ?? at, 1_000);
    return page.script('return arguments[0].closest(".ant-select").innerText.includes(arguments[1])', at, entry);
  });
}

/** The number that stands after a word: `新增 1987`. */
export async function count(page, word) {
  return until(`a number after "${word}"`, async () => {
    const found = await page.script('return (document.body.innerText.match(new RegExp(arguments[0] + " ?([\\\\d,]+)")) ?? [])[1]', word);
    return found && { is: Number(found.replaceAll(',', '')) };
  }).then(({ is }) => is);
}

/** A written number like `T26-A-00001`, once the page shows one. */
export async function numberOf(page, letter) {
  return until(`a number beginning with ${letter}`, () =>
    page.script('return (document.body.innerText.match(new RegExp("\\\\b" + arguments[0] + "\\\\d\\\\d-[A-Z]-\\\\d{5}")) ?? [])[0]', letter));
}

/** A name as a hand writes it: a few strokes with bows in them, from the middle of the pad; each hand bows otherwise. */
export function name(hand = 0) {
  const stroke = (n) => Array.from({ length: 14 }, (_, i) => [Math.round(-160 + n * 95 + i * 6), Math.round((28 + hand * 3) * Math.sin(i / 2 + n + hand) + (i % 3) * 3)]);
  return [stroke(0), stroke(1), stroke(2), stroke(3)];
}

/** Waits until the pad holds so many strokes. */
export function written(page, count) {
  return until(`${count} strokes on the pad`, () =>
    page.script('return document.querySelector(".acc-pad canvas").ariaLabel.includes(` ${arguments[0]} `)', count));
}

/** Turns the pages that are shown to the last one, as who signs must. */
export async function readToTheEnd(page, t) {
  const shown = await page.css('.acc-sheet img');
  await until('the page to be painted', () => page.script('const i = arguments[0]; return i.complete && i.naturalWidth > 500', shown));
  for (;;) {
    const forward = (await page.all('button', t('acceptance-page-next')))[0];
    if (await page.script('return arguments[0].disabled', forward)) return;
    await page.clickOn(forward);
  }
}

/** Calls a command of the core as the page does, for what is only the way to a story. */
export async function call(page, command, input) {
  const script = 'const [name, input, done] = arguments; window.__TAURI_INTERNALS__.invoke("call", { name, input }).then(done, (e) => done({ fault: String(e) }));';
  const answer = await page.command('POST', '/execute/async', { script, args: [command, input] });
  if (answer.fault) throw new Error(`${command}: ${JSON.stringify(answer.fault)}`);
  return answer.ok.value;
}
