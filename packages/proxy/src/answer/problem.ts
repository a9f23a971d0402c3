import { PROXY_CODES } from './codes.js'
import type { ProxyError } from './proxy-error.js'
import { ISOLATING_HEADERS } from './isolating-headers.js'

/**
 * The type of every problem. `about:blank` means that the type adds nothing to the meaning of the
 * status.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457#section-4.2.1
 */
const PROBLEM_TYPE = 'about:blank'

/** A response of the proxy itself. */
export interface Problem {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/**
 * Writes a response of the proxy itself. The response names the mount, but never an address, a
 * host, a query or a secret, because the page can read the response.
 *
 * @param name the proxy's name in `Proxy-Status`
 * @param mount the mount of the target; `null` if no target has the path of the request
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function createProblem(error: ProxyError, name: string, mount: string | null): Problem {
  const { code, retryAfter, allow } = error
  const [status, title, proxyError] = PROXY_CODES[code]
  const target = mount === null ? {} : { target: mount }
  const body = JSON.stringify({ type: PROBLEM_TYPE, title, status, code, ...target })
  const headers: [string, string][] = [
    ['Content-Type', 'application/problem+json'],
    ['Cache-Control', 'no-store'],
    ['Proxy-Status', `${name}; error=${proxyError}`],
    ...ISOLATING_HEADERS.map(([name, value]): [string, string] => [name, value]),
  ]
  const after = code === 'too-many-at-once' ? 1 : retryAfter
  if (after !== undefined) headers.push(['Retry-After', String(Math.max(1, Math.ceil(after)))])
  if (allow) headers.push(['Allow', allow.join(', ')])
  return { status, headers, body }
}
