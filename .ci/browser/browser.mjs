// Chromium and the built sites, as every test here uses them.
import { join } from 'node:path'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { pages, sample } from './pages.mjs'
import { serve } from './serve.mjs'

const arguments_ = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/** The browser that .ci/browser/run found. */
export const executable = required('CHROMIUM')

/** The folder of the built sites: newsroom, fixture, preview. */
export const built = required('BUILT')

function required(name) {
  if (!process.env[name]) throw new Error(`${name} is not set: these tests are started by .ci/browser/run`)
  return process.env[name]
}

/** Starts Chromium for a test, and ends it with the test; more arguments may be given. */
export async function launch(t, ...more) {
  const browser = await chromium.launch({ executablePath: executable, args: [...arguments_, ...more] })
  t.after(() => browser.close())
  return browser
}

/**
 * Serves a built site: this repository's newsroom stands at the root of its host, the fixture and
 * its preview under a path.
 */
export async function site(name) {
  const folder = join(built, name)
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`there is no site in ${folder}`)
  const base = await serve(folder, name === 'newsroom' ? '/' : '/newsroom/')
  return { name, folder, base, pages: pages(folder) }
}

/**
 * What readers see: the pages that stand for all, of the newsroom and the fixture, and a preview's; the
 * search also with what it found.
 */
export async function readersPages() {
  const sites = await Promise.all(['newsroom', 'fixture', 'preview'].map(site))
  return sites.flatMap((one) => sample(one.pages)
    .filter((page) => one.name !== 'preview' || page.kind === 'home' || page.path.endsWith('/draft/'))
    .flatMap((page) => page.kind === 'search' ? [page, { ...page, kind: 'search results', path: `${page.path}?country=jp` }] : [page])
    .map((page) => ({ ...page, url: one.base + page.path, title: `${one.name} /${page.path}` })))
}

/**
 * Calls look with a page and each view in turn, two at a time. An alias, or a tombstone, is stopped from leading away.
 * @returns {Promise<{given: any[], wrong: string[]}>} what look gave, in the order of the views, and the
 * errors on their consoles, among them what the Content-Security-Policy forbade
 */
export async function visit(browser, views, options, look) {
  const given = []
  const wrong = []
  const leading = new Set(views.filter((view) => ['alias', 'tombstone'].includes(view.kind)).map((view) => new URL(view.url).href))
  let next = 0
  const worker = async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options })
    const troubles = watch(page)
    await page.route((url) => leading.has(url.href), async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '') })
    })
    while (next < views.length) {
      const at = next++
      await page.goto(views[at].url)
      if (views[at].kind === 'search results') await page.waitForSelector('main ol > li a')
      given[at] = await look(page, views[at])
      wrong.push(...troubles.splice(0).map((trouble) => `${views[at].title}: ${trouble}`))
    }
    await page.close()
  }
  await Promise.all([worker(), worker()])
  return { given, wrong }
}

/** Collects what goes wrong in a page: errors on the console, exceptions, requests that failed. */
export function watch(page) {
  const troubles = []
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const own = message.location().url === page.url() && /status of 404/.test(message.text()) // 404.html itself
    if (!own) troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') troubles.push(`${request.url()}: ${why}`) // aborted: the page was left before its icon came
  })
  return troubles
}

/** Fails with what was found, a line each. Where in this code it was found is of no interest. */
export function none(found) {
  if (found.length === 0) return
  const error = new Error(`${found.length} found\n  ${found.join('\n  ')}`)
  error.stack = error.message
  throw error
}
