// The search as its readers use it, in every language. What is looked for and found is told in
// search.mjs, beside the table of cases in ../search.
import { test } from 'node:test'
import { launch, none, site } from './browser.mjs'
import { searchTests } from './search.mjs'

test('search in a browser', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const asked = new Set()
  const forbidden = []
  page.on('framenavigated', () => asked.add(new URL(page.url()).pathname + new URL(page.url()).search))
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) forbidden.push(message.text()) })
  await searchTests(page, newsroom.base.replace(/\/$/, ''))
  t.diagnostic(`${asked.size} addresses: ${[...asked].map(decodeURIComponent).join(' ')}`)
  none(forbidden)
})
