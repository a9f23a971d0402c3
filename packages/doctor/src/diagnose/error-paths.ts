import { corsCheck } from '../simulate/cors-check.js'
import { getHeader } from '../simulate/header-list.js'
import { meaningOf } from '../tables/reasons.js'
import type { Finding } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { mayRead, type Probe } from './probe.js'

const NOBODY_HAS_IT = 'webcors-doctor-404'

/**
 * Whether the page can read errors as it can read the rest.
 *
 * @param paths what is known to fail, relative to the URL
 */
export async function checkErrorPaths(
  probe: Probe,
  paths: readonly string[],
): Promise<readonly Finding[]> {
  const { origin, url, credentials } = probe.request
  const isCredentialed = credentials === 'include'
  const usual = await probe.ask(origin)
  // If the page may read nothing, it may not read errors either.
  if (!usual || !mayRead(origin, usual, isCredentialed)) return []
  const findings: Finding[] = []
  const known = paths.flatMap((path) => (URL.canParse(path, url) ? [new URL(path, url).href] : []))
  const missing = missingBelow(url)
  for (const errorUrl of [missing, ...known]) {
    const answer = await probe.ask(origin, errorUrl)
    if (!answer || answer.response.status < 400) continue
    const { status, headers } = answer.response
    const failure = corsCheck(origin, isCredentialed, headers, 'actual')
    if (failure === null) continue
    const meaning = meaningOf(failure.reason, 'actual', failure.values)
    const fix = fixOf(getHeader(headers, 'Server') ?? '')
    // If routes have CORS one by one, a path without a route has none. These servers leave CORS out of every error.
    const isTelling = errorUrl !== missing || fix !== undefined
    findings.push({
      code: 'error-unreadable',
      severity: isTelling ? 'warning' : 'info',
      message: `An error, ${status} for ${new URL(errorUrl).pathname}, cannot be read by the page, which sees a network error in its place. ${meaning}`,
      evidence: [answer],
      fix: fix ?? OUTSIDE,
      fixes: fixesAtHand(probe.request, headers),
    })
  }
  return findings
}

/** Below the URL itself, so that what answers there is what answers here. */
export function missingBelow(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname.replace(/\/$/, '')}/${NOBODY_HAS_IT}`
}

const OUTSIDE =
  'Add CORS headers outside of everything that can answer with an error: routes, authentication, error handlers. If CORS is meant for single routes, see to it that these have it on their own errors: --error-path asks for one.'

/** For servers that add no headers to errors by default. */
function fixOf(server: string): string | undefined {
  if (/nginx|openresty/i.test(server)) {
    return 'Without "always", add_header of nginx leaves errors out: write "add_header … always".'
  }
  if (/apache/i.test(server)) {
    return 'Without "always", Header of Apache leaves errors out: write "Header always set …".'
  }
  return undefined
}
