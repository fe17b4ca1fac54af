// The index of a search without a server: what a query finds in it, as the comment of
// generator/search specifies. It knows nothing of a page: that is search.js. What it
// exports is held to the cases of generator/search/testdata by .ci/search.
//
// What is called language is all that search-words.js, search-query.js and search-files.js
// export: the names of these files hold digests, which only the page knows.

// The search

const FILES = 8; // of terms, that a query reads at most; and half as many again for what may have been meant
const COMPLETIONS = 3; // words that a beginning is taken for
const FEW = 3; // results or less, with which something else may have been meant

// Terms reads terms, so many at most.
class Terms {
  constructor(head, language, read, most) {
    this.head = head;
    this.language = language;
    this.read = read;
    this.left = most;
    this.files = new Map();
    this.entries = new Map();
  }

  // take says whether there is room for all of some terms, and then has them read.
  take(terms) {
    const fresh = new Set(terms.filter((term) => !this.files.has(term)));
    if (fresh.size > this.left) return false;
    for (const term of fresh) {
      this.left--;
      this.files.set(term, this.file(term));
    }
    return true;
  }

  async file(term) {
    const { locate, hash } = this.language;
    const bytes = await this.read(locate(this.head.tree, hash(term)));
    if (this.language.stampOf(bytes) !== this.head.stamp) throw new this.language.Stale('another build');
    return bytes;
  }

  // entry returns what the index says of a term that was taken, or null.
  async entry(term) {
    if (!this.entries.has(term)) this.entries.set(term, this.language.entry(await this.files.get(term), term));
    return this.entries.get(term);
  }

  async list(term) { return this.language.list(await this.files.get(term), term); }
}

// search returns the numbers of the documents that a query finds, the best first,
// or the newest where that is asked for; its units, with all the ways in which they are looked for; whether
// words were left out; counts by field; and queries that may have been meant.
// read(number) gives
// the bytes of a file of terms.
export async function search({ head, words, language, filters, read }, query, most = FILES) {
  const units = language.units(query.words || '', words);
  const found = { documents: [], units: [], long: (query.words || '').length > language.LONGEST, counts: {}, meant: [] };
  const terms = new Terms(head, language, read, most);
  for (const unit of units) {
    const main = unit.ways[0];
    main.terms = main.terms.filter((t) => !t.needed || terms.take([t.term]) || !(found.long = true));
    if (main.terms.some((t) => t.needed)) found.units.push(unit);
  }
  if (/\S/.test(query.words || '') && units.length === 0 && Object.keys(filters.tests(query)).length === 0) return found; // signs alone are no words
  const last = language.typed(units[units.length - 1]);
  const beginning = (raw) => '\x01' + Array.from(raw).slice(0, 3).join('');
  for (const unit of found.units) {
    for (const way of unit.ways) way.terms = way.terms.filter((t) => terms.take([t.term]));
    unit.ways = unit.ways.filter((way, i) => i === 0 || way.terms.length > 1);
  }
  const joins = language.joins(found.units, words).filter(({ way }) => terms.take([way.terms[0].term]));
  if (last) terms.take([beginning(last)]);
  for (const unit of found.units) {
    unit.known = (await Promise.all(unit.ways.flatMap((way) => way.terms.map((t) => terms.entry(t.term))))).some((e) => e !== null);
    const raw = language.typed(unit);
    if (raw && (unit === units[units.length - 1] || !unit.known) && terms.take([beginning(raw)])) {
      complete(unit, raw, await terms.list(beginning(raw)), terms, words);
    }
  }
  const scores = [];
  for (const unit of found.units) scores.push(await match(unit.ways, terms, head.documents));
  for (const { units: pair, way } of joins) {
    const joined = await match([way], terms, head.documents);
    for (const unit of pair) {
      unit.ways.push(way);
      joined.forEach((score, d) => { scores[found.units.indexOf(unit)][d] = Math.max(score, scores[found.units.indexOf(unit)][d]); });
    }
  }
  for (const unit of found.units) unit.ways = unit.ways.filter((way, i) => i === 0 || way.found);
  const rare = scores.map((own) => Math.log2(1 + head.documents / Math.max(1, own.reduce((n, s) => n + (s > 0 ? 1 : 0), 0))));
  const candidates = [];
  const score = new Float64Array(head.documents);
  for (let d = head.documents - 1; d >= 0; d--) {
    if (!found.units.every((unit, i) => (scores[i][d] > 0) !== unit.not)) continue;
    found.units.forEach((unit, i) => { if (!unit.not) score[d] += rare[i] * scores[i][d]; });
    candidates.push(d);
  }
  const tests = filters.tests(query);
  found.counts = filters.counts(candidates, tests);
  found.documents = candidates.filter((d) => Object.values(tests).every((test) => test(d)));
  if (query.sort !== 'date') found.documents.sort((a, b) => score[b] - score[a] || b - a);
  if (found.documents.length < FEW && most === FILES) found.meant = await meant(query, found.units, scores, terms, words, language);
  return found;
}

// complete adds to a unit the words that begin with what was typed, and the two that it is
// without a space.
function complete(unit, raw, list, terms, words) {
  const known = unit.ways[0].terms[0].term;
  const terminal = (written) => {
    const [token] = words.tokenize(written);
    return token === undefined ? '' : token.text;
  };
  if (raw.length > 3 || !unit.known) {
    const longer = list.filter((w) => words.plainly(w.written).startsWith(raw) && terminal(w.written) !== known)
      .sort((a, b) => b.class - a.class || a.written.length - b.written.length);
    const taken = new Set();
    for (const { written } of longer) {
      const term = terminal(written);
      if (taken.size === COMPLETIONS || taken.has(term) || !terms.take([term])) continue;
      taken.add(term);
      unit.ways.push({ terms: [{ term, at: 0, slack: 0 }], weight: 0.5 });
    }
  }
  const shorter = list.map((w) => words.plainly(w.written)).filter((w) => w !== '' && raw.startsWith(w) && raw.length - w.length >= 3)
    .sort((a, b) => b.length - a.length);
  for (const first of shorter.slice(0, 2)) {
    const both = [first, raw.slice(first.length)].map((part, at) => ({ term: words.stem(part), at, slack: 0 }));
    if (terms.take(both.map((t) => t.term))) unit.ways.push({ terms: both, weight: 1 });
  }
}

// match returns what each document weighs that has all terms of a way, 0 for the others, and tells the ways by
// which there are any.
async function match(ways, terms, size) {
  const scores = new Float32Array(size);
  for (const way of ways) {
    const { terms: own, weight } = way;
    const entries = await Promise.all(own.map((t) => terms.entry(t.term)));
    if (entries.length === 0 || entries.includes(null)) continue;
    const least = new Uint8Array(size);
    const hits = new Uint16Array(size);
    for (const { documents, weights } of entries) {
      documents.forEach((d, i) => {
        least[d] = hits[d] === 0 ? weights[i] : Math.min(least[d], weights[i]);
        hits[d]++;
      });
    }
    const candidates = [];
    for (let d = 0; d < size; d++) if (hits[d] === entries.length) candidates.push(d);
    const documents = adjacent(candidates, own, entries);
    way.found = documents.length > 0;
    for (const d of documents) scores[d] = Math.max(scores[d], weight * least[d]);
  }
  return scores;
}

// adjacent keeps the documents in which terms follow each other as they do in a way, as far as
// the index has their places.
function adjacent(candidates, own, entries) {
  if (own.length < 2) return candidates;
  const wanted = new Set(candidates);
  const known = own.map((term, i) => ({ ...term, places: entries[i].places })).filter((t) => t.places !== null)
    .map((t) => ({ ...t, places: t.places(wanted) })).sort((a, b) => a.at - b.at || a.slack - b.slack);
  return candidates.filter((d) => {
    let here = null;
    for (const [i, { at, slack, places: all }] of known.entries()) {
      if (here === null) {
        here = all.get(d);
        continue;
      }
      const before = known[i - 1];
      const next = [];
      for (let from = 0, n = 0; n < all.get(d).length; n++) {
        const place = all.get(d)[n];
        while (from < here.length && here[from] + at - before.at + slack - before.slack < place) from++;
        if (from < here.length && here[from] + at - before.at <= place) next.push(place);
      }
      here = next;
      if (here.length === 0) return false;
    }
    return true;
  });
}

// meant returns queries with words of the index in the place of those that few documents have, the
// nearest words first, of these those of the same letters.
async function meant(query, units, scores, terms, words, language) {
  terms.left += FILES / 2;
  const rare = units.map((unit, i) => {
    const raw = language.slipped(unit, words);
    return { unit, raw, most: language.allowed(raw), count: scores[i].reduce((n, s) => n + (s > 0 ? 1 : 0), 0), lists: [] };
  }).filter(({ unit, most, count }) => most > 0 && count < FEW && !units.some((u) => u !== unit && u.clause === unit.clause));
  // One slip leaves the first two letters or the last two, or stands between them in a word of four.
  for (const keys of [
    ({ raw }) => ['\x02' + Array.from(raw).slice(0, 2).join('')],
    ({ raw }) => ['\x03' + Array.from(raw).slice(-2).join('')],
    ({ raw, most }) => (raw.length === 4 || most > 1 ? ['\x02' + Array.from(raw)[0] + Array.from(raw)[2]] : []),
    ({ raw, most }) => (most > 1 ? ['\x03' + Array.from(raw).at(-3) + Array.from(raw).at(-1)] : []),
  ]) for (const one of rare) one.lists.push(...keys(one).filter((term) => terms.take([term])));
  const wrong = [];
  for (const { unit, raw, most, count, lists } of rare) {
    const near = [];
    for (const { written, class: of } of (await Promise.all(lists.map((term) => terms.list(term)))).flat()) {
      const plain = words.plainly(written);
      const n = language.slips(raw, plain, most);
      if (n === 0 || n > most || 1 << of <= count * 4 || near.some((w) => w.written === written)) continue;
      if (words.stem(plain) !== unit.ways[0].terms[0].term) near.push({ written, of, far: 2 * n - (sorted(plain) === sorted(raw) ? 1 : 0) });
    }
    near.sort((a, b) => a.far - b.far || b.of - a.of || (a.written < b.written ? -1 : 1));
    if (near.length > 0) wrong.push({ clause: unit.clause, near: near.map((w) => w.written) });
  }
  // The nearest of each word, and then the next of the first that has one.
  const queries = [wrong.map((w) => w.near[0])];
  const other = wrong.findIndex((w) => w.near.length > 1);
  if (other >= 0) queries.push(queries[0].map((word, i) => (i === other ? wrong[i].near[1] : word)));
  return wrong.length === 0 ? [] : queries.map((words) => wrong.reduceRight((text, { clause }, i) => text.slice(0, clause.start) + words[i] + text.slice(clause.end), query.words));
}

const sorted = (word) => Array.from(word).sort().join('');

// The index of a language

// Index reads the files below an address.
export class Index {
  constructor(address, language) {
    this.address = address;
    this.language = language;
    this.head = null;
    this.files = new Map();
    this.bytes = 0; // that were fetched
  }

  async get(name, how) {
    const response = await fetch(this.address + name, how);
    if (response.status === 404 && name !== 'index.json') throw new this.language.Stale(name);
    if (!response.ok) throw new Error(name + ': ' + response.status);
    this.bytes += Number(response.headers.get('content-length')) || 0;
    return response;
  }

  file(name, edition, read) {
    if (!this.files.has(name)) {
      const content = this.get(name + '?v=' + edition, {}).then(read);
      this.files.set(name, content);
      content.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  async load() {
    const head = await (await this.get('index.json', { cache: 'no-cache' })).json();
    if (this.head === null || head.stamp !== this.head.stamp || head.edition !== this.head.edition) {
      this.files.clear();
      this.words = new this.language.Words(head);
    }
    this.head = head;
  }

  // current does something with files of one build; where another was published
  // in between, once again with that.
  async current(work) {
    await this.load();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof this.language.Stale)) throw error;
    }
    this.files.clear();
    await this.load();
    return work();
  }

  find(query) { return this.search(query, FILES, true); }

  // count returns how many documents a query finds, by so many files of terms. What they are filed under is
  // read only where the query asks for it.
  async count(query, files) {
    const { words, sort, ...others } = query;
    return (await this.search(query, files, Object.values(others).some(Boolean))).documents.length;
  }

  async search(query, most, filed) {
    const bytes = async (r) => new Uint8Array(await r.arrayBuffer());
    const filters = filed ? await this.file('filters.bin', this.head.filters, async (r) => {
      const file = await bytes(r);
      if (this.language.stampOf(file) !== this.head.stamp) throw new this.language.Stale('another build');
      return new this.language.Filters(file, this.head.documents);
    }) : this.language.UNFILED;
    const read = (n) => this.file('terms-' + n + '.bin', this.head.edition, bytes);
    return search({ head: this.head, words: this.words, language: this.language, filters, read }, query, most);
  }

  async records(documents) {
    const together = this.head.together;
    return Promise.all(documents.map(async (d) => {
      const part = await this.file('releases-' + Math.floor(d / together) + '.json', this.head.edition, (r) => r.json());
      if (part.stamp !== this.head.stamp) throw new this.language.Stale('another build');
      return part.releases[d % together];
    }));
  }
}
