// The files of an index, which a build wrote as the comment of generator/search specifies
// them. What this exports is held to the cases of generator/search/testdata by .ci/search.

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
export class Stale extends Error {}

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

  chunk() {
    const end = this.number() + this.at;
    if (end > this.bytes.length) throw new Stale('a file that was cut off');
    const chunk = this.bytes.subarray(this.at, end);
    this.at = end;
    return chunk;
  }

  text() { return new TextDecoder().decode(this.chunk()); }

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

// content finds a term in a file, and returns a reader of what is said of it, or null.
function content(bytes, term) {
  const wanted = new TextEncoder().encode(term);
  const file = new Reader(bytes, STAMP, bytes.length);
  while (file.at < file.end) {
    const name = file.chunk();
    const rest = file.chunk();
    if (name.length === wanted.length && wanted.every((b, i) => name[i] === b)) return new Reader(bytes, file.at - rest.length, file.at);
  }
  return null;
}

// entry finds a term in a file: its documents, what each weighs, and a function that gives its
// places in documents; null where it is not there.
export function entry(bytes, term) {
  const reader = content(bytes, term);
  if (reader === null) return null;
  const documents = reader.set();
  const start = reader.at;
  reader.at += Math.ceil(documents.length / 2);
  if (reader.at > reader.end) throw new Stale('a file that was cut off');
  const weights = documents.map((_, i) => 1 + ((bytes[start + (i >> 1)] >> (i % 2 * 4)) & 15));
  const from = reader.at;
  return { documents, weights, places: from < reader.end ? (wanted) => places(new Reader(bytes, from, reader.end), documents, wanted) : null };
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

// list finds a list of words in a file: each as it is written, and how many documents have it, in bits.
export function list(bytes, term) {
  const reader = content(bytes, term);
  const words = [];
  let before = new Uint8Array();
  while (reader !== null && reader.at < reader.end) {
    const shared = reader.number();
    const rest = reader.chunk();
    before = Uint8Array.of(...before.subarray(0, shared), ...rest);
    words.push({ written: new TextDecoder().decode(before), class: reader.number() });
  }
  return words;
}

const FIELDS = ['type', 'country', 'ministry', 'topic'];

// Filters is what documents are filed under: filters.bin.
export class Filters {
  constructor(bytes, documents) {
    const reader = new Reader(bytes, STAMP, bytes.length);
    this.values = FIELDS.map(() => Array.from({ length: reader.number() }, () => reader.text()));
    const implied = this.values[2].map(() => reader.number());
    let day = 0;
    this.days = Array.from({ length: documents }, () => {
      const gap = reader.number();
      return day += gap % 2 === 1 ? -(gap + 1) / 2 : gap / 2;
    });
    this.columns = FIELDS.map(() => Array.from({ length: documents }, () => reader.number()).map((n) => {
      let next = 0;
      return Array.from({ length: n }, () => (next += reader.number() + 1) - 1);
    }));
    const [, countries, ministries] = this.columns;
    ministries.forEach((own, d) => {
      for (const n of own) if (implied[n] > 0 && !countries[d].includes(implied[n] - 1)) countries[d].push(implied[n] - 1);
    });
  }

  // tests returns what a query asks of a document besides its words, by field.
  tests(query) {
    const tests = {};
    FIELDS.forEach((field, i) => {
      if (!query[field]) return;
      const wanted = this.values[i].indexOf(field === 'country' ? query[field].toUpperCase() : query[field]);
      tests[field] = (d) => this.columns[i][d].includes(wanted);
    });
    const day = (text) => Math.floor(Date.parse(text + 'T00:00:00Z') / 86400000);
    if (query.year) tests.year = (d) => this.year(d) === Number(query.year);
    const [from, to] = [day(query.from), day(query.to)];
    if (query.from && !Number.isNaN(from)) tests.from = (d) => this.days[d] >= from;
    if (query.to && !Number.isNaN(to)) tests.to = (d) => this.days[d] <= to;
    return tests;
  }

  year(d) { return new Date(this.days[d] * 86400000).getUTCFullYear(); }

  // counts returns how many documents would be found with each value of a field in the place of the one
  // that is asked for.
  counts(documents, tests) {
    const counts = {};
    for (const [i, field] of [...FIELDS, 'year'].entries()) {
      const others = Object.entries(tests).filter(([name]) => name !== field).map(([, test]) => test);
      const of = counts[field] = new Map();
      for (const d of documents) {
        if (!others.every((test) => test(d))) continue;
        const own = field === 'year' ? [String(this.year(d))] : this.columns[i][d].map((n) => this.values[i][n]);
        for (const value of own) of.set(value, (of.get(value) || 0) + 1);
      }
    }
    return counts;
  }
}

// What stands for them where nothing of them is asked.
export const UNFILED = { tests: () => ({}), counts: () => ({}) };

// stampOf returns the stamp of a file, in hexadecimal digits.
export const stampOf = (bytes) => hex(bytes.subarray(0, STAMP));

const hex = (bytes) => Array.from(bytes, (b) => (b < 16 ? '0' : '') + b.toString(16)).join('');
