// Holds the scripts of the search to the cases that generator/search is held to.
// Run it with: node --test .ci/search/

import assert from 'node:assert/strict';
import test from 'node:test';
import { language, json } from './scripts.mjs';

const table = json('generator/search/testdata/tokens.json');
const { variants } = json('generator/search/testdata/index.json');
const words = (rules) => new language.Words({ ...table.rules[rules], letters: variants });

for (const { text, rules, tokens } of table.cases) {
  test('tokens of ' + JSON.stringify(text), () => {
    const cutter = words(rules);
    let last = -1;
    const got = cutter.tokenize(text).map((t) => {
      if (t.run) return cutter.bigrams(Array.from(t.text));
      const same = t.at === last ? '=' : '';
      last = t.at;
      return same + t.text;
    });
    assert.deepEqual(got, tokens);
  });
}

test('hashes', () => {
  for (const [term, want] of Object.entries(table.hashes)) assert.equal(language.hash(term), want, term);
});

const marked = [
  ['reunion', 'La réunion, les RÉUNIONS', 'La [réunion], les [RÉUNIONS]'],
  ['réunions', 're\u0301union a re\u0301', '[re\u0301union] a re\u0301'],
  ['accord', 'L’accord d’Accra', 'L’[accord] d’Accra'],
  ['新幹線', '新幹線と東北新幹線、新幹と幹線', '[新幹線]と東北[新幹線]、新幹と幹線'],
  ['𠮷野 家', '𠮷野家', '[𠮷野家]'],
  ['デジタル', 'ﾃﾞｼﾞﾀﾙ庁', '[ﾃﾞｼﾞﾀﾙ]庁'],
  ['人人', '人人人', '[人人人]'],
  ['人々', '人人と人々', '[人人]と[人々]'],
  ['高橋', '髙橋と高橋', '[髙橋]と[高橋]'],
  ['取組', '取り組みと取組む', '[取り組み]と[取組]む', 'ja'],
  ['サイバーセキュリティ', 'サイバー・セキュリティ対策', '[サイバー・セキュリティ]対策'],
  ['サーバルーム', 'サーバールームとサーバルーム', '[サーバールーム]と[サーバルーム]'],
  ['ウェブサーバー', 'ウェブサーバとウェブサーバー、', '[ウェブサーバ]と[ウェブサーバー]、'],
  ['霞ヶ関', '霞が関と霞ケ関', '[霞が関]と[霞ケ関]'],
  ['cooperation -other', 'Co-operation and other', '[Co-operation] and other'],
  ['1250', 'À 1 250 et 1250', 'À [1 250] et [1250]'],
  ['"US law"', 'U.S. law of the US', '[U.S. law] of the US'],
  ['co', 'co\u00ADoperation co\u00AD', 'co\u00ADoperation [co\u00AD]'],
  ['5g <b>', '5G & <b>', '[5G] & <[b]>'],
];
for (const [query, text, want, rules = 'fr'] of marked) {
  test('marks of ' + query, () => {
    let [out, done] = ['', 0];
    for (const [start, end] of language.marks(text, language.units(query, words(rules)), words(rules))) {
      out += text.slice(done, start) + '[' + text.slice(start, end) + ']';
      done = end;
    }
    assert.equal(out + text.slice(done), want);
  });
}
