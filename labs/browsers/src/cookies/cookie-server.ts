import type { AddressInfo } from 'node:net'
import type { Answer } from '../lab/lab-case.ts'
import { type ReceivedMessage, startWireServer, valueOf } from '../lab/wire-server.ts'
import type { CookieCase } from './generate-visits.ts'

/** The server of all cases, which records the cookies of their requests. */
export interface CookieServer {
  readonly port: number
  /**
   * Returns the cookies of the request for a path, in alphabetical order; `null` if no request
   * came. Preflights do not count.
   */
  received(path: string): readonly string[] | null
  /** Whether a preflight had cookies, which the standard forbids. */
  readonly hadCookiesInPreflight: boolean
  close(): void
}

/** The response of a path. */
interface Planned {
  readonly isReadable: boolean
  readonly setCookies: readonly string[]
  readonly location: string | null
}

/** Returns the response of each path. */
export function planOf(cases: readonly CookieCase[]): ReadonlyMap<string, Planned> {
  const planned = new Map<string, Planned>()
  for (const { url, isReadable, setCookies, redirect } of cases.flatMap(({ steps }) => steps)) {
    const { pathname } = new URL(url)
    planned.set(pathname, { isReadable, setCookies, location: redirect?.url ?? null })
    if (redirect === null) continue
    const { setCookies: last } = redirect
    planned.set(new URL(redirect.url).pathname, { isReadable, setCookies: last, location: null })
  }
  return planned
}

export async function startCookieServer(cases: readonly CookieCase[]): Promise<CookieServer> {
  const planned = planOf(cases)
  const received = new Map<string, readonly string[]>()
  let hadCookiesInPreflight = false
  const server = await startWireServer((message) => {
    const path = message.target.split('?')[0] ?? ''
    const plan = planned.get(path)
    if (!plan) return { status: 404, headers: [] }
    const cookies = (valueOf(message.headers, 'cookie') ?? '').split('; ').filter(Boolean)
    if (message.method === 'OPTIONS') hadCookiesInPreflight ||= cookies.length > 0
    else received.set(path, cookies.toSorted())
    return answerOf(plan, message)
  })
  return {
    port: (server.address() as AddressInfo).port,
    received: (path) => received.get(path) ?? null,
    get hadCookiesInPreflight() {
      return hadCookiesInPreflight
    },
    close: () => server.close(),
  }
}

/**
 * Returns the response to a request. The response to a preflight sets the same cookies, which
 * browsers must not store.
 */
export function answerOf(
  { isReadable, setCookies, location }: Planned,
  { method, headers }: Pick<ReceivedMessage, 'method' | 'headers'>,
): Answer {
  const isPreflight = method === 'OPTIONS'
  const origin = valueOf(headers, 'origin') ?? '*'
  return {
    status: location === null || isPreflight ? 200 : 302,
    headers: [
      ['Cache-Control', 'no-store'],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Headers', 'X-A'],
      ...(isReadable || isPreflight || location !== null
        ? [['Access-Control-Allow-Origin', origin] as const]
        : []),
      ...(location === null || isPreflight ? [] : [['Location', location] as const]),
      ...setCookies.map((line) => ['Set-Cookie', line] as const),
    ],
  }
}
