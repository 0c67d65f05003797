// The sealed report handed to other programs of the computer, from the page on which it was signed (V-07, issue part 9).
import { readFileSync } from 'node:fs';
import { must } from '../webdriver/suite.mjs';

export async function handedOver({ tests, desk, t, job }) {
  const page = desk.session;
  await tests.step("the system's own reader is given the sealed file", async () => {
    await page.click('button', t('documents-open'));
    const path = String(await desk.kept('xdg-open'));
    must(readFileSync(path).equals(readFileSync(job.file)), `what was opened, ${path}, is the sealed file`);
  });
  await tests.step('the printer is given the sealed file bit for bit, and the page says which printer', async () => {
    await page.click('button', t('documents-print'));
    await page.shows('Office-A4');
    const sent = await desk.kept('lp');
    must(sent.equals(readFileSync(job.file)), `${sent.length} bytes went to the printer`);
    const words = String(await desk.kept('lp', '.words'));
    must(words.startsWith('-d Office-A4 '), `the queue it went to: ${words}`);
  });
}
