// Every kind of page at 320 CSS pixels (WCAG 1.4.10), with text at twice its size (1.4.4) and with the
// reader's own spacing of text (1.4.12): nothing is cut off, and nobody scrolls sideways.
import { test } from 'node:test'
import { launch, none, readersPages, visit } from './browser.mjs'

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
