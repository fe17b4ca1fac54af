// The index of a search without a server: this reads the files that the build
// wrote, as the comment of generator/search specifies them. It knows nothing of a
// page: that is search.js. What it exports is held to the cases of
// generator/search/testdata by .ci/search.

// Tokens

const IGNORED = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;
const ACCENTS = /[\u0300-\u036F]/g;
const SPELLINGS = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ħ': 'h', 'ŧ': 't', 'ı': 'i', 'ς': 'σ' };
const SPELT = /[ßæœøđðþłħŧıς]/g;

// A character and what belongs to it: marks, voiced marks of half width, later
// letters of a syllable of Hangul, and what is ignored. So a text can be folded
// part by part, and each letter knows where it came from.
const UNIT = /[^](?:[\p{M}\uFF9E\uFF9F\u1160-\u11FF\u314F-\u3163\uFFC2-\uFFDC\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF])*/gu;

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\u3099\u309A]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const NUMBER = /\p{N}/u;
const APOSTROPHE = /['’ʼ]/;

function fold(text) {
  return text.normalize('NFKD').replace(ACCENTS, '').replace(IGNORED, '').toLowerCase()
    .replace(SPELT, (letter) => SPELLINGS[letter]).normalize('NFC');
}

function classify(letter) {
  if (APOSTROPHE.test(letter)) return 'apostrophe';
  if (!WORD.test(letter)) return 'apart';
  if (DENSE.test(letter)) return 'dense';
  return NUMBER.test(letter) ? 'digit' : 'letter';
}

// letters folds a text into its characters, each with its class and with where
// the part that it came from begins and ends.
function letters(text) {
  const all = [];
  for (let found, unit = new RegExp(UNIT); (found = unit.exec(text)) !== null;) {
    for (const letter of fold(found[0])) {
      all.push({ letter, kind: classify(letter), start: found.index, end: found.index + found[0].length });
    }
  }
  return all;
}

const LONGEST = 64;
const SHORTEST = 4;

function stem(word, endings) {
  const size = Array.from(word).length;
  if (size < SHORTEST) return word;
  let longest = null;
  for (const from of Object.keys(endings)) {
    if (word.endsWith(from) && !(word === from && endings[from] === '') && (longest === null || from.length > longest.length)) longest = from;
  }
  return longest === null ? word : word.slice(0, word.length - longest.length) + endings[longest];
}

// tokenize cuts a text into words and runs, in their order: each has its text,
// whether it is a run, and its letters.
export function tokenize(text, endings) {
  const all = letters(text);
  const tokens = [];
  for (let i = 0; i < all.length;) {
    const begin = i;
    const kind = all[i].kind;
    i++;
    if (kind === 'apart' || kind === 'apostrophe') continue;
    const dense = kind === 'dense';
    const same = (l) => (dense ? l.kind === 'dense' : l.kind === 'letter' || l.kind === 'digit');
    while (i < all.length && same(all[i])) i++;
    const own = all.slice(begin, i);
    const beside = (l) => l !== undefined && l.kind === 'apostrophe';
    if (!dense && own.length === 1 && kind === 'letter' && (beside(all[begin - 1]) || beside(all[i]))) continue;
    const written = (dense ? own : own.slice(0, LONGEST)).map((l) => l.letter).join('');
    tokens.push({ run: dense, text: dense ? written : stem(written, endings), letters: own });
  }
  return tokens;
}

// bigrams returns any two characters of a run that stand beside each other; of a
// run of one, that one.
export function bigrams(run) {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((c, i) => characters[i] + c);
}

// marks returns where words and runs stand in a text, as pairs of offsets.
export function marks(text, wanted, endings) {
  const found = [];
  for (const token of tokenize(text, endings)) {
    const own = token.letters;
    if (!token.run) {
      if (wanted.some((w) => !w.run && w.text === token.text)) found.push([own[0].start, own[own.length - 1].end]);
      continue;
    }
    const size = own.map((l) => l.letter.length);
    for (const w of wanted) {
      if (!w.run) continue;
      for (let at = token.text.indexOf(w.text); at >= 0; at = token.text.indexOf(w.text, at + 1)) {
        let i = 0;
        for (let before = 0; before < at; i++) before += size[i];
        found.push([own[i].start, own[i + Array.from(w.text).length - 1].end]);
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

// Queries

const FILES = 8; // of terms, that a query reads at most

// plan chooses the terms that a query asks for. words are its words and runs,
// each with those of its terms that are read; long says that some were left out.
export function plan(query, endings) {
  const filters = [];
  if (query.country) filters.push('\x01' + query.country.toUpperCase());
  if (query.ministry) filters.push('\x02' + query.ministry);
  if (query.type) filters.push('\x03' + query.type);
  const terms = new Set(filters);
  const words = [];
  let long = false;
  const take = (word, term, at) => {
    if (!terms.has(term) && terms.size >= FILES) return false;
    terms.add(term);
    if (!word.terms.some((t) => t.term === term && t.at === at)) word.terms.push({ term, at });
    return true;
  };
  for (const { run, text } of tokenize(query.words || '', endings)) {
    if (words.some((w) => w.run === run && w.text === text)) continue;
    const word = { run, text, terms: [] };
    const all = run ? bigrams(text) : [text];
    // Every second bigram, and the last, hold all of its characters.
    for (let at = 0; at < all.length; at += at + 2 === all.length ? 1 : 2) {
      if (!take(word, all[at], at)) long = true;
    }
    if (word.terms.length > 0) words.push(word);
  }
  for (const word of words) {
    if (word.run) bigrams(word.text).forEach((term, at) => take(word, term, at));
    word.terms.sort((a, b) => a.at - b.at);
  }
  return { filters, words, terms: Array.from(terms), long };
}

// Files

export function hash(term) {
  let h = 2166136261;
  for (const c of term) h = Math.imul(h ^ c.codePointAt(0), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

// locate returns the number of the file that has the terms of a hash.
export function locate(tree, hashed) {
  const bytes = atob(tree);
  const cut = (n) => (bytes.charCodeAt(n >> 3) >> (7 - (n & 7))) & 1;
  let number = 1;
  let bits = hashed;
  let at = 0;
  while (cut(at)) {
    at++;
    const right = bits >>> 31;
    bits <<= 1;
    number = number * 2 + right;
    if (right) { // behind the tree on the left
      for (let open = 1; open > 0; at++) open += cut(at) ? 1 : -1;
    }
  }
  return number;
}

// Stale says that a file is of another build than the head, or broken.
class Stale extends Error {}

class Reader {
  constructor(bytes, at, end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  number() {
    let n = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.at >= this.bytes.length) throw new Stale('a file that was cut off');
      const byte = this.bytes[this.at++];
      n += (byte & 127) * scale;
      if (byte < 128) return n;
    }
  }

  set() {
    const head = this.number();
    const end = this.at + Math.floor(head / 2);
    if (end > this.bytes.length) throw new Stale('a file that was cut off');
    const numbers = [];
    if (head % 2 === 1) {
      for (let base = 0; this.at < end; this.at++, base += 8) {
        for (let bit = 0; bit < 8; bit++) if (this.bytes[this.at] & (1 << bit)) numbers.push(base + bit);
      }
      return numbers;
    }
    for (let next = 0; this.at < end; next++) numbers.push(next += this.number());
    return numbers;
  }
}

const STAMP = 8; // bytes

// entry finds a term in a file: its documents, those that have it in the title,
// and a function that gives its places in documents; null where it is not there.
export function entry(bytes, term) {
  const wanted = new TextEncoder().encode(term);
  const file = new Reader(bytes, STAMP, bytes.length);
  while (file.at < file.end) {
    const size = file.number();
    const same = size === wanted.length && wanted.every((b, i) => bytes[file.at + i] === b);
    file.at += size;
    const length = file.number();
    const end = file.at + length;
    if (!same) {
      file.at = end;
      continue;
    }
    const documents = file.set();
    const titles = new Set(file.set().map((i) => documents[i]));
    const start = file.at;
    return { documents, titles, places: start < end ? (wantedOf) => places(new Reader(bytes, start, end), documents, wantedOf) : null };
  }
  return null;
}

function places(reader, documents, wanted) {
  const all = new Map();
  for (const d of documents) {
    const own = [];
    for (let last = 0, more = true; more;) {
      const gap = reader.number();
      last += Math.floor(gap / 2);
      own.push(last);
      more = gap % 2 === 0;
    }
    if (wanted.has(d)) all.set(d, own);
  }
  return all;
}

// adjacent keeps the documents in which the characters of a run follow each
// other, as far as the index has their places.
function adjacent(candidates, word, entries) {
  const wanted = new Set(candidates);
  const known = word.terms.filter(({ term }) => entries.get(term).places !== null)
    .map(({ term, at }) => ({ at, places: entries.get(term).places(wanted) }));
  if (known.length < 2) return candidates;
  return candidates.filter((d) => {
    let starts = known[0].places.get(d).map((p) => p - known[0].at);
    for (const { at, places: own } of known.slice(1)) {
      const here = new Set(own.get(d));
      starts = starts.filter((p) => here.has(p + at));
    }
    return starts.length > 0;
  });
}

const hex = (bytes) => Array.from(bytes, (b) => (b < 16 ? '0' : '') + b.toString(16)).join('');

// search returns the numbers of the documents that a query finds, the best first,
// and the words that it looked for. terms(number) gives the bytes of a file.
export async function search(head, query, terms) {
  const asked = plan(query, head.endings);
  const found = { documents: [], words: asked.words, long: asked.long };
  if (query.words && asked.terms.length === 0 && !query.year) return found; // signs alone are no words
  const entries = new Map();
  await Promise.all(asked.terms.map(async (term) => {
    const bytes = await terms(locate(head.tree, hash(term)));
    if (hex(bytes.subarray(0, STAMP)) !== head.stamp) throw new Stale('another build');
    entries.set(term, entry(bytes, term));
  }));
  let [first, end] = [0, head.documents];
  if (query.year) {
    const i = head.years.findIndex(([year]) => year === Number(query.year));
    if (i < 0) return found;
    first = head.years[i][1];
    if (i + 1 < head.years.length) end = head.years[i + 1][1];
  }
  if (Array.from(entries.values()).includes(null)) return found;
  const hits = new Uint8Array(head.documents);
  for (const { documents } of entries.values()) for (const d of documents) hits[d]++;
  let candidates = [];
  for (let d = end - 1; d >= first; d--) if (hits[d] === entries.size) candidates.push(d);
  for (const word of asked.words) if (word.run) candidates = adjacent(candidates, word, entries);
  const inTitle = new Map(candidates.map((d) => [d,
    asked.words.filter((w) => w.terms.every(({ term }) => entries.get(term).titles.has(d))).length]));
  found.documents = candidates.sort((a, b) => inTitle.get(b) - inTitle.get(a) || b - a);
  return found;
}

// The index of a language

// Index reads the files below an address.
export class Index {
  constructor(address) {
    this.address = address;
    this.head = null;
    this.files = new Map();
  }

  async get(name, how) {
    const response = await fetch(this.address + name, how);
    if (response.status === 404 && name !== 'index.json') throw new Stale(name);
    if (!response.ok) throw new Error(name + ': ' + response.status);
    return response;
  }

  file(name, read) {
    if (!this.files.has(name)) {
      const content = this.get(name + '?v=' + this.head.edition, {}).then(read);
      this.files.set(name, content);
      content.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  async load() {
    const head = await (await this.get('index.json', { cache: 'no-cache' })).json();
    if (this.head === null || head.stamp !== this.head.stamp || head.edition !== this.head.edition) this.files.clear();
    this.head = head;
  }

  // current does something with files of one build; where another was published
  // in between, once again with that.
  async current(work) {
    await this.load();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
    this.files.clear();
    await this.load();
    return work();
  }

  find(query) {
    return search(this.head, query, (n) => this.file('terms-' + n + '.bin', async (r) => new Uint8Array(await r.arrayBuffer())));
  }

  async records(documents) {
    const together = this.head.together;
    return Promise.all(documents.map(async (d) => {
      const part = await this.file('releases-' + Math.floor(d / together) + '.json', (r) => r.json());
      if (part.stamp !== this.head.stamp) throw new Stale('another build');
      return part.releases[d % together];
    }));
  }
}
