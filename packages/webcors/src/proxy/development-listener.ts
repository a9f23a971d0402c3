import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { withCors } from '@webcors/node'
import type { Exchange } from '@webcors/proxy'
import { createProxyListener } from '@webcors/proxy/node'
import { UsageError } from '../usage-error.js'
import type { ProxyArguments } from './read-proxy-arguments.js'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** The listener of the command. The port is known only after the server listens. */
export interface DevelopmentListener {
  readonly serve: Listener
  allowPort(port: number): void
}

/**
 * Creates the proxy of the command, for this computer only. It can be slow or fail on purpose.
 *
 * @throws {UsageError} for options that the proxy rejects
 */
export function createDevelopmentListener(
  given: ProxyArguments,
  onExchange: (exchange: Exchange) => void,
): DevelopmentListener {
  const { options, cors, slow, fail } = given
  const proxy = createOrExplain(() => createProxyListener({ ...options, onExchange }, cors))
  const listener = fail === null ? proxy : failing(fail, given, onExchange)
  let hosts: readonly string[] = []
  return {
    allowPort(port) {
      hosts = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${host}:${port}`)
    },
    serve(request, response) {
      // With DNS rebinding, a page makes its own host name resolve to this computer. The `Host`
      // header then has that name.
      if (!hosts.includes(request.headers.host ?? '')) {
        response.writeHead(403, { 'Content-Type': 'text/plain' })
        response.end(`Use http://${hosts[0]}: this proxy accepts no other host.\n`)
        return
      }
      const isPreflight = request.headers['access-control-request-method'] !== undefined
      if (slow === 0 || isPreflight) listener(request, response)
      else setTimeout(() => listener(request, response), slow)
    },
  }
}

/** Creates a listener that answers every request with an error that the page can read. */
function failing(
  status: number,
  { cors }: ProxyArguments,
  onExchange: (exchange: Exchange) => void,
): Listener {
  const fail: Listener = ({ method = '', url = '' }, response) => {
    const title = STATUS_CODES[status] ?? 'Error'
    const body = JSON.stringify({ type: 'about:blank', title, status, code: 'failed-on-purpose' })
    response.writeHead(status, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    })
    response.end(body)
    const path = url.split('?', 1)[0] ?? ''
    const none = { target: null, code: null, address: null, reused: false, retried: false }
    const ms = { connect: null, headers: null, total: 0 }
    onExchange({
      ...none,
      method,
      path,
      status,
      bytesUp: 0,
      bytesDown: body.length,
      ms,
      ended: 'complete',
    })
  }
  return createOrExplain(() => withCors(fail, { ...cors, exposedHeaders: '*' } as never))
}

function createOrExplain<T>(create: () => T): T {
  try {
    return create()
  } catch (error) {
    const { issues } = error as { issues?: readonly { readonly message: string }[] }
    if (!issues) throw error
    const messages = issues.map(({ message }) => withFlags(message))
    throw new UsageError(messages.join('\n'), { cause: error })
  }
}

/** The options of the library that messages about a target name, and the flags of the command. */
const FLAGS: readonly (readonly [option: string, flag: string])[] = [
  ['dangerouslyAllowInsecure: true', '--allow-insecure'],
  ['privateNetwork: true', '--allow-private'],
  ['List the hosts, or write dangerouslyAllowAnyHost: true', 'Give --target for each host'],
  ['write Authorization into headers', 'write --header-env Authorization=VARIABLE'],
  ['write parameters into query', 'write --query-env name=VARIABLE'],
]

/** Replaces the options that a message of the library advises with flags of the command. */
function withFlags(message: string): string {
  return FLAGS.reduce((text, [option, flag]) => text.replace(option, flag), message)
}
