// nginx, Caddy and Apache, each serving a folder on this machine alone with what docsite wrote for it.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Returns a port that is free at the moment. */
const freePort = () => new Promise((resolve) => {
  const server = createServer()
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

const modules = '/usr/lib/apache2/modules'

// How each begins: its configuration around docsite's, what checks it, and what runs it in the foreground.
const kinds = {
  nginx: (port, www, dir) => ({
    config: `worker_processes 1; pid ${dir}/pid; error_log ${dir}/log; daemon off;
events {}
http {
	access_log off; client_body_temp_path ${dir}/t1; proxy_temp_path ${dir}/t2; fastcgi_temp_path ${dir}/t3; uwsgi_temp_path ${dir}/t4; scgi_temp_path ${dir}/t5;
	server { listen 127.0.0.1:${port}; root "${www}"; include ${dir}/docsite; }
}`,
    check: ['nginx', '-t', '-q', '-e', `${dir}/log`, '-c', `${dir}/config`],
    run: ['nginx', '-e', `${dir}/log`, '-c', `${dir}/config`],
  }),
  caddy: (port, www, dir) => ({
    config: `{
	admin off
	auto_https off
	storage file_system ${dir}/storage
}
http://127.0.0.1:${port} {
	root * "${www}"
	import ${dir}/docsite
}
`,
    check: ['caddy', 'validate', '--adapter', 'caddyfile', '--config', `${dir}/config`],
    run: ['caddy', 'run', '--adapter', 'caddyfile', '--config', `${dir}/config`],
  }),
  apache: (port, www, dir) => ({
    config: `ServerRoot ${dir}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${dir}/pid
ErrorLog ${dir}/log
Mutex file:${dir}
${['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'headers', 'rewrite', 'negotiation'].map((m) => `LoadModule ${m}_module ${modules}/mod_${m}.so`).join('\n')}
TypesConfig /dev/null
DocumentRoot "${www}"
<Directory "${www}">
	AllowOverride FileInfo Indexes
	Require all granted
</Directory>
`,
    check: ['apache2', '-t', '-f', `${dir}/config`],
    run: ['apache2', '-X', '-f', `${dir}/config`],
  }),
}

export const servers = Object.keys(kinds)

/**
 * Starts a server for a folder, and ends it with the test.
 * @returns {Promise<string>} its address, without a slash at its end
 */
export async function start(t, kind, www, docsite, dir) {
  mkdirSync(dir, { recursive: true })
  const port = await freePort()
  const { config, check, run } = kinds[kind](port, www, dir)
  writeFileSync(join(dir, 'config'), config)
  writeFileSync(join(dir, 'docsite'), docsite)
  execFileSync(check[0], check.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  const server = spawn(run[0], run.slice(1), { stdio: "ignore" })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  t.after(() => { server.kill('SIGTERM'); return ended })
  const base = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries++) {
    try {
      ask(`${base}/`)
      return base
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`${kind} does not answer: ${readFileSync(join(dir, 'log'), 'utf8')}`)
}

/**
 * Asks an address with curl.
 * @returns {{status: number, headers: Record<string, string[]>, body: Buffer}} headers by their names in lower case
 */
export function ask(url, ...options) {
  const out = execFileSync('curl', ['--silent', '--show-error', '--include', '--max-time', '10', ...options, url], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 })
  const end = out.indexOf('\r\n\r\n')
  const [line, ...lines] = out.subarray(0, end).toString('latin1').split('\r\n')
  const headers = {}
  for (const field of lines) {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(field)
    ;(headers[name.toLowerCase()] ??= []).push(value)
  }
  return { status: Number(line.split(' ')[1]), headers, body: out.subarray(end + 4) }
}
