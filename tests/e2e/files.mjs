// Files of any kind on a ticket: dropped, pasted, found, named, struck; what would run is only given out (V-10, N-11).
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const PANEL = `section[aria-label="${t('attachments-title')}"]`;

// Hands files to the page as its owner does: by the clipboard, or let fall on the panel.
const GIVE = `
  const [way, panel, files] = arguments;
  const given = new DataTransfer();
  for (const [name, words] of files) given.items.add(new File([words], name));
  if (way === 'paste') window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));
  else document.querySelector(panel).dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));`;

export async function fileTests({ tests, session, call, address }) {
  const ticket = (await call('tickets.list', { view: 'open', limit: 1 })).rows[0]?.id;
  must(ticket, 'the sample firm has an open ticket');
  const kept = async () => (await call('attachments.list', { ticket })).rows;
  const begun = (await kept()).length;
  const give = (way, ...files) => session.script(GIVE, way, PANEL, files);
  const lines = (count) => until(`${count} files on the page`, () => session.script('return document.querySelectorAll(".at-line").length === arguments[0]', count));

  await tests.step('files dropped and pasted on a ticket are kept as they were given', async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', `/tickets/${ticket}`);
    await session.css(PANEL);
    await give('drop', ['录音.amr', '#!AMR\nabc'], ['驱动.exe', 'MZ abc']);
    await lines(begun + 2);
    await give('paste', ['日志.txt', '一切正常']);
    await lines(begun + 3);
    const log = (await kept()).find((row) => row.file.name === '日志.txt');
    const back = await call('attachments.bytes', { id: log.file.id });
    must(Buffer.from(back.base64, 'base64').toString() === '一切正常' && back.sha256 === log.file.blob, 'V-10: byte for byte, equal checksum');
  });
  await tests.step('a program is marked as one that is only given out', async () => {
    await session.shows(t('attachments-only-out'));
    const program = (await kept()).find((row) => row.file.name === '驱动.exe');
    must(program.is_shown === false, 'V-10: by its content');
    const link = await session.script('return [...document.querySelectorAll(".at-line")].find((l) => l.textContent.includes("驱动.exe")).querySelector(".at-name button")');
    must(link === null, 'nothing to open it with');
  });
  await tests.step('its words are written by keyboard, and it is found by them', async () => {
    await session.script('[...document.querySelectorAll(".at-line")].find((l) => l.textContent.includes("录音.amr")).querySelectorAll(".at-does button")[1].focus()');
    await session.press('Enter');
    await session.css('.at-edit');
    await until('the hand in the field', () => session.script('return document.activeElement?.closest(".at-edit") !== null'));
    await session.script("document.execCommand('insertText', false, '压缩机敲缸声')");
    await session.press('Enter');
    await until('the words kept', async () => (await kept()).some((row) => row.file.caption === '压缩机敲缸声'));
    const found = await call('search.everything', { text: '敲缸' });
    must(found.groups.some((group) => group.kind === 'tickets'), 'V-14: by the words of its file');
  });
  await tests.step('struck it leaves the list and nothing else', async () => {
    const gone = (await kept()).find((row) => row.file.name === '日志.txt');
    await session.script('[...document.querySelectorAll(".at-line")].find((l) => l.textContent.includes("日志.txt")).querySelectorAll(".at-does button")[2].click()');
    await session.shows(t('attachments-remove-keeps'));
    await session.script('document.querySelector(".ant-modal-confirm-btns .ant-btn-dangerous").click()');
    await lines(begun + 2);
    must((await call('attachments.bytes', { id: gone.file.id })).sha256 === gone.file.blob, 'T-03: the bytes stay');
  });
}
