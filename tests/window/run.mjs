// The built program in its window: the first start, then the main job of the firm from the list of customers to the
// sealed report, as a person does it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { must, suite } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { Desk } from './desk.mjs';
import { firstStart } from './first-start.mjs';

const tests = suite('window', 300);
const desk = await Desk.ready();
const t = words('zh-CN');
tests.onFailure(async (sentence) => {
  console.log(`        on the page: ${(await desk.session.script('return location.hash + " " + document.body.innerText')).replaceAll('\n', ' | ').slice(0, 1500)}`);
  await desk.session.picture(join(tests.folder, `failed ${sentence.slice(0, 60)}.png`));
});

await firstStart({ tests, desk, t });
tests.end();
