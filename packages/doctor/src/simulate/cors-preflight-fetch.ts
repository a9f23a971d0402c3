import { corsCheck } from './cors-check.js'
import { extractMaxAge, extractNames } from './extract-header-values.js'
import {
  askedHeaders,
  currentUrl,
  fail,
  type Fetching,
  note,
  preflightOrigin,
  requestOrigin,
} from './fetching.js'
import { getHeader } from './header-list.js'
import type { ResponseMessage } from './http-message.js'
import { canonicalHeaderName } from '../tables/webkit-header-names.js'
import { isSafelistedMethod } from './methods.js'
import { type Failure, isFailure } from './reason.js'
import { redirectLocation } from './redirect-status.js'
import { sendRequest } from './send-request.js'
import { unsafeRequestHeaderNames } from './unsafe-request-headers.js'
import { isSameOrigin } from './url-origin.js'

/** Fetch, "CORS-preflight fetch", step 7.8: seconds where the server names none. */
const DEFAULT_MAX_AGE = 5
const METHODS = 'Access-Control-Allow-Methods'
const HEADERS = 'Access-Control-Allow-Headers'

/** Fetch, "CORS-preflight fetch". It carries no credentials, and is not redirected. */
export async function corsPreflightFetch(fetching: Fetching): Promise<Failure | null> {
  const { method, credentials } = fetching
  const names = unsafeRequestHeaderNames(askedHeaders(fetching))
  const response = await sendRequest(fetching, 'preflight', 'OPTIONS', [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', method],
    ...(names.length > 0 ? [['Access-Control-Request-Headers', names.join(',')] as const] : []),
  ])
  const failure = isFailure(response) ? response : judge(fetching, response, names)
  note(
    fetching,
    'CORS-preflight fetch',
    'preflight',
    failure ? `Blocked: ${failure.reason}.` : 'The server allows the method and the headers.',
    failure === null,
  )
  if (failure || isFailure(response)) return failure
  remember(fetching, response, credentials === 'include')
  return null
}

/** Steps 7.1 to 7.7. */
function judge(
  fetching: Fetching,
  { status, headers }: ResponseMessage,
  names: readonly string[],
): Failure | null {
  const { method } = fetching
  const isCredentialed = fetching.credentials === 'include'
  const blocked = (reason: Failure['reason'], values: Record<string, string>): Failure =>
    fail(reason, 'preflight', values)
  const check = corsCheck(preflightOrigin(fetching), isCredentialed, headers, 'preflight')
  if (check && !isPagesOwn(fetching)) return check
  if (status < 200 || status > 299) {
    // The network does not follow redirects here: they are just not ok.
    const isRedirect = redirectLocation({ status, headers }) !== null
    const values = { status: String(status) }
    return blocked(isRedirect ? 'preflight-redirect' : 'preflight-status-not-ok', values)
  }
  const methods = extractNames(headers, METHODS)
  if (methods === 'failure') {
    return blocked('preflight-invalid-allow-methods', { value: getHeader(headers, METHODS) ?? '' })
  }
  const listed = methods ?? impliedMethods(fetching)
  const isAnyMethod = !isCredentialed && listed.includes('*')
  const isMethodAllowed = listed.includes(method) || isSafelistedMethod(method) || isAnyMethod
  const allowed = extractNames(headers, HEADERS)
  if (allowed === 'failure' && (isMethodAllowed || !fetching.behavior.looksAtMethodFirst)) {
    return blocked('preflight-invalid-allow-headers', { value: getHeader(headers, HEADERS) ?? '' })
  }
  if (!isMethodAllowed || allowed === 'failure') {
    return blocked('preflight-method-not-allowed', { method })
  }
  const lower = (allowed ?? []).map((name) => name.toLowerCase())
  const isAnyHeader = !isCredentialed && lower.includes('*')
  for (const name of fetching.behavior.namesKnownHeadersFirst ? asSet(fetching, names) : names) {
    if (lower.includes(name)) continue
    // Fetch, "CORS non-wildcard request-header name".
    const isExcepted = name === 'authorization' && !letsStarCover(fetching, isAnyHeader)
    if (!isAnyHeader || isExcepted) {
      const [headerAsSet = name] =
        askedHeaders(fetching).find(([other]) => other.toLowerCase() === name) ?? []
      return blocked('preflight-header-not-allowed', { header: name, headerAsSet })
    }
  }
  return null
}

/** Step 7.4: the method need not be listed where it was not what the preflight was for. */
function impliedMethods({ behavior, method, useCorsPreflight }: Fetching): readonly string[] {
  return useCorsPreflight && !behavior.wantsMethodListed ? [method] : []
}

/** In the order in which the script has set them, but those first whose names WebKit knows. */
function asSet(fetching: Fetching, names: readonly string[]): readonly string[] {
  const set = askedHeaders(fetching).map(([name]) => name.toLowerCase())
  const inOrder = set.filter((name) => names.includes(name))
  const isKnown = (name: string): boolean => canonicalHeaderName(name) !== null
  return [...inOrder.filter(isKnown), ...inOrder.filter((name) => !isKnown(name))]
}

/** Firefox takes a preflight to the page's own origin, where redirects can lead, for no business of CORS. */
function isPagesOwn(fetching: Fetching): boolean {
  return isSameOrigin(preflightOrigin(fetching), currentUrl(fetching))
}

function letsStarCover(fetching: Fetching, isAnyHeader: boolean): boolean {
  if (!isAnyHeader || fetching.options.engine === undefined) return false
  fetching.warnings.push(
    `${HEADERS}: * lets Authorization pass in today's browsers. By the standard it does not: list the name.`,
  )
  return true
}

/** Steps 7.8 to 7.13. */
function remember(fetching: Fetching, { headers }: ResponseMessage, isCredentialed: boolean): void {
  const isNobodys = requestOrigin(fetching) !== fetching.origin && !isPagesOwn(fetching)
  if (isNobodys && fetching.behavior.keepsNothingOfNobody) return
  const maxAge = extractMaxAge(headers)
  const { needsValidMaxAge, keptStar } = fetching.behavior
  const unreadable = needsValidMaxAge && maxAge === 'failure' ? 0 : DEFAULT_MAX_AGE
  const key = { origin: preflightOrigin(fetching), url: currentUrl(fetching).href }
  const methods = extractNames(headers, METHODS)
  const allowed = extractNames(headers, HEADERS)
  const list = (value: typeof methods): readonly string[] =>
    value === null || value === 'failure'
      ? []
      : value.filter((name) => name !== '*' || keptStar !== 'itself')
  const names = list(allowed)
  fetching.cache.add(
    key,
    isCredentialed,
    typeof maxAge === 'number' ? maxAge : unreadable,
    methods === null ? impliedMethods(fetching) : list(methods),
    keptStar === 'everything' && names.includes('*') ? [...names, 'authorization'] : names,
  )
}
