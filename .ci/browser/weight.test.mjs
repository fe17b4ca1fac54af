// What a release without pictures costs a reader: all that the browser fetches for it, compressed and
// with its headers, and that no script holds its text back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, none, site, watch } from './browser.mjs'

const limit = 20_000 // bytes

// Loads a page with an empty cache and says what came over the line.
async function load(browser, url) {
  const page = await browser.newPage()
  try {
    const troubles = watch(page)
    const requests = []
    page.on('requestfinished', (request) => requests.push(request))
    await page.goto(url, { waitUntil: 'networkidle' })
    let bytes = 0
    for (const request of requests) {
      const sizes = await request.sizes()
      bytes += sizes.responseBodySize + sizes.responseHeadersSize
    }
    const blocking = await page.evaluate(() => performance.getEntriesByType('resource')
      .filter((entry) => entry.initiatorType === 'script' && entry.renderBlockingStatus === 'blocking').map((entry) => entry.name))
    return { bytes, requests: requests.length, faults: [...troubles, ...blocking.map((name) => `it waits for ${name}`)] }
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
    const { bytes, requests, faults } = await load(browser, newsroom.base + path)
    t.diagnostic(`/${path}: ${bytes} bytes in ${requests} files`)
    if (bytes > limit) faults.push(`it transfers ${bytes} bytes`)
    found.push(...faults.map((fault) => `/${path}: ${fault}`))
  }
  none(found)
})
