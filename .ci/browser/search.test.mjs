// The search as its readers use it, in every language.
import { test } from 'node:test'
import { launch, none, site, watch } from './browser.mjs'
import { searchTests } from './search.mjs'

test('search in a browser', async () => {
  const [newsroom, browser] = await Promise.all([site('newsroom'), launch()])
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    const troubles = watch(page)
    await searchTests(page, newsroom.base)
    none(troubles)
  } finally {
    await browser.close()
    newsroom.close()
  }
})
