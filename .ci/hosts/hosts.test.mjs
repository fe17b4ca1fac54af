// What hosts make of the files that docsite writes for them.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import { ask, servers, start } from './servers.mjs'

const built = process.env.BUILT
const docsite = (...args) => execFileSync(join(built, 'docsite'), args, { encoding: 'utf8' })

const moment = '2026-06-01T00:00:00Z'

// A site under a path with a space, whose old addresses hold what forms of hosts have uses of their own for.
const odd = "/old/$host {path} ${x}; 'a' (b) [c]+^ & é"
function writeSource(dir) {
  mkdirSync(join(dir, 'releases/2026/moved'), { recursive: true })
  writeFileSync(join(dir, 'docsite.yaml'), `title: {en: Press}
base_url: https://press.example.org/news%20room/
languages: [en]
time_zone: UTC
hosts: [apache, github]
hsts: {max_age: 365d}
precompress: [gz, br]
alerts: {action: "https://lists.example.org/subscribe", fields: {email: EMAIL}}
`)
  writeFileSync(join(dir, 'releases/ministries.yaml'), 'office: {country: jp, name: {en: Office}}\n')
  writeFileSync(join(dir, 'releases/2026/moved/en.md'), `---
title: It has moved
date: 2026-01-01
ministries: [office]
aliases: [/old/page.html, /旧/東京/, ${JSON.stringify(odd)}]
attachments: [{file: table.csv, title: A table}]
---

It has moved.
`)
  writeFileSync(join(dir, 'releases/2026/moved/table.csv'), 'a,b\n')
  mkdirSync(join(dir, 'releases/2026/retired'))
  writeFileSync(join(dir, 'releases/2026/retired/en.md'), `---
title: It should not have been told
date: 2026-01-02
ministries: [office]
gone: {date: 2026-02-01, reason: {en: It was published by mistake.}}
---

It should not have been told.
`)
}

const sites = [
  { name: 'root', path: '/', source: '.', moved: [], gone: [], forms: "'self'" },
  {
    name: 'path', path: '/news room/', source: join(built, 'source'),
    gone: ['en/releases/2026/retired/'], forms: "'self' https://lists.example.org",
    moved: ['old/page.html', '旧/東京/', '旧/東京', odd.slice(1) + '/', odd.slice(1)],
  },
]
writeSource(sites[1].source)
for (const site of sites) {
  site.www = join(built, site.name)
  site.folder = join(site.www, site.path)
  site.options = ['--site', site.source, '--now', moment]
  mkdirSync(site.www)
  docsite('build', ...site.options, '--out', site.folder)
  site.files = readdirSync(site.folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name).slice(site.folder.length)).filter((f) => !f.startsWith('.docsite'))
  site.release = site.files.find((f) => /^en\/releases\/\d+\/.+\/index\.html$/.test(f)).slice(0, -'index.html'.length)
}

const escape = (path) => encodeURI(path).replace(/[?#'()[\]&]/g, (c) => '%' + c.charCodeAt(0).toString(16))
const forEver = 'public, max-age=31536000, immutable'
const digested = /^(assets|media)\/.+\.[0-9a-f]{10}(\.[^./]+)?(\.(br|gz))?$/
const policy = /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/

/** The types that files must have, by what their names end in. */
const types = [
  ['/index.html', 'text/html; charset=utf-8'], ['.css', 'text/css; charset=utf-8'], ['.js', 'text/javascript; charset=utf-8'],
  ['feed.atom', 'application/atom+xml'], ['feed.json', 'application/feed+json'], ['search/index.json', 'application/json'],
  ['feeds.opml', 'text/x-opml; charset=utf-8'], ['.ics', 'text/calendar; charset=utf-8'], ['.webmanifest', 'application/manifest+json'],
  ['opensearch.xml', 'application/opensearchdescription+xml'], ['sitemap.xml', 'application/xml'], ['robots.txt', 'text/plain; charset=utf-8'],
  ['.bin', 'application/octet-stream'], ['.svg', 'image/svg+xml'], ['.png', 'image/png'], ['.pdf', 'application/pdf'], ['.csv', 'text/csv'],
]

function secured({ headers }, what, site) {
  assert.deepEqual(headers['strict-transport-security'], site.path === '/' ? undefined : ['max-age=31536000'], what)
  assert.match(headers['content-security-policy']?.join('|') ?? '', policy, what)
  assert.equal(/form-action ([^;]*);/.exec(headers['content-security-policy'])[1], site.forms, what)
  for (const name of ['x-content-type-options', 'referrer-policy', 'permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'cache-control', 'content-security-policy']) {
    assert.equal(headers[name]?.length, 1, `${what}: ${name}: ${headers[name]}`)
  }
}

// Debian's nginx has no module for Brotli.
const precompressed = (kind, site, coding) => site.name === 'path' && !(kind === 'nginx' && coding === 'br')

for (const site of sites) {
  for (const kind of servers) {
    test(`${kind} serves a site at ${site.path}`, async (t) => {
      const text = docsite('host', kind, ...site.options)
      if (kind === 'apache' && site.name === 'root') writeFileSync(join(site.folder, '.htaccess'), text) // the other names it in its settings
      const base = await start(t, kind, site.www, kind === 'apache' ? '' : text, join(built, `${kind}-${site.name}`))
      const at = (path, ...options) => ask(base + escape(site.path + path), ...options)

      for (const [end, type] of types) {
        const file = site.files.find((f) => ('/' + f).endsWith(end))
        if (!file) continue
        const answer = at(file)
        assert.equal(answer.status, 200, file)
        assert.deepEqual(answer.headers['content-type'], [type], file)
        assert.deepEqual(answer.headers['cache-control'], [digested.test(file) ? forEver : 'no-cache'], file)
        assert.deepEqual(answer.body, readFileSync(join(site.folder, file)), file)
        secured(answer, file, site)
      }

      // A page at its folder's address, and without the slash; asked once more it has not changed.
      const page = at(site.release)
      assert.equal(page.status, 200)
      assert.deepEqual(page.headers['content-type'], ['text/html; charset=utf-8'])
      assert.deepEqual(page.headers['cache-control'], ['no-cache'])
      secured(page, site.release, site)
      const again = at(site.release, '--header', `If-None-Match: ${page.headers.etag}`)
      assert.equal(again.status, 304)
      assert.deepEqual(again.headers['cache-control'], ['no-cache'])
      const bare = at(site.release.slice(0, -1))
      assert.ok([301, 308].includes(bare.status), `${bare.status}`)
      assert.equal(new URL(bare.headers.location[0], base).pathname, encodeURI(site.path + site.release))

      // What is not there is asked for anew, also where what is there is kept for ever.
      for (const missing of ['en/nothing/', 'nothing.json', 'assets/nothing.0123456789.css', 'media/2026/x/a.0123456789.pdf']) {
        const answer = at(missing)
        assert.equal(answer.status, 404, missing)
        assert.deepEqual(answer.headers['content-type'], ['text/html; charset=utf-8'], missing)
        assert.deepEqual(answer.headers['cache-control'], ['no-cache'], missing)
        assert.deepEqual(answer.body, readFileSync(join(site.folder, '404.html')), missing)
        secured(answer, missing, site)
      }

      for (const old of site.moved) {
        const answer = at(old)
        assert.equal(answer.status, 301, old)
        assert.equal(new URL(answer.headers.location[0], base).pathname, encodeURI(site.path + site.release), old)
        assert.deepEqual(answer.headers['cache-control'], ['no-cache'], old)
      }

      for (const gone of site.gone) {
        const answer = at(gone)
        assert.equal(answer.status, 410, gone)
        assert.deepEqual(answer.headers['content-type'], ['text/html; charset=utf-8'])
        assert.deepEqual(answer.headers['cache-control'], ['no-cache'])
        assert.deepEqual(answer.body, readFileSync(join(site.folder, gone, 'index.html')))
        secured(answer, gone, site)
      }

      // Who takes a compressed answer gets the same text with the same type, as long as it may be kept.
      const sheet = site.files.find((f) => /site\.[0-9a-f]+\.css$/.test(f))
      for (const file of [site.release, sheet, 'en/feed.json', 'sitemap.xml']) {
        const plain = at(file)
        for (const [coding, decode] of [['gzip', gunzipSync], ['br', brotliDecompressSync]]) {
          const answer = at(file, '--header', `Accept-Encoding: ${coding}`)
          assert.equal(answer.status, 200, file)
          assert.deepEqual(answer.headers['content-type'], plain.headers['content-type'], file)
          assert.deepEqual(answer.headers['cache-control'], plain.headers['cache-control'], file)
          secured(answer, file, site)
          const encoding = answer.headers['content-encoding']?.[0]
          if (precompressed(kind, site, coding)) {
            assert.equal(encoding, coding, `${file} by ${coding}`)
            const copy = file === site.release ? file + 'index.html' : file
            assert.deepEqual(answer.body, readFileSync(join(site.folder, `${copy}.${coding === 'gzip' ? 'gz' : 'br'}`)))
          }
          assert.deepEqual(encoding ? decode(answer.body) : answer.body, plain.body, file)
          assert.match((answer.headers.vary ?? ['']).join(), encoding ? /accept-encoding/i : /^/, file)
        }
      }
    })
  }

  test(`Netlify reads what is written for a site at ${site.path}`, async () => {
    const [headersFile, redirectsFile] = ['_headers', '_redirects'].map((name) => join(built, site.name + name))
    const [, headersText, redirectsText = ''] = /^(?:# _headers\n)?([^]*?)(?:# _redirects\n([^]*))?$/.exec(docsite('host', 'netlify', ...site.options))
    writeFileSync(headersFile, headersText)
    writeFileSync(redirectsFile, redirectsText)
    const { headers, errors } = await parseAllHeaders({ headersFiles: [headersFile] })
    assert.deepEqual(errors, [])
    for (const file of site.files) {
      const said = headers.filter((h) => h.forRegExp.test(encodeURI(site.path + file))).flatMap((h) => Object.entries(h.values))
      const names = said.map(([name]) => name)
      assert.equal(new Set(names).size, names.length, `${file}: ${names}`) // nothing twice, which other readers join
      const all = Object.fromEntries(said)
      assert.match(all['Content-Security-Policy'], policy, file)
      assert.equal(all['Cache-Control'], digested.test(file) ? forEver : undefined, file)
      const type = types.find(([end]) => ['.ics', '.webmanifest'].includes(end) || /^feed|opensearch/.test(end) ? file.endsWith(end) : false)
      assert.equal(all['Content-Type'], type?.[1], file)
    }
    const read = await parseAllRedirects({ redirectsFiles: [redirectsFile], minimal: true })
    assert.deepEqual(read.errors, [])
    const moved = site.moved.filter((old) => !site.moved.includes(old + '/')).map((old) => [site.path + old, encodeURI(site.path + site.release), 301, true])
    const gone = site.gone.map((page) => [site.path + page, encodeURI(site.path + page) + 'index.html', 410, true])
    assert.deepEqual(read.redirects.map((r) => [decodeURIComponent(r.from), r.to, r.status, r.force]).sort(), [...moved, ...gone].sort())
  })
}

test('a deploy by rsync makes the new site of the old one, and one to a branch of Git as well', () => {
  const source = join(built, 'source')
  const [out, there, old, script] = ['next', 'it is there', 'deployed.jsonl', 'deploy.sh'].map((name) => join(built, name))
  const build = () => docsite('build', '--site', source, '--out', out, '--now', moment, '--manifest', join(built, 'next.jsonl'))
  const run = (host, ...args) => {
    writeFileSync(script, docsite('deploy', host, '--site', source, '--out', out, '--now', moment, '--format', 'sh', ...args))
    execFileSync('sh', [script], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const list = (folder) => readdirSync(folder, { recursive: true }).filter((f) => !f.startsWith('.docsite') && !f.startsWith('.git/') && f !== '.git').sort()
  mkdirSync(join(there, 'news room'), { recursive: true })
  writeFileSync(join(there, 'news room', 'not-ours.txt'), 'x')
  build()
  run('nginx', '--to', there)
  assert.deepEqual(list(join(there, 'news room')), [...list(out), 'not-ours.txt'].sort())

  execFileSync('mv', [join(built, 'next.jsonl'), old])
  mkdirSync(join(source, 'releases/2026/new'))
  writeFileSync(join(source, 'releases/2026/new/en.md'), readFileSync(join(source, 'releases/2026/moved/en.md'), 'utf8').replace(/aliases.*\n/, '').replace(/attachments.*\n/, ''))
  execFileSync('rm', ['-r', join(source, 'releases/2026/moved')])
  build()
  run('nginx', '--to', there, '--from', old)
  assert.deepEqual(list(join(there, 'news room')), [...list(out), 'not-ours.txt'].sort())
  for (const file of list(out).filter((f) => f.endsWith('.html'))) {
    assert.deepEqual(readFileSync(join(there, 'news room', file)), readFileSync(join(out, file)), file)
  }

  const repository = join(built, 'a repository.git')
  const identity = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' }
  Object.assign(process.env, identity)
  execFileSync('git', ['init', '--quiet', '--bare', repository])
  run('github', '--to', repository)
  run('github', '--to', repository)
  const git = (...args) => execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8' }).trim()
  assert.equal(git('rev-list', '--count', 'gh-pages'), '1') // what was taken back is not in its past
  const files = git('-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', 'gh-pages').split('\n')
  assert.ok(files.includes('.nojekyll') && files.includes('index.html') && !files.some((f) => f.startsWith('.docsite')))
  assert.deepEqual(files.sort(), list(out).filter((f) => !statSync(join(out, f)).isDirectory()).sort())
})
