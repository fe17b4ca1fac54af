// The pages of a built site by their kind, as the addresses tell it, and of what is gone the page, and the few of them that stand
// for all: looking at every page with a browser would take an hour.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const kinds = [
  ['chooser', /^index\.html$/],
  ['not found', /^404\.html$/],
  ['home', /^[^/]+\/index\.html$/],
  ['search', /^[^/]+\/search\/index\.html$/],
  ['corrections', /^[^/]+\/corrections\/(\d{4}\/)?index\.html$/],
  ['upcoming', /^[^/]+\/upcoming\/index\.html$/],
  ['all releases', /^[^/]+\/releases\/index\.html$/],
  ['year', /^[^/]+\/releases\/\d{4}\/index\.html$/],
  ['month', /^[^/]+\/releases\/\d{4}\/\d\d\/index\.html$/],
  ['release', /^[^/]+\/releases\/\d{4}\/[^/]+\/index\.html$/],
  ['side by side', /^[^/]+\/releases\/\d{4}\/[^/]+\/[^/]+\/index\.html$/],
  ['directory', /^[^/]+\/(countries|ministries|topics|types|events)\/index\.html$/],
  ['standing page', /^[^/]+\/[^/]+\/index\.html$/],
  ['subject', /^[^/]+\/[^/]+\/[^/]+\/index\.html$/],
  ['year of a subject', /^[^/]+\/[^/]+\/[^/]+\/\d{4}\/index\.html$/],
  ['month of a subject', /^[^/]+\/[^/]+\/[^/]+\/\d{4}\/\d\d\/index\.html$/],
]

/**
 * @typedef {object} Page
 * @property {string} file its path in the folder
 * @property {string} path its address after the site's: "en/releases/"
 * @property {string} kind
 * @property {string} lang the first part of its address; empty for the pages of no language
 * @property {number} size in bytes
 */

/** All files of a folder whose names end so, sorted. */
export function files(folder, ...endings) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort()
}

/** Whether a page stands in the place of a release that is gone, at the address that it had. */
const isTombstone = (file) => readFileSync(file, 'utf8').includes('<article class="page gone">')

/** Every page of a built site. @returns {Page[]} */
export function pages(folder) {
  return files(folder, '.html').map((file) => {
    const address = kinds.find(([, pattern]) => pattern.test(file))?.[0] ?? 'alias'
    const kind = address === 'release' && isTombstone(join(folder, file)) ? 'tombstone' : address
    const lang = ['chooser', 'not found', 'alias'].includes(kind) ? '' : file.split('/')[0]
    return { file, path: file.replace(/index\.html$/, ''), kind, lang, size: statSync(join(folder, file)).size }
  })
}

/**
 * The pages that stand for all: releases and ministries, each of which has something of its own, but
 * for the bulletins; of every other kind, in each language, the largest.
 * @param {Page[]} all
 */
export function sample(all) {
  const largest = new Map()
  for (const page of all) {
    const shelf = page.kind === 'directory' || page.kind === 'subject' ? page.path.split('/')[1] : ''
    const own = page.kind === 'alias' || (page.kind === 'release' && !page.path.includes('/bulletin-')) ||
      (page.kind === 'subject' && shelf === 'ministries')
    const group = own ? page.path : `${page.kind} ${shelf} ${page.lang}`
    if (!largest.has(group) || largest.get(group).size < page.size) largest.set(group, page)
  }
  return [...largest.values()]
}
