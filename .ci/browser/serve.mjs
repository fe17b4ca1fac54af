// A static host for a folder, as strict as one may be: compressed, with the headers that README.md
// recommends, and a Content-Security-Policy that lets nothing but the site's own files in.
import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

// That which docsite tells hosts.
const policy = process.env.POLICY
if (!policy) throw new Error('POLICY is not set: .ci/browser/run sets it')

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.vtt': 'text/vtt; charset=utf-8',
  '.bin': 'application/octet-stream',
}
const compressed = /^(text\/|image\/svg|application\/(json|manifest|xml|atom|octet))/

// Files under these carry a digest of their content in their names.
const forEver = /^(assets|media)\//

/**
 * Serves a folder at a path of its own origin, on a free port of this machine.
 * @param {string} folder
 * @param {string} path where the site begins: "/" or "/newsroom/"
 * @returns {Promise<string>} the address of the site, with its last slash. It is served as long as the process has something else to do
 */
export async function serve(folder, path = '/') {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const name = decodeURIComponent(pathname)
    const file = name.startsWith(path) ? normalize(name.slice(path.length)) : '..'
    const inside = !file.startsWith('..')
    const found = inside ? await stat(join(folder, file)).catch(() => null) : null
    if (found?.isDirectory() && !name.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/` }).end()
      return
    }
    const wanted = found?.isDirectory() ? join(file, 'index.html') : file
    let body = inside ? await readFile(join(folder, wanted)).catch(() => null) : null
    const status = body === null ? 404 : 200
    const sent = body === null ? '404.html' : wanted
    body ??= await readFile(join(folder, sent))
    const headers = {
      'content-type': types[extname(sent)] ?? 'application/octet-stream',
      'cache-control': forEver.test(sent) ? 'public, max-age=31536000, immutable' : 'max-age=600',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    }
    if (compressed.test(headers['content-type']) && /\bgzip\b/.test(request.headers['accept-encoding'])) {
      headers['content-encoding'] = 'gzip'
      body = gzipSync(body)
    }
    headers['content-length'] = body.length
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${server.address().port}${path}`
}
