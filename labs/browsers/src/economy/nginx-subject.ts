import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { endWithProcess } from '../engines/end-with-process.ts'
import type { Host } from '../hosts/host.ts'
import { type EconomyPolicy, HEADERS, MAX_AGE, METHODS, ORIGIN } from './economy-policy.ts'

export const NGINX = '/usr/sbin/nginx'

/**
 * Starts nginx with the lines that most guides repeat: an `if` for `OPTIONS`, and a static list in
 * each header. For any name the guides write `*`, which does not work with credentials.
 *
 * @see https://enable-cors.org/server_nginx.html the source of these lines
 */
export function startNginx(policy: EconomyPolicy): Promise<Host> | null {
  return policy.names === 'any' && policy.credentials ? null : start(serverOf(policy))
}

function serverOf({ names, credentials }: EconomyPolicy): string {
  const isAny = names === 'any'
  const origin = [
    `add_header Access-Control-Allow-Origin '${isAny ? '*' : ORIGIN}' always;`,
    ...(credentials ? ["add_header Access-Control-Allow-Credentials 'true' always;"] : []),
  ].join(' ')
  return `location / {
      default_type text/plain;
      if ($request_method = OPTIONS) {
        ${origin}
        add_header Access-Control-Allow-Methods '${isAny ? '*' : METHODS.join(', ')}';
        add_header Access-Control-Allow-Headers '${isAny ? '*' : HEADERS.join(',')}';
        add_header Access-Control-Max-Age ${MAX_AGE};
        return 204;
      }
      ${origin}
      return 200 'body';
    }`
}

async function start(server: string): Promise<Host> {
  if (!existsSync(NGINX)) {
    throw new Error(`Cannot start nginx: ${NGINX} does not exist. Run apt-get install nginx-light.`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'webcors-nginx-'))
  const port = await freePort()
  const config = join(folder, 'nginx.conf')
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr;
events { }
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port};
    ${server}
  }
}
`,
  )
  const child = spawn(NGINX, ['-p', folder, '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  endWithProcess(child)
  let errors = ''
  child.stderr.on('data', (part: Buffer) => (errors += String(part)))
  for (let tries = 0; !(await accepts(port)); tries++) {
    if (child.exitCode !== null || tries === 200) throw new Error(`nginx did not start: ${errors}`)
    await setTimeout(50)
  }
  return {
    port,
    async close() {
      const exited = once(child, 'exit')
      if (child.kill()) await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
