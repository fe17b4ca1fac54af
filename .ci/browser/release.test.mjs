// What stands around the text of a release: a film with captions, a gallery, buttons that copy, the picture
// that is shared; and a second brand that is made of lines of docsite.yaml alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { built, launch, none, site, watch } from './browser.mjs'
import { sample } from './pages.mjs'
import { pngSize } from './pixels.mjs'

const recorded = (fixture) => fixture.pages.filter((page) => page.path.endsWith('/2024/recorded/'))

test('a film has captions in the language of its page, and a recording its words', async (t) => {
  const fixture = await site('fixture')
  const browser = await launch(t)
  const pages = recorded(fixture)
  assert.equal(pages.length, 3)
  for (const { path, lang } of pages) {
    const page = await browser.newPage()
    await page.goto(fixture.base + path)
    const tracks = await page.evaluate(async () => {
      const film = document.querySelector('video[controls]')
      return Promise.all([...film.querySelectorAll('track')].map(async (track) => {
        track.track.mode = 'showing'
        if (track.readyState !== HTMLTrackElement.LOADED) await new Promise((resolve, reject) => { track.onload = resolve; track.onerror = () => reject(new Error(track.src)) })
        return { kind: track.kind, lang: track.srclang, default: track.default, cues: track.track.cues.length }
      }))
    })
    assert.ok(tracks.every((track) => track.kind === 'captions' && track.cues === 1), JSON.stringify(tracks))
    assert.deepEqual(tracks.filter((track) => track.default).map((track) => track.lang), [lang])
    const transcripts = page.locator('details.transcript')
    assert.equal(await transcripts.count(), 2)
    for (let i = 0; i < 2; i++) {
      await transcripts.nth(i).locator('summary').press('Enter')
      assert.ok((await transcripts.nth(i).locator('div').innerText()).length > 5)
    }
    await page.close()
  }
})

test('a gallery is seen without a script', async (t) => {
  const fixture = await site('fixture')
  const browser = await launch(t)
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } })
  for (const { path } of recorded(fixture)) {
    const page = await context.newPage()
    const troubles = watch(page)
    await page.goto(fixture.base + path)
    const figures = page.locator('.gallery figure')
    assert.equal(await figures.count(), 2)
    for (let i = 0; i < 2; i++) {
      await figures.nth(i).scrollIntoViewIfNeeded()
      assert.ok(await figures.nth(i).locator('img[alt]:not([alt=""])').isVisible())
      assert.ok(await figures.nth(i).locator('figcaption').isVisible())
      const answer = await page.request.get(new URL(await figures.nth(i).locator('a').getAttribute('href'), page.url()).href)
      assert.match(answer.headers()['content-type'], /^image\//)
    }
    await page.close()
    none(troubles)
  }
})

test('buttons copy the link and the text of a release', async (t) => {
  const fixture = await site('fixture')
  const browser = await launch(t)
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  for (const { path } of recorded(fixture)) {
    const page = await context.newPage()
    await page.goto(fixture.base + path)
    const canonical = await page.getAttribute('link[rel=canonical]', 'href')
    const copied = async (what) => {
      await page.focus(`#_copy button[value=${what}]`)
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.querySelector('#_copy [role=status]').textContent === document.querySelector('#_copy').dataset.done)
      return page.evaluate(() => navigator.clipboard.readText())
    }
    assert.equal(await copied('link'), canonical)
    const text = await copied('text')
    const squeezed = (words) => words.replace(/\s+/g, ' ').trim()
    for (const part of ['h1', 'p.lead', '.quick li', '.quotation blockquote p', '.notes li']) {
      const said = await page.evaluate((selector) => document.querySelector(`article ${selector}`).textContent, part)
      assert.ok(squeezed(text).includes(squeezed(said)), `${path}: the text lacks “${said}”`)
    }
    assert.ok(text.trimEnd().endsWith(canonical))
    await page.close()
  }
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await still.goto(fixture.base + recorded(fixture)[0].path)
  assert.equal(await still.isVisible('#_copy'), false)
})

test('where a font is named, a page without a picture is shared with a card of 1200 × 630', async (t) => {
  const fixture = await site('fixture')
  let cards = 0
  for (const page of fixture.pages.filter((one) => ['release', 'standing page', 'home'].includes(one.kind) && ['en', 'fr'].includes(one.lang))) {
    const html = readFileSync(join(fixture.folder, page.file), 'utf8')
    const meta = (name) => html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`))?.[1]
    const address = meta('og:image')
    assert.ok(address, `${page.path} has no picture that is shared`)
    assert.equal(meta('twitter:card'), 'summary_large_image', page.path)
    const file = address.replace(/^https:\/\/press\.example\.org\/newsroom\//, '')
    const bytes = readFileSync(join(fixture.folder, decodeURIComponent(file)))
    assert.equal(`${meta('og:image:width')}x${meta('og:image:height')}`, '1200x630', page.path)
    if (!/\/card/.test(file)) continue
    assert.equal(pngSize(bytes), '1200x630', file)
    assert.ok(meta('og:image:alt'), `${page.path}: the card has no words`)
    cards++
  }
  t.diagnostic(`${cards} cards`)
  assert.ok(cards > 0)
})

test('a second brand is twelve lines of docsite.yaml', async (t) => {
  const settings = readFileSync(join(built, 'source', 'docsite.yaml'), 'utf8')
  const lines = settings.slice(settings.indexOf('logo:')).trimEnd().split('\n')
  assert.ok(lines.length <= 12, `${lines.length} lines`)
  const browser = await launch(t)
  const looks = []
  for (const one of [await site('newsroom'), await site('fixture')]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ colorScheme })
      await page.goto(one.base + sample(one.pages).find((view) => view.kind === 'home' && view.lang === 'en').path)
      looks.push(await page.evaluate(async (scheme) => {
        const logo = document.querySelector('.name img')
        await logo.decode()
        return {
          accent: getComputedStyle(document.documentElement).getPropertyValue('--accent'), logo: logo.currentSrc,
          theme: document.querySelector(`meta[name=theme-color][media*=${scheme}]`).content, menu: document.querySelector('nav.menu').textContent.trim(),
        }
      }, colorScheme))
      await page.close()
    }
  }
  for (const key of ['accent', 'logo', 'theme']) assert.equal(new Set(looks.map((look) => look[key])).size, 4, `${key}: ${looks.map((look) => look[key])}`)
  assert.notEqual(looks[0].menu, looks[2].menu)
})
