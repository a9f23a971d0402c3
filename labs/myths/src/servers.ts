import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { withCors } from '@webcors/node'

/** The argument of Chromium that makes every host name lead to this machine. */
export const NAMES_ARGUMENT = '--host-resolver-rules=MAP * 127.0.0.1'

/** A request at a server, and the status of the response. */
export interface Seen {
  readonly by: 'api' | 'stranger'
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly status: number
}

/** The page's server, an API of another origin, and the proxy of a third party. */
export interface Servers {
  /** Returns the URL of an empty page with this host name. */
  page(name: string): string
  readonly api: string
  readonly proxy: string
  /** Returns the requests at the API and at the proxy since the last call. */
  take(): readonly Seen[]
  close(): void
}

type Listener = (incoming: IncomingMessage, response: ServerResponse) => void

const ORDERS = '{"orders":[7]}'

export async function startServers(): Promise<Servers> {
  let seen: Seen[] = []
  const site = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>')
  })
  const origin = `http://app.example.com:${portOf(site)}` as const
  const allowed = withCors(answer, { origin, allowedHeaders: ['Content-Type'] })
  const account = withCors(answer, {
    origin,
    credentials: true,
    exposedHeaders: ['X-Total'],
    dangerouslyAllowInsecureOrigins: true, // All host names lead to this machine.
  })
  const listeners: Readonly<Record<string, Listener>> = { '/allowed': allowed, '/account': account }
  const api = await listen((incoming, response) => {
    note('api', incoming, response)
    const listener = listeners[incoming.url ?? ''] ?? answer
    listener(incoming, response)
  })
  const proxy = await listen((incoming, response) => {
    note('stranger', incoming, response)
    passOn(incoming, response)
  })
  const servers = [site, api, proxy]

  function note(by: Seen['by'], incoming: IncomingMessage, response: ServerResponse): void {
    response.once('finish', () => {
      const { method = '', url: path = '', headers } = incoming
      seen.push({ by, method, path, headers, status: response.statusCode })
    })
  }

  return {
    page: (name) => `http://${name}:${portOf(site)}/`,
    api: `http://api.example.com:${portOf(api)}`,
    proxy: `http://proxy.example.net:${portOf(proxy)}`,
    take() {
      const taken = seen
      seen = []
      return taken
    },
    close() {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

/** Serves an API that does not handle CORS. */
function answer(incoming: IncomingMessage, response: ServerResponse): void {
  const url = new URL(incoming.url ?? '/', 'http://api.example.com')
  const callback = url.searchParams.get('callback')
  incoming.resume()
  if (incoming.method === 'OPTIONS') response.writeHead(405).end()
  else if (callback === null) {
    response.setHeader('Set-Cookie', 'session=1').setHeader('X-Total', '1')
    response.setHeader('Content-Type', 'application/json').end(ORDERS)
  } else {
    const more = url.searchParams.has('more') ? `;show(sessionStorage.token)` : ''
    response.setHeader('Content-Type', 'text/javascript').end(`${callback}(${ORDERS})${more}`)
  }
}

/**
 * Serves a free proxy that adds the CORS headers. To show the risk, the proxy also changes the
 * body.
 */
function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'Authorization')
  if (incoming.method === 'OPTIONS') {
    response.writeHead(204).end()
    return
  }
  const target = new URL((incoming.url ?? '').slice(1))
  const { authorization = '' } = incoming.headers
  const onward = { port: target.port, path: target.pathname, headers: { authorization } }
  request({ host: '127.0.0.1', ...onward }, (answered) => {
    let body = ''
    answered.setEncoding('utf8').on('data', (part: string) => (body += part))
    answered.on('end', () => response.end(body.replace('7', '666')))
  }).end()
}

async function listen(listener: Listener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
