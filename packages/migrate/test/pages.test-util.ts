import { sendRaw } from '@webcors/conformance'
import { type HeaderList, type Send, simulate, type SimulatedRequest } from '@webcors/doctor'

/** What a script of a page makes of an answer. */
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

/** One of each kind: simple and preflighted, with and without credentials, what is there, what is not, and what fails. */
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

/** Origins that any program is asked about, beside those that it names: the usual page, and strangers. */
const ALWAYS = [
  'https://app.example.com',
  'https://stranger.example',
  'https://app.example.com.evil.example',
  'http://app.example.com',
  'https://app.example.com:8443',
  'null',
]

/** What pages of many origins see of a server. Nothing but the two of conformance and the doctor judges it. */
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

/** The URL names another host, so that pages of both schemes may ask; the messages go to the server. */
function sendTo(base: string): Send {
  return async ({ url, method, headers, body }) => {
    const { pathname, search } = new URL(url)
    const sent = { method, path: pathname + search, headers, ...(body !== undefined && { body }) }
    const { status, headers: lines } = await sendRaw(base, sent, 15)
    return { status, headers: lines }
  }
}
