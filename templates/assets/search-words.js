// The words of a search: how a text is cut into what an index holds, as the
// comment of generator/search specifies it. What this exports is held to the cases
// of generator/search/testdata by .ci/search.

// Letters

const IGNORED = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
const ACCENTS = /[\u0300-\u036F]/g;
const SPELLINGS = {
  'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ħ': 'h', 'ŧ': 't', 'ı': 'i', 'ς': 'σ',
  '’': "'", '‘': "'", '‛': "'", '`': "'", 'ʼ': "'", 'ʻ': "'", 'ʹ': "'", '′': "'",
};
const SPELT = /[ßæœøđðþłħŧıς’‘‛`ʼʻʹ′]/g;

// A character and what belongs to it: marks, voiced marks of half width, later
// letters of a syllable of Hangul, and what is ignored. So a text can be folded
// part by part, and each letter knows where it came from.
const UNIT = /[^](?:[\p{M}\uFF9E\uFF9F\u1160-\u11FF\u314F-\u3163\uFFC2-\uFFDC\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF])*/gu;

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\u3099\u309A]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const NUMBER = /\p{N}/u;

function classify(letter) {
  if (letter === "'") return 'apostrophe';
  if (!WORD.test(letter)) return 'apart';
  if (DENSE.test(letter)) return 'dense';
  return NUMBER.test(letter) ? 'digit' : 'letter';
}

// Kana and Han

const SMALL = {
  'ァ': 'ア', 'ィ': 'イ', 'ゥ': 'ウ', 'ェ': 'エ', 'ォ': 'オ', 'ッ': 'ツ', 'ャ': 'ヤ', 'ュ': 'ユ', 'ョ': 'ヨ', 'ヮ': 'ワ', 'ヵ': 'カ', 'ヶ': 'ケ',
  'ヰ': 'イ', 'ヱ': 'エ', 'ヂ': 'ジ', 'ヅ': 'ズ', 'ヷ': 'バ', 'ヸ': 'ビ', 'ヹ': 'ベ', 'ヺ': 'ボ', 'ゐ': 'い', 'ゑ': 'え',
};
const V = { 'ァ': 'バ', 'ィ': 'ビ', 'ェ': 'ベ', 'ォ': 'ボ', 'ャ': 'ビ', 'ュ': 'ビ', 'ョ': 'ビ' };
const COUNTING = 'ヶケヵカガがか箇个';
const HYPHENS = '-\u2010\u2212';
const DASHES = HYPHENS + '\u2013\u2014\u2015\u2500';

const isHan = (c) => /^[\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFF}]$/u.test(c);
const isKatakana = (c) => /^[\u30A1-\u30FAー]$/.test(c);
const isKana = (c) => /^[\u3041-\u3096]$/.test(c) || isKatakana(c);
const isJapanese = (c) => isHan(c) || isKana(c);

// parts says whether a sign parts what is one word without it.
function parts(c, before, behind) {
  if (' ・·'.includes(c)) return isJapanese(before) && isJapanese(behind);
  if ('=゠'.includes(c)) return isKatakana(before) && isKatakana(behind);
  return false;
}

// compared returns what a letter is compared as between its neighbours.
function compared(c, before, behind) {
  if ('々〻'.includes(c) && isHan(before) || 'ゝヽ'.includes(c) && isKana(before)) return before;
  if ('ゞヾ'.includes(c) && isKana(before)) {
    const voiced = (before + '\u3099').normalize('NFC');
    return compared(voiced.length === 1 ? voiced : before, '', '');
  }
  if (COUNTING.includes(c) && !isKana(before) && isHan(behind)) return 'ヶ';
  if (c === 'ノ' && isHan(before) && isHan(behind)) return 'の';
  if ('ツッっ'.includes(c) && isHan(before) && isHan(behind)) return 'つ';
  if (DASHES.includes(c) && isKatakana(before) && isKatakana(behind)) return 'ー';
  if (c === 'ヴ') return 'ブ';
  return c in SMALL && behind !== '\u3099' && behind !== '\u309A' ? SMALL[c] : c;
}

const LONGEST = 64;
const SHORTEST = 4;
const MOST_PARTS = 4;
const MOST_LINKS = 8;
const LONG_VOWEL = 3;

// Words cuts texts by what a head says of a language.
export class Words {
  constructor({ endings = {}, spellings = {}, okurigana = [], letters = '' }) {
    const longest = (table) => Object.entries(table).sort((a, b) => b[0].length - a[0].length);
    this.endings = longest(endings);
    this.spellings = longest(spellings);
    this.plain = new Map();
    for (const group of letters.split(' ')) {
      const [first, ...others] = group;
      for (const other of others) this.plain.set(other, first);
    }
    this.kana = new Map();
    for (const [first, ...kana] of okurigana) {
      const han = this.plain.get(first) || first;
      if (!this.kana.has(han)) this.kana.set(han, []);
      this.kana.get(han).push(kana.join(''));
    }
    for (const of of this.kana.values()) of.sort((a, b) => b.length - a.length);
  }

  fold(text) {
    const whole = text.normalize('NFKD').replace(/ \u0301/g, "'").replace(ACCENTS, '').replace(IGNORED, '').toLowerCase()
      .replace(SPELT, (letter) => SPELLINGS[letter]);
    return Array.from(whole, (c) => this.plain.get(c) || c).join('').normalize('NFC');
  }

  // letters returns the letters of a text as they are compared, each with its class and with where
  // the part of the text that it came from begins and ends.
  letters(text) {
    const all = [];
    for (let found, unit = new RegExp(UNIT); (found = unit.exec(text)) !== null;) {
      const plain = found[0].length === 1 && found[0] < '\x80' && found[0] !== '`' ? found[0].toLowerCase() : this.fold(found[0]);
      for (const letter of plain) all.push({ letter, start: found.index, end: found.index + found[0].length });
    }
    const compared = /[\u3005-\u{10FFFF}]/u.test(text) ? this.compare(all) : all;
    for (const l of compared) l.kind = classify(l.letter);
    return compared;
  }

  compare(all) {
    const letter = (list, i) => (i >= 0 && i < list.length ? list[i].letter : '');
    const joined = [];
    all.forEach((l, i) => {
      if (!parts(l.letter, letter(joined, joined.length - 1), letter(all, i + 1))) joined.push(l);
    });
    const out = [];
    for (let i = 0; i < joined.length; i++) {
      const l = joined[i];
      const before = letter(out, out.length - 1);
      const behind = letter(joined, i + 1);
      out.push(l);
      if (l.letter === 'ヴ' && behind in V) {
        l.letter = V[behind];
        if (!'ャュョ'.includes(behind)) l.end = joined[++i].end;
      } else {
        l.letter = compared(l.letter, before, behind);
      }
      for (let left = 1; left > 0 && isHan(l.letter);) {
        left = this.okurigana(joined, i + 1, l.letter, before);
        i += left;
        if (left > 0) l.end = joined[i].end;
      }
    }
    return out;
  }

  okurigana(all, from, han, before) {
    for (const kana of this.kana.get(han) || []) {
      const n = kana.length;
      const same = from + n <= all.length && Array.from(kana).every((c, i) => all[from + i].letter === c);
      if (same && (isHan(before) || from + n < all.length && isHan(all[from + n].letter))) return n;
    }
    return 0;
  }

  // tokenize cuts a text into words and runs, in their order: each has its text,
  // its letters, its place, whether it is a run, and a word also its letters before its
  // ending was changed.
  tokenize(text) {
    const all = this.letters(text);
    const tokens = [];
    let at = 0;
    let behind = false;
    for (let i = 0; i < all.length;) {
      const kind = all[i].kind;
      if (kind === 'dense') {
        const begin = i;
        while (i < all.length && all[i].kind === 'dense') i++;
        if (behind) at++;
        const own = all.slice(begin, i);
        tokens.push({ run: true, text: own.map((l) => l.letter).join(''), letters: own, at });
        at += own.length;
        behind = true;
      } else if (kind === 'letter' || kind === 'digit') {
        const chain = new Chain(all, i);
        const word = (own, letters, joined) => {
          const raw = own.map((l) => l.letter).join('');
          tokens.push({ run: false, text: this.stem(raw), raw, letters, at, joined, kind: own[0].kind });
        };
        const last = chain.parts[chain.parts.length - 1];
        const slice = (p) => all.slice(p.start, p.end);
        if (chain.kind !== 'single') word(chain.parts.flatMap(slice), all.slice(i, last.end), chain.parts.length);
        for (const p of chain.parts) {
          if (chain.kind !== 'abbreviation' && !elided(all, p)) word(slice(p).slice(0, LONGEST), slice(p), 0);
        }
        i = last.end;
        at++;
        behind = false;
      } else {
        i++;
      }
    }
    return tokens;
  }

  // bigrams returns any two characters of a run that stand beside each other; of a
  // run of one, that one.
  bigrams(run) {
    return run.length === 1 ? run : run.slice(1).map((c, i) => run[i] + c);
  }

  // loose returns the characters of a run without the ー that may be left out, and of each
  // whether one may stand behind it in a text.
  loose(run) {
    const letters = [];
    let katakana = 0; // that stand before
    for (const letter of run) {
      const dropped = letter === 'ー' && katakana >= LONG_VOWEL;
      katakana = isKatakana(letter) ? katakana + 1 : 0;
      if (!dropped) letters.push({ letter, long: false });
      if (katakana >= LONG_VOWEL) letters[letters.length - 1].long = true;
    }
    return letters;
  }

  // plainly returns a word of a list as it is compared: of katakana without the ー that may be left out.
  plainly(written) {
    const [token] = this.tokenize(written);
    if (token === undefined) return '';
    return token.run ? this.loose(token.text).map((l) => l.letter).join('') : token.raw;
  }

  stem(raw) {
    const word = this.spell(raw);
    const size = Array.from(word).length;
    if (size < SHORTEST) return word;
    for (const [from, to] of this.endings) {
      if (word.endsWith(from) && !(word === from && to === '')) return word.slice(0, word.length - from.length) + to;
    }
    return word;
  }

  spell(word) {
    if (this.spellings.length === 0) return word;
    let spelt = '';
    for (let i = 0; i < word.length;) {
      const [from, to] = this.spellings.find(([letters]) => word.startsWith(letters, i)) || [word[i], word[i]];
      spelt += to;
      i += from.length;
    }
    return spelt;
  }
}

// elided says whether a part is a single letter beside an apostrophe.
function elided(all, p) {
  const beside = (l) => l !== undefined && l.kind === 'apostrophe';
  return p.end - p.start === 1 && all[p.start].kind === 'letter' && (beside(all[p.start - 1]) || beside(all[p.end]));
}

// Chain is the word that begins at a letter, and those that make one word with it.
class Chain {
  constructor(all, start) {
    this.all = all;
    const first = { start, end: this.wordEnd(start) };
    for (const [kind, next] of [['compound', this.hyphened], ['abbreviation', this.dotted], ['number', this.grouped]]) {
      this.parts = [first];
      let letters = first.end - first.start;
      while (this.parts.length < MOST_LINKS) {
        const part = next.call(this, this.parts[this.parts.length - 1]);
        if (part === null) break;
        this.parts.push(part);
        letters += part.end - part.start;
      }
      if (this.parts.length > 1 && letters <= LONGEST && this.whole(kind)) {
        this.kind = kind;
        return;
      }
    }
    this.kind = 'single';
    this.parts = [first];
  }

  letter(i) { return i >= 0 && i < this.all.length ? this.all[i].letter : ''; }

  isWord(i) { return i >= 0 && i < this.all.length && (this.all[i].kind === 'letter' || this.all[i].kind === 'digit'); }

  is(i, signs) { return this.letter(i) !== '' && signs.includes(this.letter(i)); }

  wordEnd(i) {
    while (this.isWord(i)) i++;
    return i;
  }

  whole(kind) {
    const first = this.parts[0];
    const last = this.parts[this.parts.length - 1];
    if (kind === 'compound') return this.parts.length <= MOST_PARTS && !(this.is(first.start - 1, HYPHENS) && this.isWord(first.start - 2));
    if (kind === 'abbreviation') {
      const inside = this.is(first.start - 1, '.') && this.isWord(first.start - 2) || this.is(last.end, '.') && this.isWord(last.end + 1);
      return this.parts.some((p) => p.end - p.start === 1) && !inside;
    }
    return first.end - first.start <= 3;
  }

  hyphened(p) {
    return this.is(p.end, HYPHENS) && this.isWord(p.end + 1) ? { start: p.end + 1, end: this.wordEnd(p.end + 1) } : null;
  }

  dotted(p) {
    if (!this.initials(p) || !this.is(p.end, '.')) return null;
    const at = p.end + (this.is(p.end + 1, '-') ? 2 : 1);
    const next = { start: at, end: this.wordEnd(at) };
    return this.isWord(at) && this.initials(next) ? next : null;
  }

  initials(p) {
    return p.end - p.start <= 2 && this.all.slice(p.start, p.end).every((l) => l.kind === 'letter');
  }

  grouped(p) {
    const first = this.parts[0].end;
    if (!this.is(p.end, ",. '") || !this.isWord(p.end + 1) || !this.digits(p) || this.letter(first) !== this.letter(p.end)) return null;
    const next = { start: p.end + 1, end: this.wordEnd(p.end + 1) };
    return next.end - next.start === 3 && this.digits(next) ? next : null;
  }

  digits(p) { return this.all.slice(p.start, p.end).every((l) => /^[0-9]$/.test(l.letter)); }
}
