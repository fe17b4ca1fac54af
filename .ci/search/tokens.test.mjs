// Holds search-index.js to the cases that generator/search is held to.
// Run it with: node --test .ci/search/

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const script = readFileSync(new URL('templates/assets/search-index.js', root), 'utf8');
const { bigrams, hash, marks, tokenize } = await import('data:text/javascript,' + encodeURIComponent(script));
const table = JSON.parse(readFileSync(new URL('generator/search/testdata/tokens.json', root), 'utf8'));

for (const { text, endings, tokens } of table.cases) {
  test('tokens of ' + JSON.stringify(text), () => {
    const got = tokenize(text, table.endings[endings] || {}).map((t) => (t.run ? bigrams(t.text) : t.text));
    assert.deepEqual(got, tokens);
  });
}

test('hashes', () => {
  for (const [term, want] of Object.entries(table.hashes)) assert.equal(hash(term), want, term);
});

const marked = [
  ['reunion', 'La réunion, les RÉUNIONS', 'La [réunion], les [RÉUNIONS]'],
  ['réunions', 're\u0301union a re\u0301', '[re\u0301union] a re\u0301'],
  ['accord', 'L’accord d’Accra', 'L’[accord] d’Accra'],
  ['新幹線', '新幹線と東北新幹線、新幹と幹線', '[新幹線]と東北[新幹線]、新幹と幹線'],
  ['𠮷野 家', '𠮷野家', '[𠮷野家]'],
  ['デジタル', 'ﾃﾞｼﾞﾀﾙ庁', '[ﾃﾞｼﾞﾀﾙ]庁'],
  ['人人', '人人人', '[人人人]'],
  ['co', 'co\u00ADoperation co\u00AD', 'co\u00ADoperation [co\u00AD]'],
  ['5g <b>', '5G & <b>', '[5G] & <[b]>'],
];
for (const [query, text, want] of marked) {
  test('marks of ' + query, () => {
    let [out, done] = ['', 0];
    for (const [start, end] of marks(text, tokenize(query, table.endings.fr), table.endings.fr)) {
      out += text.slice(done, start) + '[' + text.slice(start, end) + ']';
      done = end;
    }
    assert.equal(out + text.slice(done), want);
  });
}
