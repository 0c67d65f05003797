// Photos as a technician gives them: pasted, dropped, taken by the camera; ordered by key; refused with a reason (E-10, V-10).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../webdriver/children.mjs';
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');
const MOST = 30;
const sample = (view) => readFileSync(join(root, 'assets/sample', `${view}.jpg`));
/** The same picture as another file: readers ignore what follows the end of a JPEG. */
const another = (n) => Buffer.concat([sample('whole'), Buffer.from(`${n}`)]).toString('base64');

// Hands files to the page as its owner does: by the clipboard, or let fall on the place for photos.
const GIVE = `
  const [way, files] = arguments;
  const given = new DataTransfer();
  for (const [name, base64] of files) given.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: 'image/jpeg' }));
  if (way === 'paste') window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));
  else document.querySelector('.vs-drop').dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));`;

export async function photoTests({ tests, session, call, address }) {
  const visit = (await call('visits.list', { view: 'all', limit: 200 })).rows.find((v) => v.state === 'on_site')?.id;
  must(visit, 'the sample firm has somebody at work');
  const photos = async () => (await call('visits.get', { id: visit })).photos;
  const begun = (await photos()).length;
  const give = (way, ...files) => session.script(GIVE, way, files);
  const there = (count) => until(`${count} photos on the page`, async () => (await session.script("return document.querySelectorAll('.vs-tile').length")) === count && (await photos()).length === count, 60_000);
  const own = (all) => all.slice(begun);

  await tests.step('photos pasted and dropped are kept as they were given', async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await session.script('location.hash = arguments[0]', `/visits/${visit}?step=look`);
    await session.css('.vs-drop');
    const shown = await session.script("return document.querySelectorAll('.vs-tile').length");
    await give('paste', ['a.jpg', another('a')]);
    await until('the pasted photo', async () => (await photos()).length === begun + 1);
    await give('drop', ['b.jpg', another('b')], ['c.jpg', another('c')]);
    await until('the dropped photos', async () => (await photos()).length === begun + 3);
    await until('their small pictures', () => session.script("return [...document.querySelectorAll('.vs-tile img')].filter((i) => i.naturalWidth > 0).length === arguments[0]", shown + 3));
    const back = await call('visits.photo', { id: own(await photos())[0].id });
    must(back.base64 === another('a'), 'V-10: byte for byte');
  });
  await tests.step('a key moves a photo, and the focus goes with it', async () => {
    const before = (await photos()).map((p) => p.id);
    await session.script("[...document.querySelectorAll('.vs-tile')].at(-1).querySelector('.vs-thumb').focus()");
    await session.press('Alt+ArrowLeft');
    const wanted = before.with(-2, before.at(-1)).with(-1, before.at(-2));
    await until('the new order', async () => JSON.stringify((await photos()).map((p) => p.id)) === JSON.stringify(wanted));
    await session.press('Alt+ArrowRight');
    await until('the old order again, by the same hand', async () => JSON.stringify((await photos()).map((p) => p.id)) === JSON.stringify(before));
  });
  await tests.step('what cannot be opened is said at once, with what to do, and the others of the same drop are kept', async () => {
    const broken = sample('fault').subarray(0, 3000).toString('base64');
    await give('drop', ['broken.jpg', broken], ['d.jpg', another('d')], ['note.jpg', Buffer.from('no picture').toString('base64')]);
    await session.shows(t('fault-visit-photo_unreadable'));
    await session.shows(t('fault-visit-not_a_photo'));
    await session.shows('broken.jpg');
    await until('the whole one', async () => (await photos()).length === begun + 4);
  });
  await tests.step('the camera takes one at each press', async () => {
    const before = (await photos()).length;
    await session.click('button', t('visits-photo-live'));
    await session.click('button', t('visits-photo-shoot'));
    await until('the picture taken', async () => (await photos()).length === before + 1);
    const taken = await call('visits.photo', { id: (await photos()).at(-1).id });
    must(taken.mime === 'image/jpeg' && taken.base64.length > 2_000, 'a picture and no empty frame');
    await session.press('Escape');
    await until('the camera to close', () => session.script("return !document.querySelector('.vs-camera')"));
  });
  await tests.step('the thirty-first is refused in words', async () => {
    const rest = MOST - (await photos()).length;
    await give('drop', ...Array.from({ length: rest + 1 }, (_, n) => [`${n}.jpg`, another(`n${n}`)]));
    await session.shows(t('fault-visit-too_many_photos'), 60_000);
    must((await photos()).length === MOST, 'thirty are kept');
    await session.picture(join(tests.folder, 'photos-thirty.png'));
  });
}
