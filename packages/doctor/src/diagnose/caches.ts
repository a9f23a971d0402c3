import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Simulation } from '../simulate/simulation.js'
import type { Finding } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { mayRead, type Probe } from './probe.js'

/** Headers by which caches say that they answered themselves. */
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

/** The header by which a cache says that it answered, as it stands there; `null` where none does. */
export function cacheHit(headers: HeaderList): string | null {
  for (const [name, hit] of HITS) {
    const value = getHeader(headers, name)
    if (value !== null && hit.test(value)) return `${name}: ${value}`
  }
  return null
}

const DEPENDS_ON_ORIGIN = new Set(['missing-allow-origin', 'allow-origin-mismatch'])

/**
 * Whether a page is blocked by an answer that was kept for another page. Proved by asking again, by a URL that no cache
 * has seen.
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
  const hit = cacheHit(headers)
  const allowed = getHeader(headers, 'Access-Control-Allow-Origin')
  const what =
    allowed === null ? 'for a request that got no CORS headers' : `for a page of ${allowed}`
  return {
    code: 'cached-for-another-origin',
    severity: 'error',
    message: `A cache${hit === null ? '' : ` (${hit})`} answers with what it kept ${what}. Asked by a URL that no cache knows, the server allows ${origin}.`,
    evidence: [{ request: last.request, response: last.response }, fresh],
    fix: 'Add "Vary: Origin" to every response of this URL, to those without CORS headers too, and empty the cache. CDNs: make Origin a part of the cache key.',
    fixes: fixesAtHand(probe.request, headers),
  }
}
