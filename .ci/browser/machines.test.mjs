// What is told to machines beside the pages where a site asks for it: JSON twins, ninjs, Markdown, a news
// sitemap, llms.txt, a hub. Each is held against a schema or a reader of somebody else's, and against the pages.
import { execFileSync } from 'node:child_process'
import { createReadStream, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseSitemap } from 'sitemap'
import { built, none } from './browser.mjs'
import { files, pages } from './pages.mjs'
import { all, parse } from './xml.mjs'

const schemas = new URL('./schemas/', import.meta.url).pathname
const ajv = addFormats(new Ajv({ allErrors: true, strict: false }))

const folder = join(built, 'fixture')
const read = (file) => readFileSync(join(folder, file), 'utf8')
const [, base] = read('index.html').match(/<link rel="canonical" href="([^"]+)">/)
const releases = pages(folder).filter((page) => page.kind === 'release')

const told = (errors) => errors.map((error) => `${error.instancePath} ${error.message}`).join('; ')

test('JSON twins', (t) => {
  const found = []
  const valid = new Map()
  const kinds = {}
  for (const file of files(folder, 'index.json').filter((one) => !one.includes('/search/'))) {
    const twin = JSON.parse(read(file))
    const fault = (what) => found.push(`${file}: ${what}`)
    if (!valid.has(twin.$schema)) valid.set(twin.$schema, ajv.compile(JSON.parse(read(twin.$schema.slice(base.length)))))
    const check = valid.get(twin.$schema)
    if (!check(twin)) fault(told(check.errors))
    kinds[twin.kind] = (kinds[twin.kind] ?? 0) + 1
    if (twin.url !== base + encodeURI(`${dirname(file)}/`)) fault(`it is beside another page than ${twin.url}`)
    const page = read(`${dirname(file)}/index.html`)
    if (!page.includes(`<link rel="alternate" type="application/json" href="${new URL(base).pathname}${file}">`)) fault('its page does not name it')
    if (twin.kind === 'release' && twin.languages.filter((one) => one.original).length !== 1) fault('it has not one original')
  }
  t.diagnostic(JSON.stringify(kinds))
  assert.equal(kinds.release, releases.length)
  assert.equal(valid.size, 1)
  none(found)
})

// The schema of ninjs cannot be had from a registry, so schemas/ninjs.json says what it asks, of what docsite writes.
test('ninjs', (t) => {
  const valid = ajv.compile(JSON.parse(readFileSync(join(schemas, 'ninjs.json'), 'utf8')))
  const found = []
  const items = new Map(files(folder, 'ninjs.json').map((file) => [file, JSON.parse(read(file))]))
  const byURI = new Map([...items.values()].map((item) => [item.uri, item]))
  for (const [file, item] of items) {
    if (!valid(item)) found.push(`${file}: ${told(valid.errors)}`)
    for (const other of (item.associations ?? []).filter((one) => ['original', 'translation'].includes(one.rel))) {
      const back = byURI.get(other.uri)?.associations.find((one) => one.uri === item.uri)
      if (!back) found.push(`${file}: ${other.uri} does not name it`)
      else if (other.rel === 'original' && back.rel !== 'translation') found.push(`${file}: to its original it is ${back.rel}`)
    }
  }
  t.diagnostic(`${items.size} items`)
  assert.equal(items.size, releases.length)
  none(found)
})

test('Markdown twins', () => {
  const found = []
  for (const page of releases) {
    const file = page.file.replace(/html$/, 'md')
    const text = read(file)
    const [, title] = text.match(/^---\ntitle: (".*")\n/) ?? []
    if (!title || !text.includes(`\nurl: "${base}${encodeURI(page.path)}"\n`)) found.push(`${file} begins with ${text.slice(0, 200)}`)
    for (const [, address] of text.matchAll(/\]\(<?([^)>\s]+)/g)) if (!/^(https?:|mailto:|tel:|#)/.test(address)) found.push(`${file}: ${address} is no whole address`)
  }
  none(found)
})

// A site as it was on the day after its newest release.
test('news sitemap', async (t) => {
  const news = join(built, 'news')
  execFileSync(join(built, 'docsite'), ['build', '--site', join(built, 'source'), '--out', news, '--now', '2024-11-06T00:00:00Z'], { stdio: 'ignore' })
  for (const site of [news, folder]) {
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(schemas, 'news.xsd'), join(site, 'news-sitemap.xml')], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const items = await parseSitemap(createReadStream(join(news, 'news-sitemap.xml')))
  t.diagnostic(items.map((item) => item.url).join(', '))
  assert.deepEqual(items.map((item) => item.news.publication.language).sort(), ['en', 'fr', 'ja'])
  for (const { url, news: { title, publication_date: date } } of items) {
    const page = readFileSync(join(news, decodeURI(url.slice(base.length)), 'index.html'), 'utf8')
    assert.ok(page.includes(`property="article:published_time" content="${date}"`), `${url} was published at ${date}`)
    assert.ok(title.length > 0)
  }
  assert.ok(read('robots.txt').includes(`\nSitemap: ${base}news-sitemap.xml\n`))
})

test('llms.txt', () => {
  const text = read('llms.txt')
  assert.match(text, /^# .+\n\n> .+\n\n## /)
  const missing = [...text.matchAll(/^- \[.*\]\(([^)]+)\)/gm)].map(([, address]) => address)
    .filter((address) => { try { read(address.slice(base.length).replace(/(^|\/)$/, '$1index.html')); return false } catch { return true } })
  none(missing)
})

test('feeds name the hub', () => {
  const found = []
  for (const file of files(folder, '.atom')) {
    const hubs = all(parse(read(file)), 'link').filter((link) => link.attributes.rel === 'hub').map((link) => link.attributes.href)
    if (hubs.join() !== 'https://hub.example.org/') found.push(`${file}: ${hubs}`)
  }
  none(found)
})
