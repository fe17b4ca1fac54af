// What machines read: Atom (RFC 4287), JSON Feed 1.1, OPML, calendars (RFC 5545), the sitemap, JSON-LD,
// OpenSearch descriptions, web manifests. Each is held against a schema, and then against what a schema cannot say.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import ical from 'ical.js'
import { built, none } from './browser.mjs'
import { files, pages } from './pages.mjs'
import { pngSize } from './pixels.mjs'
import { all, deep, parse, text } from './xml.mjs'

const schemas = new URL('./schemas/', import.meta.url).pathname
const ajv = addFormats(new Ajv({ allErrors: true, strictRequired: false }))
const schema = (name) => ajv.compile(JSON.parse(readFileSync(join(schemas, name), 'utf8')))

// The two sites with their addresses, as the chooser tells them.
const sites = ['newsroom', 'fixture'].map((name) => {
  const folder = join(built, name)
  const read = (file) => readFileSync(join(folder, file), 'utf8')
  const [, base] = read('index.html').match(/<link rel="canonical" href="([^"]+)">/)
  return { name, folder, read, base }
})

function xmllint(how, paths) {
  try {
    execFileSync('xmllint', ['--noout', '--nonet', ...how, ...paths], { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 })
    return []
  } catch (error) {
    if (!error.stderr) throw error // there is no xmllint
    return String(error.stderr).split('\n').filter((line) => line && !line.endsWith(' validates')).slice(0, 20)
  }
}

const repeated = (values) => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))]
const sorted = (values) => values.every((value, i) => i === 0 || values[i - 1] >= value)
const moment = (written) => Date.parse(written)

// What RFC 4287 asks of a feed and a grammar cannot.
function atomFaults(feed, address) {
  const faults = []
  const entries = all(feed, 'entry')
  const self = all(feed, 'link').filter((link) => link.attributes.rel === 'self').map((link) => link.attributes.href)
  if (self.length !== 1 || self[0] !== address) faults.push(`its link to itself is ${self}`)
  for (const id of repeated(entries.map((entry) => text(entry, 'id')))) faults.push(`two entries are ${id}`)
  for (const holder of [feed, ...entries]) {
    const alternates = all(holder, 'link').filter((link) => link.attributes.rel === 'alternate').map((link) => `${link.attributes.type} ${link.attributes.hreflang}`)
    for (const kind of repeated(alternates)) faults.push(`${text(holder, 'id')} has two alternates of ${kind}`)
    if (alternates.length === 0 && all(holder, 'content').length === 0) faults.push(`${text(holder, 'id')} leads nowhere`)
  }
  for (const entry of entries) {
    const [published, updated] = [moment(text(entry, 'published')), moment(text(entry, 'updated'))]
    if (!(published <= updated)) faults.push(`${text(entry, 'id')} was updated before it was published`)
    if (!(updated <= moment(text(feed, 'updated')))) faults.push(`${text(entry, 'id')} is newer than its feed`)
  }
  if (!sorted(entries.map((entry) => moment(text(entry, 'published'))))) faults.push('its entries are not newest first')
  return faults
}

test('Atom', (t) => {
  const found = []
  let feeds = 0
  let entries = 0
  for (const { name, folder, read, base } of sites) {
    const atoms = files(folder, '.atom')
    found.push(...xmllint(['--relaxng', join(schemas, 'atom.rng')], atoms.map((file) => join(folder, file))))
    for (const file of atoms) {
      const feed = parse(read(file))
      feeds++
      entries += all(feed, 'entry').length
      found.push(...atomFaults(feed, base + file).map((fault) => `${name}/${file}: ${fault}`))
    }
  }
  t.diagnostic(`${feeds} feeds with ${entries} entries`)
  assert.ok(entries > 0)
  none(found)
})

test('JSON Feed', (t) => {
  const valid = schema('jsonfeed.json')
  const found = []
  let items = 0
  const feeds = sites.flatMap((site) => files(site.folder, 'feed.json').map((file) => ({ ...site, file })))
  for (const { name, read, base, file } of feeds) {
    const feed = JSON.parse(read(file))
    const faults = valid(feed) ? [] : valid.errors.map((error) => `${error.instancePath} ${error.message}`)
    if (feed.feed_url !== base + file) faults.push(`it calls itself ${feed.feed_url}`)
    for (const item of feed.items) {
      if (!(moment(item.date_published) <= moment(item.date_modified))) faults.push(`${item.id} was changed before it was published`)
    }
    if (!sorted(feed.items.map((item) => moment(item.date_published)))) faults.push('its items are not newest first')
    const same = all(parse(read(file.replace(/json$/, 'atom'))), 'entry').map((entry) => text(entry, 'id'))
    if (feed.items.map((item) => item.id).join() !== same.join()) faults.push('it does not list what the Atom feed beside it lists')
    items += feed.items.length
    found.push(...faults.map((fault) => `${name}/${file}: ${fault}`))
  }
  t.diagnostic(`${feeds.length} feeds with ${items} items`)
  assert.ok(items > 0)
  none(found)
})

test('OPML', (t) => {
  const found = []
  for (const { name, folder, read, base } of sites) {
    const lists = files(folder, 'feeds.opml')
    found.push(...xmllint([], lists.map((file) => join(folder, file))))
    for (const file of lists) {
      const lang = file.split('/')[0]
      const feeds = deep(parse(read(file)), 'outline').map((outline) => outline.attributes).filter((outline) => outline.type)
      const listed = feeds.map((feed) => feed.xmlUrl).sort()
      const wanted = files(folder, '.atom').filter((feed) => feed.startsWith(`${lang}/`)).map((feed) => base + encodeURI(feed)).sort()
      if (listed.join() !== wanted.join()) found.push(`${name}/${file} lists ${listed.length} feeds of ${wanted.length}`)
      for (const feed of feeds) {
        if (!feed.text || !feed.title || !feed.language || feed.xmlUrl !== `${feed.htmlUrl}feed.atom`) found.push(`${name}/${file}: ${JSON.stringify(feed)}`)
      }
    }
    t.diagnostic(`${name}: ${lists.join(', ')}`)
  }
  none(found)
})

// RFC 5545: lines end in CR LF and have at most 75 bytes; each event says when it begins, and in one
// file no two have one UID. ical.js, which Thunderbird reads calendars with, reads them all.
test('calendars', (t) => {
  const found = []
  let events = 0
  for (const { name, folder, read, base } of sites) {
    for (const file of files(folder, '.ics')) {
      const content = read(file)
      const fault = (what) => found.push(`${name}/${file}: ${what}`)
      const lines = content.split('\r\n')
      if (lines.pop() !== '' || lines.some((line) => /[\r\n]/.test(line))) fault('a line does not end in CR LF')
      for (const line of lines) if (Buffer.byteLength(line) > 75) fault(`a line of ${Buffer.byteLength(line)} bytes`)
      const inside = content.replace(/\r\n[ \t]/g, '').split('BEGIN:VEVENT\r\n').slice(1)
      if (inside.length === 0) fault('no event')
      const value = (event, property) => event.match(new RegExp(`^${property}(?:;[^:]*)?:(.*?)\r?$`, 'm'))?.[1]
      for (const event of inside) {
        events++
        for (const property of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'URL']) if (!value(event, property)) fault(`an event without ${property}`)
        if (!value(event, 'URL')?.startsWith(base)) fault(`an event leads to ${value(event, 'URL')}`)
      }
      const component = new ical.Component(ical.parse(content))
      const told = component.getAllSubcomponents('vevent').map((event) => new ical.Event(event, { strictExceptions: true }))
      if (component.name !== 'vcalendar' || component.getFirstPropertyValue('version') !== '2.0') fault('no calendar of version 2.0')
      if (told.length !== inside.length) fault(`ical.js reads ${told.length} events of ${inside.length}`)
      told.forEach((event, i) => {
        if (event.uid !== value(inside[i], 'UID') || !event.summary) fault(`ical.js reads “${event.summary}” of ${event.uid}`)
        if (Number.isNaN(event.startDate.toJSDate().valueOf()) || event.startDate.compare(event.endDate) > 0) fault(`an event from ${event.startDate} to ${event.endDate}`)
      })
      for (const uid of repeated(inside.map((event) => value(event, 'UID')))) fault(`two events are ${uid}`)
    }
  }
  t.diagnostic(`${events} events`)
  none(found)
})

test('sitemap', (t) => {
  for (const { name, folder, read, base } of sites) {
    const found = xmllint(['--schema', join(schemas, 'sitemap.xsd')], [join(folder, 'sitemap.xml')])
    const urls = all(parse(read('sitemap.xml')), 'url')
    const languages = new Map(urls.map((url) => [text(url, 'loc'),
      all(url, 'xhtml:link').map(({ attributes }) => `${attributes.hreflang} ${attributes.href}`)]))
    const wanted = pages(folder).filter((page) => !['not found', 'alias', 'tombstone', 'side by side'].includes(page.kind)).map((page) => base + encodeURI(page.path))
    for (const address of wanted.filter((address) => !languages.has(address))) found.push(`${address} is missing`)
    for (const address of [...languages.keys()].filter((address) => !wanted.includes(address))) found.push(`${address} is no page`)
    for (const address of repeated(urls.map((url) => text(url, 'loc')))) found.push(`${address} stands twice`)
    for (const [address, links] of languages) {
      for (const other of links.filter((link) => !link.startsWith('x-default')).map((link) => link.split(' ')[1])) {
        if (languages.get(other)?.join() !== links.join()) found.push(`${address} names ${other}, which does not name it alike`)
      }
      if (links.length > 0 && !links.some((link) => link.endsWith(` ${address}`))) found.push(`${address} does not name itself`)
    }
    if (!read('robots.txt').includes(`\nSitemap: ${base}sitemap.xml\n`)) found.push('robots.txt does not name it')
    t.diagnostic(`${name}: ${urls.length} addresses, ${[...languages.values()].flat().length} links to languages`)
    none(found.map((fault) => `${name}/sitemap.xml: ${fault}`))
  }
})

const canonical = (html) => html.match(/<link rel="canonical" href="([^"]+)">/)?.[1]

// The way to a page, as machines read it, is the one that readers see.
function trailFaults(lists, html) {
  const [, nav] = html.match(/<nav class="path"[^>]*>(.*?)<\/nav>/s) ?? []
  if (lists.length !== (nav ? 1 : 0)) return [`${lists.length} ways to it`]
  if (!nav) return []
  const steps = lists[0].itemListElement
  const faults = steps.filter((step, i) => step.position !== i + 1 || !step.name).map((step) => `its way has ${JSON.stringify(step)}`)
  const links = [...nav.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => new URL(href, canonical(html)).href)
  const wanted = steps.map((step) => step.item).filter((item) => item !== undefined)
  if (steps.length !== nav.split('<li>').length - 1 || wanted.join() !== links.join()) faults.push(`its way is told as ${wanted}, and shown as ${links}`)
  return faults
}

test('JSON-LD', (t) => {
  const valid = schema('newsarticle.json')
  const found = []
  const types = {}
  const count = (thing) => {
    if (thing === null || typeof thing !== 'object') return
    if (thing['@type']) types[thing['@type']] = (types[thing['@type']] ?? 0) + 1
    Object.values(thing).forEach(count)
  }
  for (const { name, folder, read } of sites) {
    const articles = new Map()
    for (const page of pages(folder)) {
      const html = read(page.file)
      const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json))
      const fault = (what) => found.push(`${name}/${page.file}: ${what}`)
      scripts.forEach(count)
      const ofType = (type) => scripts.filter((thing) => thing['@type'] === type)
      trailFaults(ofType('BreadcrumbList'), html).forEach(fault)
      if (page.kind === 'home') {
        const [home] = ofType('WebSite')
        if (!home?.name || home.inLanguage !== page.lang || home.url !== canonical(html)) fault(`it describes the site as ${JSON.stringify(home)}`)
      }
      if (page.kind !== 'release') continue
      if (ofType('NewsArticle').length !== 1) fault(`${ofType('NewsArticle').length} descriptions`)
      for (const article of ofType('NewsArticle')) {
        if (!valid(article)) valid.errors.forEach((error) => fault(`${error.instancePath} ${error.message}`))
        if (!html.includes(`<link rel="canonical" href="${article['@id']}">`)) fault(`it calls itself ${article['@id']}`)
        if (!html.includes(`<html lang="${article.inLanguage}"`)) fault(`its language is ${article.inLanguage}`)
        if (!(moment(article.datePublished) <= moment(article.dateModified))) fault('changed before it was published')
        articles.set(article['@id'], article)
      }
    }
    for (const [id, article] of articles) {
      const original = article.translationOfWork
      if (original && !articles.get(original['@id'])?.workTranslation?.some((work) => work['@id'] === id)) found.push(`${id} is no translation of ${original['@id']}`)
      for (const work of article.workTranslation ?? []) {
        if (articles.get(work['@id'])?.translationOfWork?.['@id'] !== id) found.push(`${work['@id']} does not name its original ${id}`)
      }
    }
  }
  t.diagnostic(JSON.stringify(types))
  for (const type of ['NewsArticle', 'GovernmentOrganization', 'Country', 'BreadcrumbList', 'WebSite']) assert.ok(types[type] > 0, `there is no ${type}`)
  none(found)
})

// The files that pages name with a link, by its relation, with the languages of those pages.
function linked({ folder, read, base }, rel) {
  const languages = new Map()
  for (const page of pages(folder).filter((one) => one.kind === 'home')) {
    const [, href] = read(page.file).match(new RegExp(`<link rel="${rel}"[^>]* href="([^"]+)"`)) ?? []
    assert.ok(href, `${page.file} names no ${rel}`)
    languages.set(page.lang, new URL(href, base).href.slice(base.length))
  }
  return languages
}

test('OpenSearch', (t) => {
  for (const one of sites) {
    const descriptions = linked(one, 'search')
    const found = xmllint(['--relaxng', join(schemas, 'opensearch.rng')], [...descriptions.values()].map((file) => join(one.folder, file)))
    for (const [lang, file] of descriptions) {
      const templates = all(parse(one.read(file)), 'Url').map((url) => url.attributes).filter((url) => url.rel !== 'self').map((url) => url.template)
      if (!templates.some((template) => template.startsWith(`${one.base}${lang}/`) && template.includes('{searchTerms}'))) found.push(`${file} searches ${templates}`)
    }
    t.diagnostic(`${one.name}: ${[...descriptions.values()].join(', ')}`)
    none(found.map((fault) => `${one.name}: ${fault}`))
  }
})

test('web manifest', (t) => {
  const valid = schema('manifest.json')
  const found = []
  for (const one of sites) {
    const manifests = linked(one, 'manifest')
    let icons = 0
    for (const [lang, file] of manifests) {
      const manifest = JSON.parse(one.read(file))
      if (!valid(manifest)) valid.errors.forEach((error) => found.push(`${one.name}/${file}: ${error.instancePath} ${error.message}`))
      const local = (address) => new URL(address, one.base + file).href.slice(one.base.length)
      if (manifest.lang !== lang || local(manifest.start_url) !== `${lang}/`) found.push(`${one.name}/${file} starts at ${manifest.start_url}`)
      for (const icon of manifest.icons) {
        const bytes = readFileSync(join(one.folder, local(icon.src)))
        if (icon.type === 'image/png' && pngSize(bytes) !== icon.sizes) found.push(`${icon.src} is ${pngSize(bytes)}`)
        icons++
      }
    }
    t.diagnostic(`${one.name}: ${[...manifests.values()].join(', ')} with ${icons} icons`)
  }
  none(found)
})
