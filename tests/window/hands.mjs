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

/** A name as a hand writes it: a few strokes with bows in them, from the middle of the pad. */
export function name() {
  const stroke = (n) => Array.from({ length: 14 }, (_, i) => [Math.round(-160 + n * 95 + i * 6), Math.round(28 * Math.sin(i / 2 + n) + (i % 3) * 3)]);
  return [stroke(0), stroke(1), stroke(2), stroke(3)];
}
