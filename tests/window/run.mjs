// The built program in its window: the first start, then the main job of the firm from the list of customers to the
// sealed report, as a person does it.
import { join } from 'node:path';
import { must, suite } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';
import { Desk } from './desk.mjs';
import { firstStart } from './first-start.mjs';
import { handedOver } from './handed.mjs';
import { atTheOffice } from './main-job.mjs';
import { inOtherHands } from './sealed.mjs';
import { sheetAndBack, theNextDay } from './sheet.mjs';
import { inStages, planned } from './stages.mjs';
import { atTheCustomer } from './visit.mjs';

const tests = suite('window', 300);
const desk = await Desk.ready();
const t = words('zh-CN');
tests.onFailure(async (sentence) => {
  console.log(`        on the page: ${(await desk.session.script('return location.hash + " " + document.body.innerText')).replaceAll('\n', ' | ').slice(0, 1500)}`);
  await desk.session.picture(join(tests.folder, `failed ${sentence.slice(0, 60)}.png`));
});

await firstStart({ tests, desk, t });
const job = await atTheOffice({ tests, desk, t });
await planned({ tests, desk, t, job });
await atTheCustomer({ tests, desk, t, job });
await handedOver({ tests, desk, t, job });
await inStages({ tests, desk, t, job });
await sheetAndBack({ tests, desk, t, job });
const quit = async () => {
  await tests.step('the policy refused nothing and no error was thrown', async () => {
    const refused = await desk.session.script('return window.refused');
    must(refused.length === 0, refused.join('\n'));
  });
  await tests.step('the program is closed', () => desk.quit());
};
await quit();
await theNextDay({ tests, desk, t, job });
await quit();
await inOtherHands({ tests, desk, job });
tests.end();
