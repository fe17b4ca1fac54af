// Filters the entries of a long directory by what is typed into a field, which is there
// with this script alone. What is left is counted, and a part without entries goes with
// its link.

const form = document.querySelector('#_filter');
const field = form.querySelector('input');
const status = form.querySelector('.status');
const counts = new Map([...form.querySelector('template').content.querySelectorAll('[data-count]')].map((p) => [p.dataset.count, p.textContent]));
const rules = new Intl.PluralRules(document.documentElement.lang);
const links = new Map([...document.querySelectorAll('.jumps a')].map((a) => [decodeURIComponent(a.hash.slice(1)), a.closest('li')]));
const entries = [...document.querySelectorAll('#_entries li')].map((item) => ({
  item, words: fold(item.querySelector('a').textContent + ' ' + (item.dataset.reading ?? '')),
}));

// fold writes a text without accents, case, widths and with hiragana for katakana, whose
// voicing marks stay: NFKD parts them from their letters, NFC puts them back.
function fold(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}

function number(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, form.dataset.group);
}

function filter() {
  const words = fold(field.value).split(' ').filter(Boolean);
  let left = 0;
  for (const entry of entries) {
    entry.item.hidden = !words.every((word) => entry.words.includes(word));
    if (!entry.item.hidden) left++;
  }
  for (const part of document.querySelectorAll('#_entries section')) {
    part.hidden = !part.querySelector('li:not([hidden])');
    const link = links.get(part.querySelector('h2').id);
    if (link) link.hidden = part.hidden;
  }
  status.textContent = words.length === 0 ? '' : (counts.get(rules.select(left)) ?? counts.get('other')).replace('{count}', number(left));
}

form.addEventListener('submit', (event) => event.preventDefault());
field.addEventListener('input', filter);
form.hidden = false;
filter(); // a browser that goes back fills the field again
