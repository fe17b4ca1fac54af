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
const lines = (page) => page.$$eval('#_found ol > li', (all) => all.map((li) => li.textContent));
const encoded = (params) => '?' + new URLSearchParams(params);

const tests = {
  async 'a word in English, in whatever case'(page, base) {
    for (const q of ['forum', 'FORUMS']) {
      assert.equal(await ask(page, base + '/en/search/' + encoded({ q })), '4 results');
      assert.deepEqual((await hrefs(page)).sort(), ['/en/about/', '/en/contact/', '/en/releases/2020/beijing-tokyo-forum-digital-economy/', '/en/releases/2022/vietnam-japan-digital-forum/']);
      const found = await marks(page);
      assert.ok(found.length > 0 && found.every((m) => /^forums?$/i.test(m)), found.join());
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
    assert.match(await done(page), /^\d result/);
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

  async 'a page that is no release, without a date'(page, base) {
    for (const [lang, q, path, word] of [['en', 'accessibility', '/en/accessibility/', 'Page'], ['fr', 'accessibilité', '/fr/accessibilite/', 'Page'], ['ja', 'アクセシビリティ', '/ja/accessibility/', 'ページ']]) {
      await ask(page, base + '/' + lang + '/search/' + encoded({ q }));
      const found = await page.$$eval('#_found ol > li', (all) => all.map((li) => ({ path: new URL(li.querySelector('.title a').href).pathname, dates: li.querySelectorAll('time').length, said: li.innerText.trim().split('\n')[0] })));
      assert.deepEqual(found.find((one) => one.path === path), { path, dates: 0, said: word });
      for (const release of found.filter((one) => one.path.includes('/releases/'))) assert.equal(release.dates, 1, release.path);
    }
  },

  async 'a result and back'(page, base) {
    await page.goto(base + '/en/search/');
    await page.fill('#_q', 'digital');
    await page.press('#_q', 'Enter');
    const said = await done(page);
    const found = await hrefs(page);
    await page.fill('#_q', 'connect2recover');
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
    assert.match(await done(page), /^\d results?$/);
    assert.equal(new URL(page.url()).searchParams.get('lang'), 'ja');
    assert.ok((await hrefs(page)).every((href) => href.startsWith('/ja/')));
    assert.equal(await page.getAttribute('#_found ol > li', 'lang'), 'ja');
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
    for (let i = 0; i < 40 && await at() !== first; i++) await page.keyboard.press('Tab');
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
    await page.waitForFunction(() => /^\d+ results?$/.test(document.querySelector('#_found .status').textContent));
    assert.equal(await page.isVisible('#_found .again'), false);
    assert.equal(await page.evaluate(() => document.activeElement.id), '_results');
  },

  async 'other spellings'(page, base) {
    for (const [lang, q, marked] of [
      ['ja', 'ヴェトナム', /^ベトナム$/], ['ja', '取組', /^取り?組み?$/], ['ja', 'グローバルデータセキュリティ', /^グローバル・データ・セキュリティー?$/], ['ja', 'ネットワ−ク', /^ネットワーク$/],
      ['en', 'Viet Nam', /^Vietnam$/], ['en', 'center', /^cent(er|re)$/i], ['en', 'covid19', /^COVID-19$/], ['en', 'subforum', /^Sub-forum$/i], ['fr', 'nationaux', /^nationa(l|le|ux|les)$/i], ['en', '“digital economy”', /^digital economy$/i],
    ]) {
      // Of releases: in the newsroom's own pages “nam” is found in “names”, too.
      const narrowed = q === 'Viet Nam' ? { q, country: 'vn' } : { q };
      assert.match(await ask(page, base + '/' + lang + '/search/' + encoded(narrowed)), /[1-9]/, q);
      await page.waitForSelector('#_found mark'); // a passage comes after the list
      const found = await marks(page);
      assert.ok(found.length > 0 && found.every((m) => marked.test(m)), q + ': ' + found);
    }
  },

  async 'the beginning of a word'(page, base) {
    for (const [lang, q, marked] of [['fr', 'numeri', /^numériques?$/i], ['en', 'minis', /^minist/i], ['en', 'Connect', /^Connect/i]]) {
      await ask(page, base + '/' + lang + '/search/' + encoded({ q }));
      assert.ok((await hrefs(page)).length > 0 && (await marks(page)).every((m) => marked.test(m)), q);
    }
  },

  async 'a slip in a word'(page, base) {
    const said = await ask(page, base + '/en/search/' + encoded({ q: 'fourm' }));
    assert.equal(said, 'Nothing was found for “fourm”. Showing results for “forum”. 4 results');
    assert.ok((await marks(page)).every((m) => /^forums?$/i.test(m)));
    assert.equal(await page.inputValue('#_q'), 'fourm');
    assert.match(await ask(page, base + '/fr/search/' + encoded({ q: 'minsitre' })), /^Aucun résultat pour «\u00a0minsitre\u00a0». Voici les résultats pour «\u00a0ministre\u00a0»/);
  },

  async 'what may have been meant is offered, and taken by the keyboard'(page, base) {
    await ask(page, base + '/en/search/' + encoded({ q: 'vietnam fourm' }));
    assert.match(await page.textContent('#_found .status'), /“vietnam forum”/);
    await ask(page, base + '/en/search/' + encoded({ q: 'zyzzyva' }));
    assert.equal(await page.isVisible('.meant'), false);
    await ask(page, base + '/en/search/' + encoded({ q: 'minster zyzzyva' })); // the other word is nowhere
    await page.focus('.meant button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('_q').value === 'minister zyzzyva');
    assert.equal(new URL(page.url()).searchParams.get('q'), 'minister zyzzyva');
    assert.equal(await page.evaluate(() => document.activeElement.id), '_q');
  },

  async 'phrases, and words that must not be there'(page, base) {
    const count = async (q, lang = 'en') => {
      await ask(page, base + '/' + lang + '/search/' + encoded({ q }));
      return (await hrefs(page)).length;
    };
    assert.ok(await count('"digital economy"') > 0);
    assert.equal(await count('"economy digital"'), 0);
    const all = await count('digital');
    const without = await count('digital -vietnam');
    assert.ok(without > 0 && without < all);
    assert.equal(await count('digital −vietnam'), without);
    assert.equal(await count('「閣僚円卓会議」', 'ja'), 2);
    assert.equal(await count('「円卓閣僚」', 'ja'), 0);
  },

  async 'a filter counts when it is chosen, and choices tell how many there are'(page, base) {
    await ask(page, base + '/en/search/?q=digital');
    const options = (id) => page.$$eval(id + ' option', (all) => all.map((o) => o.textContent));
    assert.ok((await options('#_country')).includes('Vietnam (3)'));
    assert.ok((await options('#_year')).includes('2020 (4)'));
    assert.deepEqual((await options('#_sort')), ['Best match', 'Newest first']);
    await page.selectOption('#_country', 'vn');
    await page.waitForFunction(() => document.querySelector('#_found .status').textContent.startsWith('3 '));
    assert.equal(new URL(page.url()).search, '?q=digital&country=vn');
    assert.ok((await options('#_country')).includes('Japan (5)')); // if it were chosen instead
    assert.ok((await options('#_year')).includes('2020 (2)'));
    await page.focus('#_year');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('#_found .status').textContent.startsWith('1 '));
    assert.equal(await page.evaluate(() => document.activeElement.id), '_year');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#_found .status').textContent.startsWith('3 '));
    assert.equal(await page.inputValue('#_year'), '');
  },

  async 'dates, topics and the newest first'(page, base) {
    await ask(page, base + '/en/search/?q=digital&sort=date');
    const days = () => page.$$eval('#_found time', (all) => all.map((t) => t.dateTime));
    assert.deepEqual(await days(), (await days()).toSorted().toReversed());
    assert.equal(await page.inputValue('#_sort'), 'date');
    await page.fill('#_to', '2020-11-30');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('to') === '2020-11-30');
    await done(page);
    assert.ok((await days()).length > 0 && (await days()).every((day) => day < '2020-12'));
    await page.fill('#_from', '2020-11-30');
    await page.waitForFunction(() => /^No release/.test(document.querySelector('#_found .status').textContent));
    await ask(page, base + '/ja/search/?from=2022-01-01');
    assert.ok((await hrefs(page)).every((href) => href.includes('/2022/')));
    await page.goto(base + '/en/search/');
    const topic = await page.$eval('#_topic option:nth-child(2)', (o) => o.value);
    await ask(page, base + '/en/search/' + encoded({ topic }));
    assert.ok((await hrefs(page)).length > 0);
  },

  async 'a passage where the summary does not have the words'(page, base) {
    await ask(page, base + '/ja/search/' + encoded({ q: 'ヴェトナム' }));
    await page.waitForSelector('#_found .quoted mark');
    assert.match(await page.textContent('#_found .quoted'), /ベトナム/);
  },

  async 'other languages'(page, base) {
    await ask(page, base + '/en/search/' + encoded({ q: '総務省', year: '2020' }));
    const link = page.locator('.elsewhere a[hreflang=ja]');
    assert.match(await link.textContent(), /^\d results? in 日本語$/);
    await link.click();
    await page.waitForURL((url) => url.href.startsWith(base + '/ja/search/') && url.searchParams.get('q') === '総務省' && url.searchParams.get('year') === '2020');
    assert.match(await done(page), /^\d件/);
  },

  async 'a release that is told in another language alone'(page, base) {
    await ask(page, base + '/fr/search/?year=2020');
    const others = await page.$$eval('#_found ol > li', (all) => all.filter((li) => li.querySelector('.other')).map((li) => [li.querySelector('.title a').textContent, li.querySelector('.title a').lang, li.querySelector('.other').textContent]));
    for (const [title, lang, named] of others) {
      assert.ok(lang && named);
      await ask(page, base + '/fr/search/' + encoded({ q: title }));
      assert.equal(await page.textContent('#_found .title a'), title);
    }
  },

  // The newsroom has no more than ten releases of a language: here are thirteen.
  async 'more results than are shown at first'(page, base) {
    const stamp = '0123456789abcdef';
    const json = (body) => ({ contentType: 'application/json', body: JSON.stringify(body) });
    await page.route('**/en/search/index.json', (route) => route.fulfill(json(
      { version: 2, stamp, documents: 13, together: 4, tree: 'AA==', letters: '', endings: {}, spellings: {}, okurigana: [] })));
    // No values; the first on 1 May 2020, the others on the same day; nothing is filed under anything.
    const filters = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0, 0, 0, 0, 0x9e, 0x9f, 2, ...Array(12 + 4 * 13).fill(0)];
    await page.route('**/en/search/filters.bin*', (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(filters) }));
    await page.route('**/en/search/releases-*.json*', (route) => {
      const part = Number(route.request().url().match(/releases-(\d)/)[1]);
      const releases = [0, 1, 2, 3].map((i) => part * 4 + i).filter((n) => n < 13)
        .map((n) => ({ href: '/en/#' + n, title: '<i>Release</i> ' + n, date: '1 May 2020', day: '2020-05-01', type: 'Report' }));
      return route.fulfill(json({ stamp, releases }));
    });
    assert.equal(await ask(page, base + '/en/search/?from=2020-05-01&to=2020-05-01'), '13 results');
    assert.equal((await hrefs(page)).length, 10);
    assert.equal(await page.textContent('#_found .title a'), '<i>Release</i> 12');
    await page.focus('#_found .more button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('#_found ol > li').length === 13);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '<i>Release</i> 2');
    assert.equal(await page.isVisible('#_found .more'), false);
    for (const name of ['index.json', 'filters.bin*', 'releases-*.json*']) await page.unroute('**/en/search/' + name);
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
