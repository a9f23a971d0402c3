import { corsCheck } from '../simulate/cors-check.js'
import { getHeader } from '../simulate/header-list.js'
import { isSameOrigin } from '../simulate/url-origin.js'
import { meaningOf } from '../tables/reasons.js'
import type { Finding } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { mayRead, type Probe } from './probe.js'

const MISSING_SEGMENT = 'webcors-doctor-404'

/**
 * Reports errors that the page cannot read, although it can read other responses.
 *
 * @param paths paths that answer with an error, relative to the URL
 */
export async function checkErrorPaths(
  probe: Probe,
  paths: readonly string[],
): Promise<readonly Finding[]> {
  const { origin, url, credentials } = probe.request
  const isCredentialed = credentials === 'include'
  const usual = await probe.ask(origin)
  // If the page can read nothing, its request is blocked, and another finding says why.
  if (!usual || !mayRead(origin, usual, isCredentialed)) return []
  const findings: Finding[] = []
  const known = paths.flatMap((path) => (URL.canParse(path, url) ? [new URL(path, url).href] : []))
  const missing = missingBelow(url)
  for (const errorUrl of [missing, ...known]) {
    // A page reads every response of its own origin, because main fetch does no CORS check there:
    // https://fetch.spec.whatwg.org/#main-fetch
    if (isSameOrigin(origin, new URL(errorUrl))) continue
    const answer = await probe.ask(origin, errorUrl)
    if (!answer || answer.response.status < 400) continue
    const { status, headers } = answer.response
    const failure = corsCheck(origin, isCredentialed, headers, 'actual')
    if (failure === null) continue
    const meaning = meaningOf(failure.reason, 'actual', failure.values)
    const fix = fixOf(getHeader(headers, 'Server') ?? '')
    // A missing path proves little if each route adds its own CORS headers, unless the server is
    // known to leave headers out of every error.
    const isProof = errorUrl !== missing || fix !== undefined
    findings.push({
      code: 'error-unreadable',
      severity: isProof ? 'warning' : 'info',
      message: `The page cannot read an error (${status} for ${new URL(errorUrl).pathname}), and sees a network error instead. ${meaning}`,
      evidence: [answer],
      fix: fix ?? ADD_HEADERS_OUTSIDE,
      fixes: fixesForServer(probe.request, headers),
    })
  }
  return findings
}

/**
 * A URL that does not exist. It is below the given URL, so that the same part of the server
 * answers.
 */
export function missingBelow(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname.replace(/\/$/, '')}/${MISSING_SEGMENT}`
}

const ADD_HEADERS_OUTSIDE =
  'Add CORS headers outside of everything that can answer with an error: routes, authentication, error handlers. If only some routes need CORS, make sure that their own errors have the headers too: --error-path checks such a path.'

/** The fix for servers that add no headers to errors by default. */
function fixOf(server: string): string | undefined {
  if (/nginx|openresty/i.test(server)) {
    return 'nginx adds headers to errors only if add_header has "always": write "add_header … always".'
  }
  if (/apache/i.test(server)) {
    return 'Apache adds headers to errors only if Header has "always": write "Header always set …".'
  }
  return undefined
}
