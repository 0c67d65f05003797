// The firm's old table comes in at the screen: columns mended by keyboard, tried, imported, and every row told of (V-16).
import { until } from '../webdriver/session.mjs';
import { must } from '../webdriver/suite.mjs';
import { words } from '../webdriver/words.mjs';

const t = words('zh-CN');

// The browser's own dialog cannot be driven: the field it belongs to is handed the file instead.
const GIVE = `
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function give() {
    if (this.type !== 'file') return click.call(this);
    const given = new DataTransfer();
    given.items.add(new File([arguments_[1]], arguments_[0]));
    this.files = given.files;
    this.dispatchEvent(new Event('change'));
  };`;

export async function importTests({ tests, session, call, address }) {
  const at = (page) => session.script('location.hash = arguments[0]', page);
  const give = async (name, text) => {
    await session.script(`window.arguments_ = arguments; ${GIVE}`, name, text);
    await session.script("document.querySelector('main .ant-btn').click()");
  };
  const inMain = (text) => session.script("return document.querySelector('main').innerText.includes(arguments[0])", text);

  await tests.step('a column nobody knows is chosen by keyboard, and the trial tells every row', async () => {
    await session.command('POST', '/url', { url: address });
    await session.css('.ac-bar-person');
    await at('/parts/import');
    await session.shows(t('exchange-choose'));
    await give('配件.csv', '配件清单\n内部码,品名,售价,单位\n0017,进口滤网,12.5,个\n0018,,3,个\n0019,密封圈,面议,个\n');
    await until('the columns', () => session.script("return document.querySelectorAll('.ex-map tbody tr').length === 4"));
    must(await inMain(t('exchange-missing') + t('parts-code')), 'the missing column is named');
    await session.script("document.querySelector('.ex-map tbody .ant-select input').focus()");
    await session.type(t('parts-code').slice(0, 2));
    await session.press('Enter');
    await session.shows(t('exchange-finding-price-name_missing'));
    must(await inMain(t('exchange-finding-price-invalid')), 'an amount that is none is told of');
    must((await call('parts.list', { search: '进口滤网' })).rows.length === 0, 'a trial saves nothing');
  });
  await tests.step('Ctrl+Enter imports, and the same table once more is nothing new', async () => {
    await session.press('Ctrl+Enter');
    await session.shows(t('exchange-show'));
    const [kept] = (await call('parts.list', { search: '进口滤网' })).rows;
    must(kept?.code === '0017' && kept.price === 1250, `the zeros and the price are kept: ${JSON.stringify(kept)}`);
    await give('配件.csv', '内部码,品名,售价,单位\n0017,进口滤网,12.5,个\n');
    await session.shows(t('exchange-nothing'));
    must(await inMain(t('exchange-remembered')), 'the choice of columns is remembered');
  });
}
