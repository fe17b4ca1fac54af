// Holds search-index.js to what generator/search says that queries find.
// Run it with: node --test .ci/search/

import assert from 'node:assert/strict';
import test from 'node:test';
import { language, json } from './scripts.mjs';

const { Filters, Index, Words, clauses, entry, locate, search, slips, units } = language;
const { queries } = json('generator/search/testdata/queries.json');
const { head, files, filters, releases } = json('generator/search/testdata/index.json');
const decoded = (base64) => new Uint8Array(Buffer.from(base64, 'base64'));
const bytes = (number) => decoded(files[number]);
const index = { head, words: new Words(head), language, filters: new Filters(decoded(filters), head.documents) };

// ask searches, and counts the files of terms that are read.
async function ask(query, most) {
  const asked = new Set();
  const found = await search({ ...index, read: async (number) => { asked.add(number); return bytes(number); } }, query, most);
  return { ...found, files: asked.size, ids: found.documents.map((d) => releases[d]) };
}

for (const { query, found, long, meant } of queries) {
  test('found by ' + JSON.stringify(query), async () => {
    const got = await ask(query);
    assert.deepEqual(got.ids, found);
    assert.equal(got.long, long === true);
    if (meant) assert.deepEqual(got.meant, meant);
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

test('a query has eight terms at most', async () => {
  const cases = [
    [{ words: '新幹線' }, ['新幹', '幹線'], false],
    [{ words: '東京都庁' }, ['東京', '都庁', '京都'], false],
    [{ words: 'あいうえおかきくけこさし' }, ['あい', 'うえ', 'おか', 'きく', 'けこ', 'さし', 'いう', 'えお'], false],
    [{ words: 'あいうえおかきくけこさしす' }, ['あい', 'うえ', 'おか', 'きく', 'けこ', 'さし', 'しす', 'いう'], false],
    [{ words: 'a b c d e f g h i j' }, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], true],
    [{ words: 'a a é e', country: 'jp', ministry: 'jp-mic', type: 'report' }, ['a', 'e'], false],
    [{ words: 'x'.repeat(10000) }, null, true],
    [{ words: 'x '.repeat(5000) }, ['x'], true],
    [{ words: 'y'.repeat(1000) }, ['y'.repeat(64)], false],
  ];
  for (const [query, terms, long] of cases) {
    const got = await ask(query);
    const read = new Set(got.units.flatMap((u) => u.ways.filter((w) => w.weight === 1 && u.ways[0] === w).flatMap((w) => w.terms.map((t) => t.term))));
    if (terms !== null) assert.deepEqual(read, new Set(terms));
    assert.equal(got.long, long);
    assert.ok(got.files <= 12);
  }
});

test('clauses of a query', () => {
  const cases = [
    ['one "two three" -four', ['one', '"two three"', '-four']],
    ['“two three” « deux trois » 「報道 発表」 『一』 ＂a b＂', ['"two three"', '" deux trois "', '"報道 発表"', '"一"', '"a b"']],
    ['−un －deux ‐trois co-op - x', ['-un', '-deux', '-trois', 'co-op', '-', 'x']],
    ['-"two three" "open', ['-"two three"', 'open']],
    ['総務省「報道発表」', ['総務省', '"報道発表"']],
    ['1 234 567 habitants, 2020 100', ['1 234 567', 'habitants,', '2020', '100']],
    ['\u3000東京\u3000大阪', ['東京', '大阪']],
  ];
  for (const [query, want] of cases) {
    assert.deepEqual(clauses(query).map((c) => (c.not ? '-' : '') + (c.phrase ? '"' + c.text + '"' : c.text)), want, query);
  }
});

test('slips', () => {
  const cases = [['minister', 'minister', 0], ['minsiter', 'minister', 1], ['ministre', 'minister', 1], ['minster', 'minister', 1],
    ['minisster', 'minister', 1], ['mimister', 'minister', 1], ['mimisster', 'minister', 2], ['imnsiter', 'minister', 2], ['xyz', 'abc', 3], ['a', 'abcdef', 3]];
  for (const [a, b, n] of cases) assert.equal(slips(a, b, 2), n, a + ' ' + b);
});

// newsroom answers like a server with the files of a build; served counts them.
function newsroom(builds) {
  const served = [];
  globalThis.fetch = async (address) => {
    const name = address.split('?')[0].split('/').pop();
    served.push(name);
    const build = builds.length > 1 && name === 'index.json' ? builds.shift() : builds[0];
    const content = { 'index.json': build.head, 'filters.bin': filters }[name] || build.files[name.replace(/\D/g, '')];
    if (content === undefined) return { ok: false, status: 404 };
    return { ok: true, status: 200, headers: new Map(), json: async () => content, arrayBuffer: async () => new Uint8Array(Buffer.from(content, 'base64')).buffer };
  };
  return served;
}

const other = { head: { ...head, stamp: '0000000000000000' }, files };
const gone = { head: { ...head, tree: '/gA=' }, files };
const find = (index) => index.current(() => index.find({ words: '新幹線' }));

test('a build that is published between two files is begun anew', async () => {
  for (const before of [other, gone]) {
    const served = newsroom([before, { head, files }]);
    const got = await find(new Index('/fr/search/', language));
    assert.deepEqual(got.documents.map((d) => releases[d]), ['2018/line']);
    assert.equal(served.filter((name) => name === 'index.json').length, 2);
  }
});

test('files that never belong together are an error', async () => {
  newsroom([other]);
  await assert.rejects(find(new Index('/fr/search/', language)));
});

test('a second query reads again nothing but the head', async () => {
  const served = newsroom([{ head, files }]);
  const index = new Index('/fr/search/', language);
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

test('how many slips a word may have', () => {
  assert.deepEqual(['', 'abc', 'abcd', 'abcdefg', 'abcdefgh'].map(language.allowed), [0, 0, 1, 1, 2]);
});

test('an excerpt is cut at borders of words, and only where it says more', () => {
  const words = index.words;
  const asked = units('fleuve digue', words);
  const long = 'Un mot '.repeat(60) + 'puis le fleuve et la digue ' + 'et la suite '.repeat(60);
  const { text, marks } = language.excerpt(['Un fleuve.', long], asked, words, 120, 1);
  assert.ok(text.length <= 122 && /^…\S/.test(text) && /\S ?…$/.test(text), text);
  assert.deepEqual(marks.map(([start, end]) => text.slice(start, end)), ['fleuve', 'digue']);
  assert.equal(language.excerpt(['Un fleuve.'], asked, words, 120, 1), null);
  const japanese = language.excerpt(['前文。'.repeat(100) + '高橋大臣が出席した。' + '後文。'.repeat(100)], units('髙橋', words), words, 120, 0);
  assert.ok(japanese.text.length <= 62 && japanese.marks.length === 1, japanese.text);
});

test('long queries and long texts end soon', () => {
  const start = performance.now();
  for (const query of ['a-'.repeat(5000), '"'.repeat(10000), '「'.repeat(10000), '1 '.repeat(5000), '取り'.repeat(5000), 'ー'.repeat(10000), '々'.repeat(10000), '-'.repeat(10000)]) {
    units(query, index.words);
  }
  language.marks('取り組み a-b 1 000 サーバー '.repeat(10000), units('取組 サーバ', index.words), index.words);
  assert.ok(performance.now() - start < 20000);
});
