// The page of the search, which search.html makes: its form, its address and its
// list of results. search-index.js finds them.
//
// Everything that is said stands in the page. A search is an entry of the
// history, so that its address can be passed on and the way back leads to it.

const STEP = 10; // results that are shown at first, and by each press of the button
const MOST = 100000; // bytes that one search fetches
const PAGE = 6000; // bytes of a release's page, as they come
const LONGEST = 200000; // characters of a page that are read
const QUOTED = 220; // characters of a passage, of those of full width half as many
const FILES = 4; // of terms, by which another language is asked

const form = document.getElementById('_search');
if (form !== null) start(form);

function start(form) {
  const section = document.getElementById('_found');
  const part = (selector) => section.querySelector(selector);
  const [heading, status, meant, elsewhere, wait, again, list, more] =
    ['h2', '.status', '.meant', '.elsewhere', '.wait', '.again', 'ol', '.more'].map(part);
  const own = document.documentElement.lang;
  const say = messages(document.getElementById('_messages').content, own, form.dataset.group);
  const blank = document.getElementById('_result').content.firstElementChild;
  const counts = options(form, say);
  const indexes = new Map();
  let shown = STEP;
  let turn = 0;
  let slow; // the timer that tells that it takes a while
  let soon; // the timer of a filter that was chosen
  let address = location.search;
  const title = document.title;

  // asked is what the form asks for.
  function asked() {
    const value = (name) => (form.elements[name] ? form.elements[name].value.trim() : '');
    const query = { words: value('q') };
    for (const name of ['country', 'ministry', 'type', 'topic', 'year', 'from', 'to']) query[name] = value(name);
    const language = form.elements.lang ? form.elements.lang.selectedOptions[0] : null;
    return {
      query: { ...query, sort: value('sort') },
      empty: Object.values(query).every((v) => v === ''),
      lang: language === null ? own : language.lang,
      folder: language === null ? form.dataset.index : language.dataset.index,
    };
  }

  // fill writes what the address asks for into the form, but for a field that
  // somebody is writing in. What the form cannot offer is not asked for.
  function fill(except) {
    const address = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (!field.name || field === except) continue;
      field.value = address.get(field.name) || '';
      if (field.selectedIndex === -1) field.value = '';
    }
  }

  // open returns the index that lies in a folder, and what the scripts export.
  async function open(folder) {
    // The files' names hold a digest, which only the page knows.
    const language = Object.assign({}, ...await Promise.all(form.dataset.scripts.split(' ').map((script) => import(script))));
    if (!indexes.has(folder)) indexes.set(folder, new language.Index(folder, language));
    return { index: indexes.get(folder), language };
  }

  // run searches, shows so many results and then scrolls to a place of the page or
  // moves the focus to the nth result.
  async function run(many, { scroll, focus } = {}) {
    const now = begin();
    const { query, empty, lang, folder } = asked();
    status.textContent = '';
    heading.hidden = false;
    name(query.words);
    if (again.contains(document.activeElement)) heading.focus();
    again.hidden = true;
    if (empty) {
      clear();
      status.textContent = say('enter');
      return;
    }
    slow = setTimeout(() => { wait.hidden = false; }, 400);
    try {
      const { index, language } = await open(folder);
      const { found, words, records } = await index.current(async () => {
        let found = await index.find(query);
        let words = query.words;
        if (found.documents.length === 0 && found.meant.length > 0) {
          const other = await index.find({ ...query, words: found.meant[0] });
          if (other.documents.length > 0) [found, words] = [other, found.meant[0]];
        }
        return { found, words, records: await index.records(found.documents.slice(0, many)) };
      });
      if (now !== turn) return;
      shown = many;
      const units = found.units.filter((u) => !u.not);
      const marks = (text) => language.marks(text, units, index.words);
      show(records, lang, marks);
      counts.show(found.counts);
      const count = found.documents.length;
      more.hidden = count <= many;
      status.textContent = [
        words === query.words ? '' : say('instead').replace('{asked}', () => query.words).replace('{words}', () => words),
        count === 0 ? say('none') : say.count(count), found.long ? say('long') : '',
      ].filter(Boolean).join(' ');
      if (words === query.words) offer(found.meant);
      if (focus !== undefined) list.children[focus].querySelector('a').focus();
      if (scroll === undefined && focus === undefined && status.getBoundingClientRect().bottom > window.innerHeight) heading.scrollIntoView();
      still();
      if (count < STEP && query.words) await ask(now, query, folder);
      if (units.length > 0) await quote(now, records, {
        within: (text) => language.within(text, units, index.words), all: units.length,
        excerpt: (passages, least) => language.excerpt(passages, units, index.words, QUOTED, least),
      });
      // What comes last stands above and between the results, and moves them.
      if (now === turn && scroll !== undefined) window.scrollTo(0, scroll);
    } catch (error) {
      console.error(error);
      if (now !== turn) return;
      status.textContent = say('failed');
      again.hidden = false;
    }
    if (now === turn) still();
  }

  // fetched is how many bytes the last search fetched.
  const fetched = () => Array.from(indexes.values()).reduce((sum, index) => sum + index.bytes, 0);

  // ask looks for the same in the other languages, and leads there.
  async function ask(now, query, folder) {
    const languages = form.elements.lang ? Array.from(form.elements.lang.options) : [];
    for (const option of languages.filter((o) => o.dataset.index !== folder)) {
      if (fetched() > MOST * 0.7) return;
      const { index } = await open(option.dataset.index);
      const found = await index.current(() => index.count(query, FILES));
      if (now !== turn) return;
      if (found === 0) continue;
      const link = document.createElement('a');
      const asked = new URLSearchParams(location.search);
      asked.delete('lang');
      link.href = option.dataset.index + '?' + asked;
      link.hreflang = option.lang;
      const [before, behind] = say.elsewhere(found).split('{language}');
      const called = document.createElement('span');
      called.lang = option.lang;
      called.textContent = option.textContent;
      link.append(before, called, behind);
      const item = document.createElement('li');
      item.append(link);
      elsewhere.append(item);
      elsewhere.hidden = false;
    }
  }

  // quote shows of releases in whose summary not all was found a passage in which more was.
  async function quote(now, records, { within, all, excerpt }) {
    let bytes = 0;
    for (const [i, r] of records.entries()) {
      const item = list.children[i];
      const summary = item.querySelector('.summary');
      const told = within(r.summary || '');
      if (told === all || r.lang) continue;
      if (fetched() + bytes + PAGE > MOST) return;
      const { passages, size } = await read(r.href);
      bytes += size;
      if (now !== turn) return;
      const found = excerpt(passages, told);
      if (found === null) continue;
      const quoted = summary || document.createElement('p');
      quoted.className = 'summary quoted';
      quoted.textContent = '';
      mark(quoted, found.text, found.marks);
      if (summary === null) item.querySelector('.title').after(quoted);
    }
  }

  // name puts the words of a search into the page's title, and the search into the
  // links to the same page in other languages.
  function name(words) {
    document.title = (words ? words + ' · ' : '') + title;
    const query = new URLSearchParams(location.search);
    query.delete('lang');
    const search = query.toString();
    for (const link of document.querySelectorAll('.languages a')) link.search = search;
  }

  // begin ends what is being searched, and returns the number of the next search.
  function begin() {
    still();
    clearTimeout(soon);
    for (const index of indexes.values()) index.bytes = 0;
    return ++turn;
  }

  function still() {
    clearTimeout(slow);
    wait.hidden = true;
  }

  function clear() {
    counts.hide();
    more.hidden = meant.hidden = elsewhere.hidden = true;
    list.textContent = meant.textContent = elsewhere.textContent = '';
  }

  function show(records, lang, found) {
    clear();
    for (const r of records) {
      const item = blank.cloneNode(true);
      const link = document.createElement('a');
      const told = r.lang || lang;
      link.href = r.href;
      mark(link, r.title, found(r.title));
      if (lang !== own) item.lang = lang;
      if (told !== own) link.hreflang = told;
      if (r.lang) for (const part of [link, item.querySelector('.summary'), item.querySelector('.other')]) part.lang = r.lang;
      item.querySelector('.title').append(link);
      if (r.day) {
        const day = document.createElement('time');
        day.dateTime = r.day;
        day.textContent = r.date;
        item.querySelector('.day').append(day);
      } else item.querySelector('.day').remove();
      write(item, { '.type': r.type, '.held': r.held, '.withdrawn': r.withdrawn, '.other': r.language, '.countries': r.countries });
      const summary = item.querySelector('.summary');
      if (r.summary) mark(summary, r.summary, found(r.summary));
      else summary.remove();
      list.append(item);
    }
  }

  // offer shows queries that may have been meant.
  function offer(queries) {
    if (queries.length === 0) return;
    const [before, behind] = say('meant').split('{words}');
    meant.append(before);
    queries.forEach((words, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words;
      button.addEventListener('click', () => {
        form.elements.q.value = words;
        form.elements.q.focus();
        submit();
      });
      meant.append(i > 0 ? ' · ' : '', button);
    });
    meant.append(behind);
    meant.hidden = false;
  }

  const remember = () => history.replaceState({ shown, y: window.scrollY }, '');

  function submit() {
    const query = new URLSearchParams();
    for (const field of form.elements) if (field.name && field.value.trim()) query.set(field.name, field.value.trim());
    const search = query.toString();
    remember();
    if ('?' + search !== location.search) history.pushState(null, '', search ? '?' + search : location.pathname);
    address = location.search;
    run(STEP);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  // A filter counts when it is chosen. Who goes through a list by the arrow keys chooses many.
  form.addEventListener('change', (event) => {
    if (event.target === form.elements.q) return;
    clearTimeout(soon);
    soon = setTimeout(submit, 250);
  });
  more.querySelector('button').addEventListener('click', () => run(shown + STEP, { focus: shown }));
  again.querySelector('button').addEventListener('click', () => run(shown));

  const restore = (state, except) => {
    fill(except);
    if (asked().empty) {
      begin();
      clear();
      name('');
      heading.hidden = true;
      status.textContent = '';
      return;
    }
    run(state === null ? STEP : state.shown, state === null ? {} : { scroll: state.y });
  };
  history.scrollRestoration = 'manual'; // there is nothing to scroll in before the results are there
  window.addEventListener('popstate', (event) => {
    if (location.search === address) return; // a link within the page
    address = location.search;
    restore(event.state);
  });
  window.addEventListener('pagehide', remember);
  part('.without').remove();
  restore(history.state, document.activeElement);
}

// messages returns a function that gives what the page says. Its count gives how many releases were
// found, and its elsewhere how many in another language, in the plural form of the language.
function messages(page, lang, group) {
  const say = (name) => page.querySelector('[data-say="' + name + '"]').textContent;
  const rules = new Intl.PluralRules(lang);
  say.number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, group);
  const plural = (name) => (n) => {
    const form = page.querySelector('[data-' + name + '="' + rules.select(n) + '"]') || page.querySelector('[data-' + name + '="other"]');
    return form.textContent.replace('{count}', say.number(n));
  };
  say.count = plural('count');
  say.elsewhere = plural('elsewhere');
  return say;
}

// options shows beside each choice of the filters how many releases it would leave.
function options(form, say) {
  const all = [];
  for (const field of ['country', 'ministry', 'type', 'topic', 'year']) {
    if (!form.elements[field]) continue;
    for (const option of form.elements[field].options) {
      if (option.value) all.push({ field, option, text: option.textContent, value: field === 'country' ? option.value.toUpperCase() : option.value });
    }
  }
  return {
    show(counts) {
      for (const { field, option, text, value } of all) {
        const n = counts[field] === undefined ? 0 : counts[field].get(value) || 0;
        option.textContent = say('option').replace('{name}', () => text).replace('{count}', say.number(n));
      }
    },
    hide() { for (const { option, text } of all) option.textContent = text; },
  };
}

// read fetches a release's page and returns the passages of its text.
async function read(href) {
  const response = await fetch(href);
  if (!response.ok) return { passages: [], size: PAGE };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let html = '';
  for (let done = false; !done && html.length < LONGEST;) {
    const chunk = await reader.read();
    done = chunk.done;
    html += decoder.decode(chunk.value, { stream: !done });
  }
  reader.cancel();
  const page = new DOMParser().parseFromString(html, 'text/html');
  const text = page.querySelector('article .body') || page.querySelector('article') || page.body;
  for (const aside of text.querySelectorAll('rt, rp, .vh, sup a, nav')) aside.remove();
  const passages = Array.from(text.querySelectorAll('p, li, th, td, dt, dd, figcaption, h2, h3, h4'), (e) => e.textContent.trim().replace(/\s+/g, ' '));
  return { passages, size: Number(response.headers.get('content-length')) || html.length / 3 };
}

// write writes texts into an element's parts, and takes those away that have none.
function write(element, texts) {
  for (const [selector, text] of Object.entries(texts)) {
    const part = element.querySelector(selector);
    if (text) part.textContent = text;
    else part.remove();
  }
}

// mark writes a text into an element, with what was found in it marked.
function mark(element, text, places) {
  let done = 0;
  for (const [start, end] of places) {
    const marked = document.createElement('mark');
    marked.textContent = text.slice(start, end);
    element.append(text.slice(done, start), marked);
    done = end;
  }
  element.append(text.slice(done));
}
