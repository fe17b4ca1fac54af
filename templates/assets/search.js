// The page of the search, which search.html makes: its form, its address and its
// list of results. search-index.js finds them.
//
// Everything that is said stands in the page. A search is an entry of the
// history, so that its address can be passed on and the way back leads to it.

const STEP = 10; // results that are shown at first, and by each press of the button

const form = document.getElementById('_search');
if (form !== null) start(form);

function start(form) {
  const section = document.getElementById('_found');
  const part = (selector) => section.querySelector(selector);
  const [heading, status, wait, again, list, more] = ['h2', '.status', '.wait', '.again', 'ol', '.more'].map(part);
  const own = document.documentElement.lang;
  const say = messages(document.getElementById('_messages').content, own, form.dataset.group);
  const blank = document.getElementById('_result').content.firstElementChild;
  const indexes = new Map();
  let shown = STEP;
  let turn = 0;
  let slow; // the timer that tells that it takes a while
  let address = location.search;
  const title = document.title;

  // asked is what the form asks for.
  function asked() {
    const value = (name) => (form.elements[name] ? form.elements[name].value : '');
    const query = { words: value('q').trim(), country: value('country'), ministry: value('ministry'), type: value('type'), year: value('year') };
    const language = form.elements.lang ? form.elements.lang.selectedOptions[0] : null;
    return {
      query,
      empty: Object.values(query).every((v) => v === ''),
      lang: language === null ? own : language.lang,
      index: language === null ? form.dataset.index : language.dataset.index,
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

  // run searches, shows so many results and then scrolls to a place of the page or
  // moves the focus to the nth result.
  async function run(many, { scroll, focus } = {}) {
    const now = begin();
    const { query, empty, lang, index: folder } = asked();
    status.textContent = '';
    heading.hidden = false;
    name(query.words);
    if (again.contains(document.activeElement)) heading.focus();
    again.hidden = true;
    if (empty) {
      show([]);
      status.textContent = say('enter');
      return;
    }
    slow = setTimeout(() => { wait.hidden = false; }, 400);
    try {
      // The file's name holds a digest, which only the page knows.
      const { Index, marks } = await import(form.dataset.script);
      if (!indexes.has(folder)) indexes.set(folder, new Index(folder));
      const index = indexes.get(folder);
      const [found, records] = await index.current(async () => {
        const found = await index.find(query);
        return [found, await index.records(found.documents.slice(0, many))];
      });
      if (now !== turn) return;
      shown = many;
      show(records, lang, (text) => marks(text, found.words, index.head.endings));
      more.hidden = found.documents.length <= many;
      const count = found.documents.length;
      status.textContent = (count === 0 ? say('none') : say.count(count)) + (found.long ? ' ' + say('long') : '');
      if (focus !== undefined) list.children[focus].querySelector('a').focus();
      if (scroll !== undefined) window.scrollTo(0, scroll);
      else if (focus === undefined && status.getBoundingClientRect().bottom > window.innerHeight) heading.scrollIntoView();
    } catch (error) {
      console.error(error);
      if (now !== turn) return;
      status.textContent = say('failed');
      again.hidden = false;
    }
    if (now === turn) still();
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
    return ++turn;
  }

  function still() {
    clearTimeout(slow);
    wait.hidden = true;
  }

  function show(records, lang, found) {
    more.hidden = true;
    list.textContent = '';
    for (const r of records) {
      const item = blank.cloneNode(true);
      const link = document.createElement('a');
      link.href = r.href;
      mark(link, r.title, found(r.title));
      if (lang !== own) item.lang = link.hreflang = lang;
      item.querySelector('.title').append(link);
      const day = document.createElement('time');
      day.dateTime = r.day;
      day.textContent = r.date;
      item.querySelector('.day').append(day);
      write(item, { '.type': r.type, '.held': r.held, '.withdrawn': r.withdrawn, '.countries': r.countries });
      mark(item.querySelector('.summary'), r.summary || '', found(r.summary || ''));
      list.append(item);
    }
  }

  const remember = () => history.replaceState({ shown, y: window.scrollY }, '');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const field of form.elements) if (field.name && field.value.trim()) query.set(field.name, field.value.trim());
    const search = query.toString();
    remember();
    if ('?' + search !== location.search) history.pushState(null, '', search ? '?' + search : location.pathname);
    address = location.search;
    run(STEP);
  });
  more.querySelector('button').addEventListener('click', () => run(shown + STEP, { focus: shown }));
  again.querySelector('button').addEventListener('click', () => run(shown));

  const restore = (state, except) => {
    fill(except);
    if (asked().empty) {
      begin();
      show([]);
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

// messages returns a function that gives what the page says, and its count that
// gives how many releases were found, in the plural form of the language.
function messages(page, lang, group) {
  const say = (name) => page.querySelector('[data-say="' + name + '"]').textContent;
  const rules = new Intl.PluralRules(lang);
  say.count = (n) => {
    const form = page.querySelector('[data-count="' + rules.select(n) + '"]') || page.querySelector('[data-count="other"]');
    return form.textContent.replace('{count}', String(n).replace(/\B(?=(\d{3})+$)/g, group));
  };
  return say;
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
