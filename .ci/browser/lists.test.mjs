// Lists and directories as their readers meet them: the first release on the first screen of a phone,
// what is known of a body folded above it, and the field that filters a long directory.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, none, readersPages, site, visit } from './browser.mjs'

test('the first release of a list stands on the first screen of a phone', async (t) => {
  const views = (await readersPages()).filter((page) => ['all releases', 'subject'].includes(page.kind))
  const browser = await launch(t)
  const { given, wrong } = await visit(browser, views, { viewport: { width: 360, height: 640 } }, (page) =>
    page.evaluate(() => document.querySelector('.entries .title a')?.getClientRects()[0].bottom ?? 0))
  t.diagnostic(`${views.length} lists; the lowest begins at ${Math.round(Math.max(...given))} px`)
  none([...wrong, ...views.map((view, i) => `${view.title}: its first line ends at ${Math.round(given[i])} px`).filter((_, i) => given[i] > 640)])
})

test('what is folded on a phone is open where there is room', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  for (const [width, open] of [[360, false], [1280, true]]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`${newsroom.base}en/countries/jp/`)
    const seen = await page.evaluate(() => [...document.querySelectorAll('.fold')].map((fold) => ({
      content: fold.lastElementChild.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && fold.lastElementChild.getBoundingClientRect().height > 0,
      summary: fold.querySelector('summary').checkVisibility(),
    })))
    assert.ok(seen.length > 0)
    for (const { content, summary } of seen) assert.deepEqual({ content, summary }, { content: open, summary: !open }, `${width} px`)
    await page.close()
  }
})

test('a long directory is filtered as its reader types', async (t) => {
  const fixture = await site('fixture')
  const browser = await launch(t)
  const long = fixture.pages.filter((page) => page.kind === 'directory')
  let filtered = 0
  for (const { path } of long) {
    const page = await browser.newPage({ viewport: { width: 768, height: 800 } })
    await page.goto(fixture.base + path)
    const count = await page.locator('#_entries li').count()
    assert.equal(await page.locator('#_filter').count(), count > 40 ? 1 : 0, `${path} of ${count} entries`)
    if (count > 40) {
      filtered++
      const name = await page.locator('#_entries li a').last().textContent()
      await page.fill('#_name', name.toUpperCase())
      assert.ok(await page.locator('#_entries li a', { hasText: name }).last().isVisible(), `${path}: ${name} is hidden`)
      const left = await page.locator('#_entries li:visible').count()
      assert.match(await page.locator('#_filter .status').textContent(), new RegExp(`\\b${left}\\b|${left}`))
      assert.equal(await page.locator('#_entries section:visible').count() > 0, await page.locator('#_entries section').count() > 0)
      await page.fill('#_name', 'no such name')
      assert.equal(await page.locator('#_entries li:visible').count(), 0)
      await page.fill('#_name', '')
      assert.equal(await page.locator('#_entries li:visible').count(), count)
    }
    await page.close()
  }
  t.diagnostic(`${filtered} of ${long.length} directories have a filter`)
})
