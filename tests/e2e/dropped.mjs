// Files let go anywhere on the window: sealed papers are checked and put in order, an ordinary PDF is told apart (V-07).
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');

// The page takes files from the moment it says so under the hand that holds them.
export const DROP = `
  const given = new DataTransfer();
  for (const [name, base64] of arguments[0]) given.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: name.endsWith('.png') ? 'image/png' : 'application/pdf' }));
  const over = (kind) => document.querySelector('#content').dispatchEvent(new DragEvent(kind, { dataTransfer: given, bubbles: true, cancelable: true }));
  over('dragover');
  const isTaken = document.querySelector('.ac-dropping') !== null;
  if (isTaken) over('drop');
  return isTaken;`;

export async function dropTests({ tests, session, call, address }) {
  // What nobody signed has no place in the order of signatures (F-13).
  const filed = (await call('documents.list', { limit: 20 })).rows.filter((one) => one.kind !== 'unsigned_report');
  const file = async ({ id, number }) => [`${number}.pdf`, (await call('documents.get', { id })).pdf_base64];
  const at = (page) => session.script('location.hash = arguments[0]', page);

  await tests.step('sealed files dropped on any page are judged, put in order, and the missing one is said', async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await at('/today');
    const [newest, second, missing, oldest] = filed;
    const changed = Buffer.from((await file(missing))[1], 'base64');
    changed[900] ^= 1;
    const given = [await file(newest), await file(oldest), await file(second), ['changed.pdf', changed.toString('base64')]];
    await until('a page that takes files', () => session.script(DROP, given));
    await until('the checker', () => session.script("return location.hash === '#/documents/verify' && document.querySelectorAll('.doc-several li').length === 4"), 60_000);
    const order = await session.script("return [...document.querySelectorAll('.doc-sequence li')].map((li) => li.innerText)");
    const names = [oldest, second, newest].map((one) => `${one.number}.pdf`);
    must(names.every((name, place) => order[place].startsWith(name)), `the order of the signatures: ${order}`);
    must(order[0].includes(t('documents-sequence-gap')) && !order[1].includes(t('documents-sequence-gap')), `one is missing: ${order}`);
    await session.script("document.querySelectorAll('.doc-several button')[3].click()");
    await session.shows(t('documents-verdict-altered'));
  });
  await tests.step('a PDF without a seal or a sheet is called what it is', async () => {
    await at('/tickets');
    const letter = [['letter.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF').toString('base64')]];
    await until('a page that takes files', () => session.script(DROP, letter));
    await until('the checker', () => session.script("return location.hash === '#/documents/verify'"));
    await session.shows(t('documents-finding-no_signature'));
  });
}
