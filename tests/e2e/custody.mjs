// A repaired item goes back to its owner: sent back once, verified by the supervisor, signed for on the voucher, handed
// back (K-06, K-07, P-35), by the words on the screen.
import { join } from 'node:path';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { become } from './work.mjs';

const t = words('zh-CN');

export async function custodyTests({ tests, session, call, address }) {
  const item = (await call('custody.list', { view: 'open' })).rows.find((row) => row.state === 'repaired');
  must(item, 'the sample firm has a repaired item that waits for the supervisor');
  const file = () => call('custody.get', { id: item.id });
  const stands = (state) => until(`the item to be ${state}`, async () => (await file()).item.state === state);
  const shot = (name) => session.picture(join(tests.folder, `custody-${name}.png`));
  const open = async (login) => {
    await become(call, login);
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', `/custody/${item.id}`);
    await session.shows(t('custody-history'));
  };
  const away = () => until('the dialog to close', () => session.script("return !document.querySelector('.ant-modal')"));

  await tests.step('K-06: what is not right goes back to the bench with the reason', async () => {
    await open('zhou');
    await shot('repaired');
    await session.click('button', t('custody-do-send_back'));
    await session.fill(t('custody-send-back-why'), '噪音仍大');
    await session.press('Ctrl+Enter');
    await away();
    await stands('in_repair');
    await session.shows('噪音仍大');
  });
  await tests.step('K-06, P-35: repaired once more it is verified by another person, and the card says by whom', async () => {
    await open('wang');
    await session.click('button', t('custody-do-repaired'));
    await stands('repaired');
    await open('zhou');
    await session.click('button', t('custody-do-verify'));
    await stands('verified');
    await session.shows(t('custody-check-passed'));
    const card = await call('papers.get', { id: (await file()).item.card });
    must(card.form.verified_by !== '', 'P-35: verified by');
    await shot('verified');
  });
  await tests.step('K-07: without the customer on the voucher nothing is handed back', async () => {
    await open('chen');
    const back = await session.find('button', t('custody-do-deliver'), { enabled: false });
    must(await session.script('return arguments[0].disabled || arguments[0].ariaDisabled === "true"', back), 'K-07: the step is closed');
    await session.click('button', t('custody-fill-voucher'));
    await session.click('button', t('papers-do-fill'));
    await session.fill(t('papers-paper-label-opinion'), '没有意见');
    await session.fill(t('papers-paper-total'), '0.00');
    await session.press('Ctrl+Enter');
    await away();
    await session.click('button', t('papers-do-sign'));
    await session.css('.acc-sheet img');
    await shot('voucher');
    await session.click('button', t('acceptance-to-sign'));
    await session.click('button', t('acceptance-relation-employee'));
    await session.fill(t('acceptance-signer-name'), '陆经理');
    await session.fill(t('acceptance-signer-phone'), '13800005419');
    const stroke = (n) => Array.from({ length: 12 }, (_, i) => [Math.round(-140 + n * 95 + i * 5), Math.round(47 * Math.sin(i / 2 + n * 1.7))]);
    await session.draw(await session.css('.acc-pad canvas'), [stroke(0), stroke(1), stroke(2)], 'mouse');
    await session.click('button', t('acceptance-sign'));
    await until('the voucher to be filed', async () => (await file()).voucher.state === 'filed', 30_000);
    await open('chen');
    await session.click('button', t('custody-do-deliver'));
    await stands('delivered');
    await shot('delivered');
  });
  await tests.step('K-08, P-06: the line ends with the customer’s receipt back and void', async () => {
    await session.click('button', t('custody-do-close'));
    await session.shows(t('custody-close-recovered'));
    await shot('closing');
    await session.press('Enter');
    await away();
    await stands('closed');
    await session.shows(t('custody-receipt-recovered'));
    await shot('closed');
  });
  await become(call, 'demo');
}
