import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Simulation } from '../simulate/simulation.js'
import type { Finding } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { mayRead, type Probe } from './probe.js'

/** Response headers of caches, with the values that mean that the cache answered itself. */
const HITS: readonly (readonly [header: string, hit: RegExp])[] = [
  ['Age', /^[1-9]/],
  ['X-Cache', /\bhit\b/i],
  ['CF-Cache-Status', /^(?:hit|stale|updating|revalidated)$/i],
  ['Cache-Status', /;\s*hit\b/i],
  ['X-Vercel-Cache', /^(?:hit|stale)$/i],
  ['X-Cache-Status', /\bhit\b/i],
  ['X-Proxy-Cache', /\bhit\b/i],
  ['X-Cache-Hits', /[1-9]/],
  ['X-Varnish', /^\d+ \d+$/],
]

/**
 * Returns the header line by which a cache says that it answered, such as `X-Cache: HIT`; `null`
 * without one.
 */
export function findCacheHit(headers: HeaderList): string | null {
  for (const [name, hit] of HITS) {
    const value = getHeader(headers, name)
    if (value !== null && hit.test(value)) return `${name}: ${value}`
  }
  return null
}

/** Reasons why browsers block a response that was made for another page. */
const DEPENDS_ON_ORIGIN = new Set(['missing-allow-origin', 'allow-origin-mismatch'])

/**
 * Finds out whether the page is blocked because a cache answered with a response that it stored for
 * another page. The proof is a second request with a URL that no cache has seen: its response
 * allows the page.
 *
 * @returns `null` if this is not the cause
 */
export async function checkCachedDenial(
  probe: Probe,
  { reason, phase, exchanges }: Simulation,
): Promise<Finding | null> {
  const last = exchanges.at(-1)
  const isPlain =
    exchanges.length === 1 && last?.request.method === 'GET' && last.response?.status === 200
  if (
    reason === null ||
    phase !== 'actual' ||
    !DEPENDS_ON_ORIGIN.has(reason) ||
    !last?.response ||
    !isPlain
  )
    return null
  const { origin, credentials } = probe.request
  const fresh = await probe.ask(origin)
  if (!fresh || !mayRead(origin, fresh, credentials === 'include')) return null
  const { headers } = last.response
  const hit = findCacheHit(headers)
  const allowed = getHeader(headers, 'Access-Control-Allow-Origin')
  const stored =
    allowed === null ? 'for a request that got no CORS headers' : `for a page of ${allowed}`
  return {
    code: 'cached-for-another-origin',
    severity: 'error',
    message: `A cache${hit === null ? '' : ` (${hit})`} answers with the response that it stored ${stored}. For a URL that no cache knows, the server allows ${origin}.`,
    evidence: [{ request: last.request, response: last.response }, fresh],
    fix: 'Add "Vary: Origin" to every response of this URL, including those without CORS headers, and empty the cache. In a CDN, make Origin a part of the cache key.',
    fixes: fixesForServer(probe.request, headers),
  }
}
