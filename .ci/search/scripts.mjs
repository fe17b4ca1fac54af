// The scripts of the search and the cases that they are held to, for the tests beside it.
import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const text = (name) => readFileSync(new URL(name, root), 'utf8');

export const json = (name) => JSON.parse(text(name));

const script = (name) => import('data:text/javascript,' + encodeURIComponent(text('templates/assets/' + name)));

/** What the four scripts export. */
export const language = Object.assign({}, ...await Promise.all(['search-words.js', 'search-query.js', 'search-files.js', 'search-index.js'].map(script)));
