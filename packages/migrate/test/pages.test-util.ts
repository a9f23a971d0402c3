import { sendRaw } from '@webcors/conformance'
import { type HeaderList, type Send, simulate, type SimulatedRequest } from '@webcors/doctor'

/** The result of a request for the script of a page. */
export interface Seen {
  readonly page: string
  readonly status: number | 'blocked'
  readonly readable: readonly string[]
}

const JSON_TYPE: HeaderList = [['Content-Type', 'application/json']]
const TOKENS: HeaderList = [
  ['Authorization', 'Bearer 1'],
  ['X-Token', '1'],
]

type Asked = Omit<SimulatedRequest, 'origin' | 'url'> & { readonly path: string }

/**
 * Requests of each kind: with and without a preflight and credentials, for paths that exist, do not
 * exist, or fail.
 */
const ASKED: readonly Asked[] = [
  { path: '/orders' },
  { path: '/orders', credentials: 'include' },
  { path: '/orders/1', method: 'PUT', headers: JSON_TYPE, body: '{}' },
  { path: '/orders/1', method: 'DELETE', credentials: 'include' },
  { path: '/orders', method: 'PROPFIND' },
  { path: '/orders', headers: TOKENS },
  { path: '/fails' },
  { path: '/nothing', method: 'PATCH', credentials: 'include' },
]

/**
 * The origins that each program is tested with, in addition to those that it names: the usual page
 * and unrelated origins.
 */
const ALWAYS = [
  'https://app.example.com',
  'https://stranger.example',
  'https://app.example.com.evil.example',
  'http://app.example.com',
  'https://app.example.com:8443',
  'null',
]

/**
 * Returns the results for pages of many origins. Only the packages conformance and doctor judge the
 * responses.
 */
export async function seenFrom(base: string, text: string): Promise<readonly Seen[]> {
  const named = text.match(/https?:\/\/[\w.-]+(?::\d+)?/g) ?? []
  const found = Array.from(text.matchAll(/'(\/(?!\/)[\w/:-]+)/g), ([, path = '']) =>
    path.replaceAll(/:\w+/g, '1'),
  )
  const below = found.includes('/api') ? found.map((path) => `/api${path}`) : []
  const asked = [
    ...ASKED,
    ...[...new Set([...found, ...below])].flatMap((path): Asked[] => [
      { path },
      { path, method: 'DELETE' },
      { path, method: 'PUT', credentials: 'include' },
    ]),
  ]
  const seen: Seen[] = []
  for (const origin of new Set([...named, ...ALWAYS])) {
    for (const { path, ...request } of asked) {
      const url = `https://api.example.com${path}`
      const { allowed, status, readableHeaders } = await simulate(
        { ...request, origin, url },
        sendTo(base),
      )
      const page = `${origin} ${request.method ?? 'GET'} ${path}${request.credentials ? ' with credentials' : ''}`
      const readable = readableHeaders.map((name) => name.toLowerCase()).toSorted()
      seen.push({
        page,
        status: allowed ? (status ?? 0) : 'blocked',
        readable: allowed ? readable : [],
      })
    }
  }
  return seen
}

/**
 * Sends messages to the server, although the URL names another host, which pages of both schemes
 * may use.
 */
function sendTo(base: string): Send {
  return async ({ url, method, headers, body }) => {
    const { pathname, search } = new URL(url)
    const sent = { method, path: pathname + search, headers, ...(body !== undefined && { body }) }
    const { status, headers: lines } = await sendRaw(base, sent, 15)
    return { status, headers: lines }
  }
}
