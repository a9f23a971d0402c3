import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

const NGINX = '/usr/sbin/nginx'
const APACHE = '/usr/sbin/apache2'

/** The servers are Debian packages: `apt-get install -y --no-install-recommends nginx-light apache2`. */
export const HAS_NGINX: boolean = existsSync(NGINX)
export const HAS_APACHE: boolean = existsSync(APACHE)

/** @returns the URL of the server, without a slash at the end. The server stops at the end of the test. */
export async function startNode(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** @param server the lines in `server { }`; `outside` has the lines in `http { }` */
export async function startNginx(server: string, outside = ''): Promise<string> {
  const port = await freePort()
  const folder = createFolder()
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr;
events { }
http {
  access_log off; root ${folder}/public;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b;
  ${outside}
  server { listen 127.0.0.1:${port}; ${server} }
}`,
  )
  return run(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], port)
}

/** @param config the lines in the server's own context */
export async function startApache(config: string): Promise<string> {
  const port = await freePort()
  const folder = createFolder()
  const modules = ['mpm_event', 'authz_core', 'headers', 'rewrite', 'proxy', 'proxy_http', 'dir']
  const load = modules.map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  )
  writeFileSync(
    join(folder, 'apache.conf'),
    `${load.join('\n')}
ServerRoot ${folder}
ServerName localhost
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
Listen 127.0.0.1:${port}
DocumentRoot ${folder}/public
<Directory ${folder}/public>
  Require all granted
</Directory>
${config}
`,
  )
  return run(APACHE, ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], port)
}

/** Creates a folder with a page at `/hello/` and a file at `/hello.json`. */
function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  // Servers that root starts drop its rights, so others must be able to read the folder.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'public/hello'), { recursive: true })
  writeFileSync(join(folder, 'public/hello/index.html'), 'hello')
  writeFileSync(join(folder, 'public/hello.json'), '{}')
  return folder
}

async function run(path: string, args: readonly string[], port: number): Promise<string> {
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (part: Buffer) => (errors += String(part)))
  onTestFinished(() => stop(child))
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break
    if (await isOpen(port)) return `http://127.0.0.1:${port}`
    await setTimeout(30)
  }
  throw new Error(`${path} did not start:\n${errors}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await closed
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
