// What a reader asks for: the words of a query, what an index has them under, and
// where they stand in a text. Nothing here knows of files: those are
// search-index.js. What this exports is held to cases by .ci/search.

// Clauses

const CLOSING = { '"': '"“”', '＂': '＂"', '“': '”"', '”': '”', '„': '“”', '«': '»', '»': '«', '「': '」', '『': '』', '〝': '〞〟' };
const NOT = '-−－‐–';
const GROUPS = /[0-9０-９]{1,3}(?:\s[0-9０-９]{3})+(?![\p{L}\p{N}])/uy; // 1 234 567
export const LONGEST = 1000; // characters of a query that are looked at

// clauses cuts a query at its spaces: each clause has its text, whether it is a phrase in
// quotation marks, whether it must not be found, and where it stands.
export function clauses(query) {
  const text = query.slice(0, LONGEST);
  const all = [];
  for (let i = 0; i < text.length;) {
    if (/\s/.test(text[i])) {
      i++;
      continue;
    }
    const start = i;
    const not = NOT.includes(text[i]) && /\S/.test(text[i + 1] || ' ');
    if (not) i++;
    const closing = CLOSING[text[i]];
    const end = closing === undefined ? -1 : find(text, i + 1, closing);
    if (end > 0) {
      all.push({ text: text.slice(i + 1, end), phrase: true, not, start, end: end + 1 });
      i = end + 1;
      continue;
    }
    if (closing !== undefined) i++; // what is never closed is no phrase
    const from = i;
    GROUPS.lastIndex = i;
    const number = GROUPS.exec(text);
    if (number !== null) i += number[0].length;
    while (i < text.length && !/\s/.test(text[i]) && !(i > from && text[i] in CLOSING && find(text, i + 1, CLOSING[text[i]]) > 0)) i++;
    all.push({ text: text.slice(from, i), phrase: false, not, start, end: i });
  }
  return all;
}

function find(text, from, signs) {
  for (let i = from; i < text.length; i++) if (signs.includes(text[i])) return i;
  return -1;
}

// Units

// units returns what must be found, or must not: each is found by any of its ways, a way by
// terms that stand one behind the other. Of a term, at is where it stands at least behind the
// first, and slack how much farther it may.
export function units(query, words) {
  const all = [];
  for (const clause of clauses(query)) {
    const items = itemsOf(words.tokenize(clause.text));
    if (items.length === 0) continue;
    if (clause.phrase) {
      all.push({ not: clause.not, clause, phrase: true, ways: [way(items.map((i) => i.token), words)], items });
      continue;
    }
    for (const item of items) {
      const ways = [way([item.token], words)];
      if (item.parts.length > 1) ways.push(way(item.parts, words));
      const pieces = item.token.run ? null : /^(?:(\p{L}+)(\p{N}+)|(\p{N}+)(\p{L}+))$/u.exec(item.token.raw);
      if (pieces !== null && item.token.joined === 0) {
        ways.push(way(pieces.slice(1).filter(Boolean).map((raw) => ({ run: false, text: words.stem(raw) })), words));
      }
      all.push({ not: clause.not, clause, phrase: false, ways, items: [item] });
    }
  }
  return all.filter((unit, i) => !all.slice(0, i).some((other) => other.not === unit.not && key(other) === key(unit)));
}

const key = (unit) => unit.phrase + ' ' + unit.ways[0].terms.map(({ term, at }) => term + at).join(' ');

// itemsOf puts the parts of a compound to it.
function itemsOf(tokens) {
  const items = [];
  for (const token of tokens) {
    const last = items[items.length - 1];
    if (last !== undefined && !token.run && !last.token.run && last.token.at === token.at) last.parts.push(token);
    else items.push({ token, parts: [] });
  }
  return items;
}

// way returns the terms of tokens that follow each other.
function way(tokens, words) {
  const terms = [];
  let at = 0;
  let slack = 0;
  for (const token of tokens) {
    if (!token.run) {
      terms.push({ term: token.text, at, slack, needed: true });
      slack++; // the parts of a compound stand at one place
      continue;
    }
    const letters = words.loose(token.text);
    const pairs = words.bigrams(letters.map((l) => l.letter));
    pairs.forEach((term, i) => {
      // Every second, and the last, hold all of the characters.
      terms.push({ term, at, slack, needed: i % 2 === 0 || i === pairs.length - 1 });
      at++;
      if (letters[i].long) slack++;
    });
    if (letters.length > 1) at++;
    slack++; // a sign may stand between two runs
  }
  return { terms, weight: 1 };
}

// joins returns ways in which two words that follow each other are one: viet nam, Vietnam.
export function joins(all, words) {
  const found = [];
  for (let i = 0; i + 1 < all.length; i++) {
    const pair = [all[i], all[i + 1]];
    if (pair.some((u) => u.not || u.phrase || u.items[0].token.run || u.items[0].token.joined > 0)) continue;
    if (pair[0].clause === pair[1].clause) continue;
    const raw = pair.map((u) => u.items[0].token.raw).join('');
    found.push({ units: pair, way: { terms: [{ term: words.stem(raw), at: 0, slack: 0, needed: true }], weight: 1 } });
  }
  return found;
}

// typed returns the letters of a word that somebody may be writing still, or nothing.
export function typed(unit) {
  if (unit === undefined || unit.not || unit.phrase || unit.items[0].token.run) return '';
  const { raw, kind } = unit.items[0].token;
  return kind === 'letter' && raw.length >= 3 && raw.length <= 32 ? raw : '';
}

// slipped returns the letters of a word that may have been meant for another: also of one of katakana.
export function slipped(unit, words) {
  const { run, text } = unit.items[0].token;
  if (unit.not || unit.phrase || !run) return typed(unit);
  return /^[\u30A1-\u30FAー]+$/.test(text) ? words.plainly(text) : '';
}

// Texts

// marks returns where the words of units stand in a text, as pairs of offsets.
export function marks(text, all, words) {
  const wanted = all.filter((u) => !u.not);
  const runs = wanted.flatMap((u) => u.items.map((i) => i.token)).filter((t) => t.run).map((t) => words.loose(t.text));
  const sequences = wanted.filter((u) => !u.items.some((i) => i.token.run)).flatMap((u) => u.ways.map((w) => w.terms.map((t) => t.term)));
  sequences.push(...wanted.filter((u) => u.items.some((i) => i.token.run)).flatMap((u) => u.items.filter((i) => !i.token.run).map((i) => [i.token.text])));
  const tokens = words.tokenize(text);
  const found = [];
  for (const list of [tokens, itemsOf(tokens).map((i) => i.token)]) { // also without the parts of compounds
    for (const sequence of sequences) {
      for (let i = 0; i + sequence.length <= list.length; i++) {
        if (!sequence.every((term, n) => !list[i + n].run && list[i + n].text === term)) continue;
        found.push([list[i].letters[0].start, list[i + sequence.length - 1].letters.at(-1).end]);
      }
    }
  }
  for (const { run, letters } of tokens) {
    for (let i = 0; run && i < letters.length; i++) {
      for (const wanted of runs) {
        const end = follow(letters, i, wanted);
        if (end > i) found.push([letters[i].start, letters[end - 1].end]);
      }
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const [start, end] of found) {
    const last = joined[joined.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

// follow returns where a run ends that begins at a letter, or -1.
function follow(own, i, run) {
  let at = i;
  for (const [n, { letter, long }] of run.entries()) {
    if (at >= own.length || own[at].letter !== letter) return -1;
    at++;
    if (long && at < own.length && own[at].letter === 'ー' && (n + 1 === run.length || run[n + 1].letter !== 'ー')) at++;
  }
  return at;
}

// within returns how many of the units stand in a text.
export function within(text, all, words) {
  return all.filter((unit) => marks(text, [unit], words).length > 0).length;
}

// excerpt returns of passages the part in which most of the words are, with an ellipsis
// where it breaks off, and marks; null where there are no more than so many. It has so many characters at most, of full width
// half as many.
export function excerpt(passages, all, words, longest, least) {
  let best = null;
  for (const text of passages) {
    const seen = within(text, all, words);
    if (seen > (best === null ? least : best.seen)) best = { text, seen };
  }
  if (best === null) return null;
  const { text } = best;
  const places = marks(text, all, words);
  let [from, to] = [0, text.length];
  const wide = (text.match(/[\u3040-\u9FFF]/g) || []).length > to / 2;
  const most = wide ? longest / 2 : longest;
  if (to > most) {
    const [start, end] = places[0];
    from = border(text, Math.max(0, Math.min(start - Math.floor(most / 3), text.length - most)), start, 1);
    to = border(text, Math.min(text.length, Math.max(from + most, end)), end, -1);
  }
  const before = from > 0 ? '…' : '';
  return {
    text: before + text.slice(from, to) + (to < text.length ? '…' : ''),
    marks: places.filter(([start, end]) => start >= from && end <= to).map((pair) => pair.map((n) => n - from + before.length)),
  };
}

// border moves a place to the nearest border of words on the way to a limit.
function border(text, at, limit, step) {
  const near = (i) => i <= 0 || i >= text.length || /[\s、。]/.test(text[i - 1]) || /\s/.test(text[i]);
  for (let i = at, n = 0; n < 20 && i !== limit; i += step, n++) if (near(i)) return i;
  return at > 0 && /[\uDC00-\uDFFF]/.test(text[at] || '') ? at - 1 : at;
}

// Slips

// slips returns how many letters must be put in, left out, exchanged or turned round to make one
// word of another; more than most is not told apart.
export function slips(a, b, most) {
  const [from, to] = [Array.from(a), Array.from(b)];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [two, one] = [[], to.map((_, i) => i + 1)];
  one.unshift(0);
  for (let i = 0; i < from.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < to.length; j++) {
      row.push(Math.min(one[j] + (from[i] === to[j] ? 0 : 1), one[j + 1] + 1, row[j] + 1));
      if (i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j]) row[j + 1] = Math.min(row[j + 1], two[j - 1] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [two, one] = [one, row];
  }
  return one[to.length];
}

// allowed is how many slips a word may have: one from four letters, two from eight.
export const allowed = (raw) => (raw.length >= 8 ? 2 : raw.length >= 4 ? 1 : 0);
