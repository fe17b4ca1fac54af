// What a page costs a reader: all that the browser fetches for it with an empty cache, and that no script
// holds its text back. A release of text is to come in what a server sends before it waits for an answer,
// ten packets (RFC 6928), which are about 14 KB. Counted there are the bodies of all files, compressed
// as servers send them: page, style sheet, script, logo and icon. The heads of the answers are the server's
// affair; with those of serve.mjs the whole has a limit of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, none, site, watch } from './browser.mjs'

const textLimit = 14 * 1024 // bytes, bodies
const wholeLimit = 20_000 // bytes, with the heads of answers
const homeLimit = 120 * 1024 // bytes, with the heads of answers and all pictures, at 360 px on a telephone

// Loads a page with an empty cache, scrolls through it, and says what came over the line.
async function load(browser, url, options = {}) {
  const page = await browser.newPage(options)
  try {
    const troubles = watch(page)
    const requests = []
    page.on('requestfinished', (request) => requests.push(request))
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })
    await page.waitForLoadState('networkidle')
    const weight = { bodies: 0, whole: 0, pictures: 0 }
    for (const request of requests) {
      const sizes = await request.sizes()
      weight.bodies += sizes.responseBodySize
      weight.whole += sizes.responseBodySize + sizes.responseHeadersSize
      if (/\/media\//.test(request.url())) weight.pictures++
    }
    const blocking = await page.evaluate(() => performance.getEntriesByType('resource')
      .filter((entry) => entry.initiatorType === 'script' && entry.renderBlockingStatus === 'blocking').map((entry) => entry.name))
    return { ...weight, requests: requests.length, faults: [...troubles, ...blocking.map((name) => `it waits for ${name}`)] }
  } finally {
    await page.close()
  }
}

test('a release without pictures', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const releases = newsroom.pages.filter((page) => page.kind === 'release' &&
    !/<article[\s\S]*<img\b/.test(readFileSync(join(newsroom.folder, page.file), 'utf8')))
  assert.notEqual(releases.length, 0, 'there is no release without pictures')
  const found = []
  for (const { path } of releases) {
    const { bodies, whole, requests, faults } = await load(browser, newsroom.base + path)
    t.diagnostic(`/${path}: ${bodies} bytes in ${requests} files, ${whole} with the heads of answers`)
    if (bodies > textLimit) faults.push(`it has ${bodies} bytes`)
    if (whole > wholeLimit) faults.push(`it transfers ${whole} bytes`)
    found.push(...faults.map((fault) => `/${path}: ${fault}`))
  }
  none(found)
})

test('a home with pictures, on a telephone', async (t) => {
  const browser = await launch(t)
  const found = []
  for (const one of [await site('newsroom'), await site('fixture')]) {
    for (const { path, lang } of one.pages.filter((page) => page.kind === 'home')) {
      const options = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true }
      const { whole, requests, pictures, faults } = await load(browser, one.base + path, options)
      t.diagnostic(`${one.name} /${path}: ${whole} bytes in ${requests} files, ${pictures} of them pictures of releases`)
      if (pictures === 0) faults.push('it shows no picture')
      if (whole > homeLimit) faults.push(`it transfers ${whole} bytes`)
      found.push(...faults.map((fault) => `${one.name} /${lang}/: ${fault}`))
    }
  }
  none(found)
})

// The published style sheet is the template's without comments and blanks: a browser reads the same rules.
test('the style sheet that is sent says what its source says', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const page = await browser.newPage()
  await page.goto(`${newsroom.base}en/`)
  const source = readFileSync(new URL('../../templates/assets/site.css', import.meta.url), 'utf8')
  const [given, wanted] = await page.evaluate((text) => {
    const read = (rules) => [...rules].map((rule) => rule.cssText.replaceAll(', ', ',')) // of properties of our own, blanks are kept
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return [read(document.styleSheets[0].cssRules), read(sheet.cssRules)]
  }, source)
  assert.ok(wanted.length > 100)
  assert.deepEqual(given.slice(0, wanted.length), wanted) // behind them stand the colours of the brand
})
