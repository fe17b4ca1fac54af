// Every kind of page at 320 CSS pixels (WCAG 1.4.10), with text at twice its size (1.4.4) and with the
// reader's own spacing of text (1.4.12): nothing is cut off, and nobody scrolls sideways.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, none, readersPages, site, visit } from './browser.mjs'
import { sample } from './pages.mjs'

// What stands outside of the window, or is cut off by its box, of what is not meant to: a region that
// scrolls by itself may be wide, and what is for screen readers alone is a box of one pixel.
function overflows() {
  const found = []
  const name = (e) => `<${e.localName}${e.className ? ` class="${e.className}"` : ''}> “${e.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}”`
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX)
  const width = document.documentElement.clientWidth
  const page = document.scrollingElement
  if (page.scrollWidth > width) found.push(`the page is ${page.scrollWidth} px wide`)
  for (const e of document.body.querySelectorAll('*')) {
    const box = e.getBoundingClientRect()
    if (!e.checkVisibility() || box.width <= 1 || box.height <= 1 || e.matches('a[href^="#_"]:not(:focus)')) continue
    let holder = e.parentElement
    let held = false
    for (; holder && holder !== document.body && !held; holder = holder.parentElement) {
      held = scrolls(holder) || holder.getBoundingClientRect().width <= 1
    }
    if (held) continue
    if (box.right > width + 1 || box.left < -1) found.push(`${name(e)} stands from ${Math.round(box.left)} to ${Math.round(box.right)} px`)
    const style = getComputedStyle(e)
    const cut = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && style.display !== 'inline'
    if (cut) found.push(`${name(e)} is cut off at ${e.clientWidth} of ${e.scrollWidth} px`)
  }
  return { found, regions: [...document.querySelectorAll('main *')].filter((e) => scrolls(e) && e.scrollWidth > e.clientWidth).length }
}

// Doubles the reader's size of text, and names what did not grow: a headline whose size hangs on the
// window's width too may stay a little behind.
function doubleText() {
  const texts = [...document.body.querySelectorAll('*')]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()))
  const size = (e) => parseFloat(getComputedStyle(e).fontSize)
  const before = texts.map(size)
  document.documentElement.style.fontSize = '200%'
  return texts.filter((e, i) => size(e) < before[i] * 1.5).map((e) => `<${e.localName} class="${e.className}"> does not grow`)
}

function spaceText() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }')
  document.adoptedStyleSheets = [sheet]
}

const trials = [
  { title: 'no horizontal scroll at 320 px', width: 320 },
  { title: 'text spaced as its reader wants, at 320 px', width: 320, change: spaceText },
  { title: 'text at 200 % on a desk of 1280 px', width: 1280, change: doubleText },
]

for (const { title, width, change } of trials) {
  test(title, async (t) => {
    const views = await readersPages()
    const browser = await launch(t)
    let regions = 0
    const { given, wrong } = await visit(browser, views, { viewport: { width, height: 800 } }, async (page, view) => {
      const first = change ? await page.evaluate(change) ?? [] : []
      const seen = await page.evaluate(overflows)
      regions += seen.regions
      return [...first, ...seen.found].map((line) => `${view.title}: ${line}`)
    })
    t.diagnostic(`${views.length} pages; ${regions} regions in them scroll by themselves`)
    none([...wrong, ...given.flat()])
  })
}

// What the first screen of a telephone holds: the header, with the search as a field, and on a home the
// first release.
function firstScreen() {
  const box = (selector) => document.querySelector(selector)?.getBoundingClientRect()
  return {
    header: box('header.site').height,
    field: document.querySelector('header.site input')?.checkVisibility() ? box('header.site input').width : 0,
    menu: document.querySelector('header.site summary')?.checkVisibility() ?? false,
    lead: box('main h2 > a')?.bottom,
  }
}

test('the header at 360 px is 120 px high at most, and the first release of a home stands below it', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const views = sample(newsroom.pages).filter((page) => ['home', 'release', 'directory', 'standing page', 'not found'].includes(page.kind))
    .map((page) => ({ ...page, url: newsroom.base + page.path, title: `/${page.path}` }))
  const { given, wrong } = await visit(browser, views, { viewport: { width: 360, height: 640 } }, async (page, view) => {
    const seen = await page.evaluate(firstScreen)
    const found = []
    if (seen.header > 120) found.push(`the header is ${seen.header} px high`)
    if (seen.field < 60) found.push(`the field of the search is ${seen.field} px wide`)
    if (!seen.menu) found.push('the menu has no button')
    if (view.kind === 'home' && !(seen.lead <= 640)) found.push(`the first release ends at ${seen.lead} px`)
    return found.map((line) => `${view.title}: ${line}`)
  })
  t.diagnostic(`${views.length} pages`)
  none([...wrong, ...given.flat()])
})

test('the menu of a desk stands in one row', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const views = sample(newsroom.pages).filter((page) => page.kind === 'home')
    .map((page) => ({ ...page, url: newsroom.base + page.path, title: `/${page.path}` }))
  const { given, wrong } = await visit(browser, views, { viewport: { width: 1280, height: 800 } }, (page) => page.evaluate(() =>
    new Set([...document.querySelectorAll('nav.menu li')].map((e) => Math.round(e.getBoundingClientRect().top))).size))
  none([...wrong, ...views.map((view, i) => `${view.title}: ${given[i]} rows`).filter((_, i) => given[i] !== 1)])
})

// Targets are 24 px wide and high, but for links in lines of text, and for those around which a circle of
// 24 px touches no other target (WCAG 2.5.8).
function smallTargets() {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown)
  const box = (e) => e.getBoundingClientRect()
  const middle = (b) => [(b.left + b.right) / 2, (b.top + b.bottom) / 2]
  const small = (b) => b.width < 23.5 || b.height < 23.5
  const inLine = (e) => getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes].some((n) => n !== e && n.textContent.trim() !== '')
  const near = (e, other) => {
    const [x, y] = middle(box(e))
    const b = box(other)
    if (small(b)) return Math.hypot(x - middle(b)[0], y - middle(b)[1]) < 23.5
    return Math.hypot(x - Math.min(Math.max(x, b.left), b.right), y - Math.min(Math.max(y, b.top), b.bottom)) < 11.75
  }
  return targets.filter((e) => small(box(e)) && !inLine(e) && !e.closest('.body, .vh'))
    .filter((e) => targets.some((other) => other !== e && !e.contains(other) && !other.contains(e) && near(e, other)))
    .map((e) => `<${e.localName} class="${e.className}"> “${(e.textContent || e.name).trim().slice(0, 40)}” is ${Math.round(box(e).width)} × ${Math.round(box(e).height)} px`)
}

for (const width of [360, 1280]) {
  test(`targets of 24 px at ${width} px`, async (t) => {
    const views = await readersPages()
    const browser = await launch(t)
    const { given, wrong } = await visit(browser, views, { viewport: { width, height: 800 } }, async (page, view) =>
      (await page.evaluate(smallTargets)).map((line) => `${view.title}: ${line}`))
    t.diagnostic(`${views.length} pages`)
    none([...wrong, ...given.flat()])
  })
}

test('the menu opens by its button on a telephone, and is open on a desk', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  const links = () => [...document.querySelectorAll('header.site nav details a')].filter((e) => e.checkVisibility()).length
  for (const width of [360, 991, 992, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 640 } })
    await page.goto(`${newsroom.base}en/`)
    const closed = await page.evaluate(links)
    const button = await page.isVisible('header.site summary')
    const folds = width < 992
    assert.equal(button, folds, `at ${width} px the menu has ${button ? 'a' : 'no'} button`)
    assert.equal(closed > 0, !folds, `at ${width} px the menu shows ${closed} links`)
    if (folds) {
      await page.focus('header.site summary')
      await page.keyboard.press('Enter')
      assert.ok(await page.evaluate(links) > 0, `at ${width} px the menu does not open`)
    }
    await page.close()
  }
})
