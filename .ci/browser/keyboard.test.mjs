// Every kind of page with the keyboard alone: Tab comes to everything that can be used, in the order
// of the page, and nothing holds it; what has the focus is in sight and shows it, in light and in dark
// (WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11).
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { launch, none, readersPages, site, visit, watch } from './browser.mjs'
import { visibleChange } from './pixels.mjs'

// Sets aside, in the page, what Tab must come to, in the order of the document: links, controls, and
// regions that scroll and hold nothing of the kind.
function stops() {
  const usable = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]'
  const isUsable = (e) => e.matches(usable) && e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true })
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflow) &&
    (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight) && ![...e.querySelectorAll(usable)].some(isUsable)
  window.stops = [...document.body.querySelectorAll('*')].filter((e) => isUsable(e) || scrolls(e))
  window.tell = (e) => !e || e === document.body ? 'nothing' : `<${e.localName}${e.className ? ` class="${e.className}"` : ''}> “${(e.textContent || e.name || '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`
  return window.stops.length
}

// What has the focus now: where it stands among the stops, whether something covers it, and a key that
// is the same for all that are styled alike.
function focused() {
  const e = document.activeElement
  const box = e.getClientRects()[0]
  const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1)
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1)
  const inSight = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
  const over = inSight ? document.elementFromPoint(x, y) : null
  let style = ''
  for (let up = e; up && up !== document.documentElement; up = up.parentElement) style = `${up.localName}.${[...up.classList].join('.')} ${style}`
  return {
    index: window.stops.indexOf(e),
    what: window.tell(e),
    hidden: !inSight ? 'is out of sight' : over && (e.contains(over) || over.contains(e)) ? '' : `is behind ${window.tell(over)}`,
    style: style.replace(/^.*?(?=(header|nav|main|footer)\b)/, ''),
    box: { x: box.left, y: box.top, width: box.width, height: box.height },
  }
}

const blur = () => document.activeElement.blur()

// Whether the focus is still in a field for a date, or in a film or a recording, which have parts that Tab goes through.
const inParts = (i) => i >= 0 && window.stops[i].matches('[type=date], video, audio') && document.activeElement === window.stops[i]
const mostParts = 8

// Walks through a page with Tab. Styles are those whose sign of focus was looked at already.
async function walk(page, view, colorScheme, styles) {
  const found = []
  const wanted = await page.evaluate(stops)
  for (let i = 0; i < wanted; i++) {
    await page.keyboard.press('Tab')
    for (let n = 0; n < mostParts && await page.evaluate(inParts, i - 1); n++) await page.keyboard.press('Tab')
    const at = await page.evaluate(focused)
    if (at.index !== i) {
      const missed = await page.evaluate((n) => window.tell(window.stops[n]), i)
      found.push(`Tab ${i + 1} comes to ${at.what} where ${missed} is next`)
      break
    }
    if (at.hidden) found.push(`${at.what} ${at.hidden}`)
    if (!styles.has(at.style)) {
      styles.add(at.style)
      const { changed, least } = await visibleChange(page, at.box, blur)
      if (changed < least) found.push(`${at.what} in ${colorScheme}: the focus changes ${changed} points at 3:1, and ${least} is the least`)
    }
  }
  await page.keyboard.press('Tab')
  const after = await page.evaluate(() => window.stops.indexOf(document.activeElement))
  if (found.length === 0 && after > 0) found.push(`Tab does not leave the page: it comes to stop ${after + 1} again`)
  return { wanted, found: found.map((line) => `${view.title}: ${line}`) }
}

for (const [colorScheme, width] of [['light', 1280], ['dark', 360]]) {
  test(`Tab through every page, ${colorScheme}, ${width} px`, async (t) => {
    const views = await readersPages()
    const browser = await launch(t)
    const styles = new Set()
    const { given, wrong } = await visit(browser, views, { colorScheme, viewport: { width, height: 800 } },
      (page, view) => walk(page, view, colorScheme, styles))
    const presses = given.reduce((sum, one) => sum + one.wanted, 0)
    t.diagnostic(`${views.length} pages, ${presses} links, controls and regions, ${styles.size} styles of them looked at`)
    none([...wrong, ...given.flatMap((one) => one.found)])
  })
}

// Presses Tab until the focus is on what the selector names.
async function tabTo(page, selector) {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return
  }
  assert.fail(`Tab does not come to ${selector} on ${page.url()}`)
}

const switcher = (lang) => `nav a[hreflang="${lang}"]`
const languages = { en: 'fr', fr: 'ja', ja: 'en' }

test('from the chooser to a release and its other language, with Tab and Enter', async (t) => {
  const newsroom = await site('newsroom')
  const browser = await launch(t)
  for (const [lang, other] of Object.entries(languages)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    const troubles = watch(page)
    const follow = async (selector) => {
      await tabTo(page, selector)
      const href = await page.evaluate(() => document.activeElement.href)
      await Promise.all([page.waitForURL(href), page.keyboard.press('Enter')])
    }
    await page.goto(newsroom.base)
    await follow(`main a[hreflang="${lang}"]`)
    await follow(`main a[href*="/${lang}/releases/20"]:not([href$="/releases/"])`)

    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.activeElement.hash && document.querySelector(document.activeElement.hash)?.localName === 'main'),
      'the first stop of a page leads to its content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)),
      'behind the skip link Tab goes on in the content')

    const steps = [page.url()]
    for (const { path } of newsroom.pages.filter((p) => p.kind === 'release' && p.lang === lang)) {
      await page.goto(newsroom.base + path)
      if (await page.$(switcher(other))) break
    }
    steps.push(page.url())
    await follow(switcher(other))
    assert.equal(await page.evaluate(() => document.documentElement.lang), other)
    steps.push(page.url())
    await follow(switcher(lang))
    assert.equal(page.url(), steps[1], 'the languages of a release know each other')
    none(troubles)
    t.diagnostic(steps.map((step) => new URL(step).pathname).join(' → '))
    await page.close()
  }
})

test('a wide table, code and a disclosure by their keys', async (t) => {
  const fixture = await site('fixture')
  const browser = await launch(t)
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' })
  for (const lang of Object.keys(languages)) {
    await page.goto(fixture.base + fixture.pages.find((p) => p.lang === lang && p.path.endsWith('/everything/')).path)
    const count = await page.evaluate(stops)
    let scrolled = 0
    for (let i = 0; i < count; i++) {
      await page.keyboard.press('Tab')
      if (!await page.evaluate(() => document.activeElement.scrollWidth > document.activeElement.clientWidth && /auto|scroll/.test(getComputedStyle(document.activeElement).overflowX))) continue
      await page.keyboard.press('ArrowRight')
      await page.waitForFunction(() => document.activeElement.scrollLeft > 0, null, { timeout: 5000 })
      scrolled++
    }
    const wide = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth).length)
    assert.ok(wide > 0 && scrolled === wide, `${scrolled} of ${wide} regions of the ${lang} page scroll by the arrow keys`)
    t.diagnostic(`${lang}: ${scrolled} regions scroll by the arrow keys`)
  }
  await page.goto(`${fixture.base}en/releases/2024/everything/`)
  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  assert.ok(await page.evaluate(() => document.querySelector('details').open), 'Enter opens a disclosure')
})
