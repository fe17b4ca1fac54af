// Holds search-index.js to what generator/search says that queries find.
// Run it with: node --test .ci/search/

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const text = (name) => readFileSync(new URL(name, root), 'utf8');
const { Index, entry, locate, plan, search } = await import('data:text/javascript,' + encodeURIComponent(text('templates/assets/search-index.js')));
const { queries } = JSON.parse(text('generator/search/testdata/queries.json'));
const { head, files, releases } = JSON.parse(text('generator/search/testdata/index.json'));
const bytes = (number) => new Uint8Array(Buffer.from(files[number], 'base64'));

for (const { query, found, long } of queries) {
  test('found by ' + JSON.stringify(query), async () => {
    const got = await search(head, query, async (number) => bytes(number));
    assert.deepEqual(got.documents.map((d) => releases[d]), found);
    assert.equal(got.long, long === true);
  });
}

test('a tree leads to files', () => {
  // Cut in two, the left half again, and the right of that, and the right half.
  const tree = btoa(String.fromCharCode(0b11010010, 0b00000000));
  for (const [hashed, number] of [[0x00000000, 4], [0x3fffffff, 4], [0x40000000, 10], [0x60000000, 11], [0x80000000, 6], [0xc0000000, 7], [0xffffffff, 7]]) {
    assert.equal(locate(tree, hashed), number, hashed.toString(16));
  }
  assert.equal(locate(btoa('\0'), 0xffffffff), 1);
});

test('a query reads eight files of terms at most', () => {
  const cases = [
    [{ words: '新幹線' }, ['新幹', '幹線'], false],
    [{ words: '東京都庁' }, ['東京', '都庁', '京都'], false],
    [{ words: 'あいうえおかきくけこさし' }, ['あい', 'うえ', 'おか', 'きく', 'けこ', 'さし', 'いう', 'えお'], false],
    [{ words: 'あいうえおかきくけこさしす' }, ['あい', 'うえ', 'おか', 'きく', 'けこ', 'さし', 'しす', 'いう'], false],
    [{ words: 'a b c d e f g h i j' }, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], true],
    [{ words: 'a a é e', country: 'jp', ministry: 'jp-mic', type: 'report' }, ['\x01JP', '\x02jp-mic', '\x03report', 'a', 'e'], false],
  ];
  for (const [query, terms, long] of cases) {
    const asked = plan(query, {});
    assert.deepEqual(asked.terms, terms);
    assert.equal(asked.long, long);
  }
});

// newsroom answers like a server with the files of a build; served counts them.
function newsroom(builds) {
  const served = [];
  globalThis.fetch = async (address) => {
    const name = address.split('?')[0].split('/').pop();
    served.push(name);
    const build = builds.length > 1 && name === 'index.json' ? builds.shift() : builds[0];
    const content = name === 'index.json' ? build.head : build.files[name.replace(/\D/g, '')];
    if (content === undefined) return { ok: false, status: 404 };
    return { ok: true, status: 200, json: async () => content, arrayBuffer: async () => new Uint8Array(Buffer.from(content, 'base64')).buffer };
  };
  return served;
}

const other = { head: { ...head, stamp: '0000000000000000' }, files };
const gone = { head: { ...head, tree: '/gA=' }, files };
const find = (index) => index.current(() => index.find({ words: '新幹線' }));

test('a build that is published between two files is begun anew', async () => {
  for (const before of [other, gone]) {
    const served = newsroom([before, { head, files }]);
    const got = await find(new Index('/fr/search/'));
    assert.deepEqual(got.documents.map((d) => releases[d]), ['2018/line']);
    assert.equal(served.filter((name) => name === 'index.json').length, 2);
  }
});

test('files that never belong together are an error', async () => {
  newsroom([other]);
  await assert.rejects(find(new Index('/fr/search/')));
});

test('a second query reads again nothing but the head', async () => {
  const served = newsroom([{ head, files }]);
  const index = new Index('/fr/search/');
  await find(index);
  const once = served.length;
  await find(index);
  assert.deepEqual(served.slice(once), ['index.json']);
});

test('a file that was cut off is told of, and ends', () => {
  const number = Math.min(...Object.keys(files).map(Number));
  const whole = bytes(number);
  for (let size = whole.length - 1; size > 8; size--) {
    try {
      entry(whole.subarray(0, size), 'zzzz');
    } catch (error) {
      assert.match(error.message, /cut off/);
    }
  }
});
