import { getHeader } from '../simulate/header-list.js'
import type { Simulation } from '../simulate/simulation.js'
import type { Finding } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import type { Probe } from './probe.js'
import { missingBelow } from './error-paths.js'

/**
 * In nginx, a location with its own add_header inherits none from the levels above. The headers are then on other
 * paths, and not here.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
 */
export async function checkLostInheritance(
  probe: Probe,
  { reason, phase, exchanges }: Simulation,
): Promise<Finding | null> {
  const last = exchanges.at(-1)
  if (reason !== 'missing-allow-origin' || phase !== 'actual' || !last?.response) return null
  const { headers } = last.response
  if (!/nginx|openresty/i.test(getHeader(headers, 'Server') ?? '')) return null
  const { origin, url } = probe.request
  const has = (list: typeof headers): boolean =>
    getHeader(list, 'Access-Control-Allow-Origin') !== null
  const root = new URL('/', url).href
  for (const other of [root, missingBelow(root)]) {
    if (other === url) continue
    const answer = await probe.ask(origin, other)
    if (!answer || !has(answer.response.headers)) continue
    return {
      code: 'header-not-inherited',
      severity: 'error',
      message: `nginx sends Access-Control-Allow-Origin for ${new URL(other).pathname}, and not for ${new URL(url).pathname}: a location that has an add_header of its own gets none of the add_header lines of the levels above it.`,
      evidence: [{ request: last.request, response: last.response }, answer],
      fix: 'Repeat the CORS lines in this location, or move its other add_header lines up to the same level.',
      fixes: fixesAtHand(probe.request, headers),
    }
  }
  return null
}
