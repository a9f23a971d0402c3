import { getHeader } from '../simulate/header-list.js'
import type { Simulation } from '../simulate/simulation.js'
import type { Finding } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import type { Probe } from './probe.js'
import { missingBelow } from './error-paths.js'

/**
 * Finds out whether nginx sends CORS headers on other paths, but not on the path of the page. An
 * nginx location that has its own `add_header` inherits no `add_header` lines from the levels
 * above.
 *
 * @returns `null` if this is not the cause
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
      message: `nginx sends Access-Control-Allow-Origin for ${new URL(other).pathname}, but not for ${new URL(url).pathname}: a location that has its own add_header inherits none of the add_header lines above it.`,
      evidence: [{ request: last.request, response: last.response }, answer],
      fix: 'Repeat the CORS lines in this location, or move its other add_header lines up to the same level.',
      fixes: fixesForServer(probe.request, headers),
    }
  }
  return null
}
