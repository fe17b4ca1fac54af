// Two languages of a release on one page: where they stand on a desk, on a telephone and in print, that what
// tells one fact lights up in both without a script, and what a page costs.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, none, site, watch } from './browser.mjs'

const most = 40 * 1024 // bytes of a page as servers send it, compressed, without the files that all pages share

// The boxes of the two sides of each pair that has both.
const boxes = (page) => page.$$eval('.pair:not(.heads)', (pairs) => pairs.filter((pair) => pair.children.length === 2)
  .map((pair) => [...pair.children].map((side) => { const { left, right, top, bottom } = side.getBoundingClientRect(); return { left, right, top, bottom } })))

const pagesOf = async () => {
  const newsroom = await site('newsroom')
  const pages = newsroom.pages.filter((page) => page.kind === 'side by side')
  assert.notEqual(pages.length, 0, 'there is no page of two languages')
  return { newsroom, pages }
}

test('two columns on a desk and in print, one on a telephone', async (t) => {
  const { newsroom, pages } = await pagesOf()
  const browser = await launch(t)
  const found = []
  for (const [width, media, columns] of [[1280, 'screen', 2], [768, 'screen', 2], [360, 'screen', 1], [700, 'print', 2]]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.emulateMedia({ media })
    const troubles = watch(page)
    for (const { path } of pages) {
      await page.goto(newsroom.base + path)
      const pairs = await boxes(page)
      if (pairs.length < 5) found.push(`/${path}: ${pairs.length} pairs`)
      for (const [first, second] of pairs) {
        const beside = first.right <= second.left && Math.abs(first.top - second.top) < 1
        const below = first.bottom <= second.top && Math.abs(first.left - second.left) < 40
        if (columns === 2 ? !beside : !below) found.push(`/${path} at ${width} (${media}): ${JSON.stringify([first, second])}`)
      }
    }
    await page.close()
    found.push(...troubles)
  }
  none(found)
})

test('what tells one fact lights up in both, under the pointer and the focus, without a script', async (t) => {
  const { newsroom, pages } = await pagesOf()
  const browser = await launch(t)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const found = []
  let tried = 0
  const background = (fact) => fact.evaluate((element) => getComputedStyle(element).backgroundColor)
  for (const { path } of pages) {
    await page.goto(newsroom.base + path)
    const facts = page.locator('.pair > :first-child a.fact[data-f]')
    for (let i = 0; i < Math.min(3, await facts.count()); i++) {
      const fact = facts.nth(i)
      const other = page.locator(`[id="${(await fact.getAttribute('href')).slice(1)}"]`)
      assert.equal(await other.count(), 1, `/${path}: it leads to ${await fact.getAttribute('href')}`)
      const dark = await background(other)
      for (const light of [() => fact.hover(), () => fact.focus()]) {
        await page.mouse.move(0, 0)
        await light()
        tried++
        if (await background(other) === dark || await background(fact) !== await background(other)) found.push(`/${path}: “${await fact.innerText()}” and “${await other.innerText()}” do not light up together`)
      }
      await page.mouse.move(0, 0)
      await page.locator('h1').click()
    }
  }
  assert.ok(tried >= 2 * pages.length, `${tried} facts were tried`)
  none(found)
})

test('a page of two languages weighs what two texts weigh', async (t) => {
  const { newsroom, pages } = await pagesOf()
  const found = []
  for (const { path, file } of pages) {
    const bytes = gzipSync(readFileSync(join(newsroom.folder, file))).length
    t.diagnostic(`/${path}: ${bytes} bytes`)
    if (bytes > most) found.push(`/${path}: ${bytes} bytes`)
  }
  none(found)
})
