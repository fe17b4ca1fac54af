// The Nu HTML checker, the one behind validator.w3.org, over every page, style sheet and drawing.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { built, none } from './browser.mjs'
import { files } from './pages.mjs'

const vnu = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

function check(paths) {
  const options = ['-Xss4m', '-jar', vnu, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg']
  const answer = execFileSync('java', [...options, ...paths], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(answer).messages
}

// “error /en/index.html:3:9: what is wrong”, the same said of many pages once.
function told(messages) {
  const groups = new Map()
  for (const m of messages) {
    const said = `${m.subType ?? m.type}: ${m.message}`
    groups.set(said, [...(groups.get(said) ?? []), `${m.url.replace(/^.*\/(newsroom|fixture|bag|office)\//, '$1/')}:${m.lastLine}:${m.lastColumn}`])
  }
  return [...groups].map(([said, places]) => `${said}\n    ${places.length} times, first in ${places[0]}`)
}

test('Nu HTML checker', (t) => {
  const paths = ['newsroom', 'fixture', 'bag', 'office'].flatMap((site) =>
    files(join(built, site), '.html', '.css', '.svg').map((file) => join(built, site, file)))
  const messages = check(paths)
  const errors = messages.filter((m) => m.type !== 'info')
  const warnings = messages.filter((m) => m.type === 'info')
  t.diagnostic(`${paths.length} files, ${errors.length} errors, ${warnings.length} warnings`)
  for (const warning of told(warnings)) t.diagnostic(warning)
  none(told(errors))
})
