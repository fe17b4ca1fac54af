// The search in a browser, on the newsroom of this repository.
//
// searchTests takes a page of playwright and the address that the site is served
// at, without a slash at its end. The server should send the README's
// Content-Security-Policy. It goes through what a reader does, and throws where
// something does not hold.

import assert from 'node:assert/strict';

export async function searchTests(page, base) {
  const faults = [];
  const note = (error) => faults.push(error.message);
  page.on('pageerror', note);
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(page, base);
    } catch (error) {
      throw new Error('search: ' + name, { cause: error });
    }
  }
  await afar(page, base);
  page.off('pageerror', note);
  assert.deepEqual(faults, [], 'errors of scripts');
}

// done waits for the end of a search and returns what is said of it.
async function done(page) {
  await page.waitForFunction(() => document.querySelector('#_found .status').textContent !== '');
  return page.textContent('#_found .status');
}

async function ask(page, address) {
  await page.goto(address);
  return done(page);
}

const hrefs = (page) => page.$$eval('#_found .title a', (all) => all.map((a) => new URL(a.href).pathname));
const marks = (page) => page.$$eval('#_found mark', (all) => Array.from(new Set(all.map((m) => m.textContent))).sort());
const lines = (page) => page.$$eval('#_found li', (all) => all.map((li) => li.textContent));
const encoded = (params) => '?' + new URLSearchParams(params);

const tests = {
  async 'a word in English, in whatever case'(page, base) {
    for (const q of ['forum', 'FORUMS']) {
      assert.equal(await ask(page, base + '/en/search/' + encoded({ q })), '2 releases found');
      assert.deepEqual((await hrefs(page)).sort(), ['/en/releases/2020/beijing-tokyo-forum-digital-economy/', '/en/releases/2022/vietnam-japan-digital-forum/']);
      assert.ok((await marks(page)).every((m) => /^forums?$/i.test(m)) && (await marks(page)).length > 0);
      assert.equal(await page.inputValue('#_q'), q);
    }
  },

  async 'accents typed and not'(page, base) {
    const said = await ask(page, base + '/fr/search/' + encoded({ q: 'numérique' }));
    const found = await hrefs(page);
    assert.ok(found.length > 0);
    for (const q of ['numerique', 'NUMÉRIQUES', 'nume\u0301rique', 'l’numérique']) {
      assert.equal(await ask(page, base + '/fr/search/' + encoded({ q })), said);
      assert.deepEqual(await hrefs(page), found);
      assert.ok((await marks(page)).some((m) => /^numériques?$/i.test(m)));
    }
  },

  async 'a compound word in Japanese, and characters that are not one'(page, base) {
    assert.notEqual(await ask(page, base + '/ja/search/' + encoded({ q: '閣僚円卓会議' })), '');
    assert.ok((await hrefs(page)).includes('/ja/releases/2020/itu-virtual-digital-world-results/'));
    assert.deepEqual(await marks(page), ['閣僚円卓会議']);
    const part = await ask(page, base + '/ja/search/' + encoded({ q: '円卓' }));
    assert.match(part, /^\d+件/);
    const none = await ask(page, base + '/ja/search/' + encoded({ q: '会議円卓' }));
    assert.doesNotMatch(none, /\d/);
    assert.deepEqual(await hrefs(page), []);
    await ask(page, base + '/ja/search/' + encoded({ q: 'ﾃﾞｼﾞﾀﾙ' }));
    assert.ok((await marks(page)).includes('デジタル'));
  },

  async 'two words are both in what is found'(page, base) {
    await ask(page, base + '/en/search/' + encoded({ q: 'vietnam forum' }));
    assert.equal((await hrefs(page))[0], '/en/releases/2022/vietnam-japan-digital-forum/');
    await ask(page, base + '/ja/search/' + encoded({ q: '総務省 Connect2Recover' }));
    assert.ok((await marks(page)).includes('総務省') && (await marks(page)).includes('Connect2Recover'));
  },

  async 'nothing is found, and nothing is asked'(page, base) {
    assert.match(await ask(page, base + '/en/search/' + encoded({ q: 'zyzzyva' })), /^No releases found/);
    assert.equal(await page.isVisible('#_found .more'), false);
    await page.goto(base + '/en/search/');
    await page.click('#_search button');
    assert.equal(await done(page), 'Enter a word or choose a filter.');
  },

  async 'filters, in the form and in the address'(page, base) {
    await page.goto(base + '/en/search/');
    await page.selectOption('#_country', { label: 'Vietnam' });
    await page.selectOption('#_year', '2020');
    await page.click('#_search button');
    assert.match(await done(page), /^\d release/);
    assert.equal(new URL(page.url()).search, '?country=vn&year=2020');
    const found = await hrefs(page);
    assert.ok(found.length > 0 && found.every((href) => href.startsWith('/en/releases/2020/')));
    assert.ok((await lines(page)).every((line) => line.includes('Vietnam')));
    await ask(page, base + '/en/search/?country=vn&year=2020');
    assert.deepEqual(await hrefs(page), found);
    assert.equal(await page.inputValue('#_year'), '2020');
    assert.equal(await ask(page, base + '/en/search/?country=atlantis&year=1066&q=zyzzyva').then((said) => said.slice(0, 2)), 'No');
    assert.equal(await page.inputValue('#_country'), '');
  },

  async 'a result and back'(page, base) {
    await page.goto(base + '/en/search/');
    await page.fill('#_q', 'digital');
    await page.press('#_q', 'Enter');
    const said = await done(page);
    const found = await hrefs(page);
    await page.fill('#_q', 'forum');
    await page.press('#_q', 'Enter');
    await page.waitForFunction((before) => !['', before].includes(document.querySelector('#_found .status').textContent), said);
    await page.goBack();
    assert.equal(await done(page), said);
    assert.equal(await page.inputValue('#_q'), 'digital');
    await page.setViewportSize({ width: 360, height: 400 });
    const link = page.locator('#_found .title a').last();
    await link.scrollIntoViewIfNeeded();
    const height = await page.evaluate(() => window.scrollY);
    await link.click();
    await page.waitForSelector('article');
    await page.goBack();
    assert.equal(await done(page), said);
    assert.deepEqual(await hrefs(page), found);
    await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 40, height);
    await page.setViewportSize({ width: 1280, height: 800 });
  },

  async 'another language'(page, base) {
    await page.goto(base + '/en/search/');
    await page.selectOption('#_lang', 'ja');
    await page.fill('#_q', '総務省');
    await page.press('#_q', 'Enter');
    assert.match(await done(page), /^\d releases? found$/);
    assert.equal(new URL(page.url()).searchParams.get('lang'), 'ja');
    assert.ok((await hrefs(page)).every((href) => href.startsWith('/ja/')));
    assert.equal(await page.getAttribute('#_found li', 'lang'), 'ja');
    await page.click('nav.languages a[hreflang=fr]');
    await page.waitForURL((url) => url.href.startsWith(base + '/fr/search/') && url.searchParams.get('q') === '総務省');
    assert.match(await page.title(), /^総務省 · Recherche/);
  },

  async 'the form of another page'(page, base) {
    await page.goto(base + '/fr/countries/');
    await page.fill('header.site #_q', 'reunion');
    await page.press('header.site #_q', 'Enter');
    await page.waitForURL(/\/fr\/search\/\?q=reunion$/);
    assert.notEqual(await done(page), '');
  },

  async 'the keyboard alone'(page, base) {
    await page.goto(base + '/en/search/');
    const at = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
    for (let i = 0; i < 40 && await at() !== '_q'; i++) await page.keyboard.press('Tab');
    await page.keyboard.type('digital');
    await page.keyboard.press('Enter');
    await done(page);
    assert.equal(await at(), '_q');
    const first = (await page.textContent('#_found .title a')).trim();
    for (let i = 0; i < 12 && await at() !== first; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article');
    assert.match(page.url(), /\/en\/releases\//);
  },

  async 'an interrupted connection'(page, base) {
    await page.goto(base + '/en/search/');
    await page.route('**/search/index.json', (route) => route.abort());
    await page.fill('#_q', 'digital');
    await page.press('#_q', 'Enter');
    assert.match(await done(page), /Search failed/);
    await page.unroute('**/search/index.json');
    await page.focus('#_found .again button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /found$/.test(document.querySelector('#_found .status').textContent));
    assert.equal(await page.isVisible('#_found .again'), false);
    assert.equal(await page.evaluate(() => document.activeElement.id), '_results');
  },

  // The newsroom has no more than ten releases of a language: here are thirteen.
  async 'more results than are shown at first'(page, base) {
    const stamp = '0123456789abcdef';
    const json = (body) => ({ contentType: 'application/json', body: JSON.stringify(body) });
    await page.route('**/en/search/index.json', (route) => route.fulfill(json(
      { version: 1, stamp, documents: 13, together: 4, years: [[2020, 0]], tree: 'AA==', endings: {} })));
    await page.route('**/en/search/releases-*.json*', (route) => {
      const part = Number(route.request().url().match(/releases-(\d)/)[1]);
      const releases = [0, 1, 2, 3].map((i) => part * 4 + i).filter((n) => n < 13)
        .map((n) => ({ href: '/en/#' + n, title: '<i>Release</i> ' + n, date: '1 May 2020', day: '2020-05-01', type: 'Report' }));
      return route.fulfill(json({ stamp, releases }));
    });
    assert.equal(await ask(page, base + '/en/search/?year=2020'), '13 releases found');
    assert.equal((await hrefs(page)).length, 10);
    assert.equal(await page.textContent('#_found .title a'), '<i>Release</i> 12');
    await page.focus('#_found .more button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('#_found li').length === 13);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '<i>Release</i> 2');
    assert.equal(await page.isVisible('#_found .more'), false);
    await page.unroute('**/en/search/index.json');
    await page.unroute('**/en/search/releases-*.json*');
  },
};

// afar looks at the page without JavaScript: it says so, and leads on.
async function afar(page, base) {
  const context = await page.context().browser().newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  for (const [lang, says] of [['en', 'Search needs JavaScript'], ['fr', 'La recherche nécessite JavaScript'], ['ja', '検索にはJavaScriptが必要']]) {
    await still.goto(base + '/' + lang + '/search/?q=digital');
    await still.locator('.without').waitFor({ state: 'visible' });
    assert.ok((await still.locator('.without').innerText()).startsWith(says));
    for (const shelf of ['releases', 'countries', 'ministries', 'types', 'topics']) {
      assert.ok(await still.isVisible('main nav a[href$="/' + lang + '/' + shelf + '/"]'), shelf);
    }
  }
  await context.close();
}
