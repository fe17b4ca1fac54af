// axe-core over every kind of page in every language: no violation of WCAG 2.2 A and AA, in light and
// in dark, on a phone and on a desk.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { built, launch, none, readersPages, visit } from './browser.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// What docsite makes for an office and an archive, opened from the disk.
const offices = ['office/parity-en.html', 'office/parity-fr.html', 'office/parity-ja.html', 'bag/data/index.html']
  .map((file) => ({ kind: 'office', title: file, url: pathToFileURL(join(built, file)).href }))

async function violations(page) {
  await page.evaluate(axe)
  const found = { violations: [], rules: new Set(), undecided: 0 }
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      const result = await page.evaluate((values) => window.axe.run(document, {
        runOnly: { type: 'tag', values }, resultTypes: ['violations', 'incomplete'],
      }), tags)
      for (const rule of [...result.passes, ...result.violations, ...result.incomplete]) found.rules.add(rule.id)
      found.undecided += result.incomplete.length
      for (const rule of result.violations) {
        for (const node of rule.nodes) {
          found.violations.push(`${rule.id} at ${width} px, ${colorScheme}: ${node.html.slice(0, 160)}: ${node.failureSummary.replace(/\s+/g, ' ')}`)
        }
      }
    }
  }
  return found
}

test('axe-core: WCAG 2.2 A and AA', async (t) => {
  const views = [...await readersPages(), ...offices]
  const browser = await launch(t)
  const { given, wrong } = await visit(browser, views, {}, violations)
  const rules = new Set(given.flatMap((one) => [...one.rules]))
  const undecided = given.reduce((sum, one) => sum + one.undecided, 0)
  t.diagnostic(`${views.length} pages of ${new Set(views.map((v) => v.kind)).size} kinds, 2 widths, light and dark; ` +
    `${rules.size} rules applied; ${undecided} left to a person's eye`)
  none([...wrong, ...given.flatMap((one, i) => one.violations.map((violation) => `${views[i].title}: ${violation}`))])
})
