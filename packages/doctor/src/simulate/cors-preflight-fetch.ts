import { corsCheck } from './cors-check.js'
import { extractMaxAge, extractNames } from './extract-header-values.js'
import {
  requestedHeaders,
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

/**
 * The number of seconds that a response without `Access-Control-Max-Age` is cached.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.8
 */
const DEFAULT_MAX_AGE = 5
const METHODS = 'Access-Control-Allow-Methods'
const HEADERS = 'Access-Control-Allow-Headers'

/**
 * Fetch, "CORS-preflight fetch". A preflight has no credentials, and its redirects are not
 * followed.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export async function corsPreflightFetch(fetching: Fetching): Promise<Failure | null> {
  const { method, credentials } = fetching
  const names = unsafeRequestHeaderNames(requestedHeaders(fetching))
  const response = await sendRequest(fetching, 'preflight', 'OPTIONS', [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', method],
    ...(names.length > 0 ? [['Access-Control-Request-Headers', names.join(',')] as const] : []),
  ])
  const failure = isFailure(response) ? response : checkResponse(fetching, response, names)
  note(
    fetching,
    'CORS-preflight fetch',
    'preflight',
    failure ? `Blocked: ${failure.reason}.` : 'The server allows the method and the headers.',
    failure === null,
  )
  if (failure || isFailure(response)) return failure
  storeInCache(fetching, response, credentials === 'include')
  return null
}

/**
 * Checks the response of a preflight: steps 7.1 to 7.7.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function checkResponse(
  fetching: Fetching,
  { status, headers }: ResponseMessage,
  names: readonly string[],
): Failure | null {
  const { method } = fetching
  const isCredentialed = fetching.credentials === 'include'
  const blocked = (reason: Failure['reason'], values: Record<string, string>): Failure =>
    fail(reason, 'preflight', values)
  const check = corsCheck(preflightOrigin(fetching), isCredentialed, headers, 'preflight')
  if (check && !isToPageOrigin(fetching)) return check
  if (status < 200 || status > 299) {
    // The browser does not follow redirects of a preflight: their status is not an ok status.
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
  if (allowed === 'failure' && (isMethodAllowed || !fetching.behavior.checksMethodFirst)) {
    return blocked('preflight-invalid-allow-headers', { value: getHeader(headers, HEADERS) ?? '' })
  }
  if (!isMethodAllowed || allowed === 'failure') {
    return blocked('preflight-method-not-allowed', { method })
  }
  const lower = (allowed ?? []).map((name) => name.toLowerCase())
  const isAnyHeader = !isCredentialed && lower.includes('*')
  for (const name of fetching.behavior.reportsKnownHeadersFirst
    ? inReportedOrder(fetching, names)
    : names) {
    if (lower.includes(name)) continue
    // https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
    const isExcepted = name === 'authorization' && !doesWildcardCover(fetching, isAnyHeader)
    if (!isAnyHeader || isExcepted) {
      const [headerAsSet = name] =
        requestedHeaders(fetching).find(([other]) => other.toLowerCase() === name) ?? []
      return blocked('preflight-header-not-allowed', { header: name, headerAsSet })
    }
  }
  return null
}

/**
 * Returns the methods that are allowed without a list. Step 7.4: if the use-CORS-preflight flag is
 * set, the method of the request is allowed.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function impliedMethods({ behavior, method, useCorsPreflight }: Fetching): readonly string[] {
  return useCorsPreflight && !behavior.requiresListedMethod ? [method] : []
}

/**
 * Returns the names in the order in which WebKit reports them: names that WebKit knows come first,
 * then the order of the script.
 */
function inReportedOrder(fetching: Fetching, names: readonly string[]): readonly string[] {
  const set = requestedHeaders(fetching).map(([name]) => name.toLowerCase())
  const inOrder = set.filter((name) => names.includes(name))
  const isKnown = (name: string): boolean => canonicalHeaderName(name) !== null
  return [...inOrder.filter(isKnown), ...inOrder.filter((name) => !isKnown(name))]
}

/**
 * Whether a redirect has led the preflight to the page's own origin. Firefox does not apply CORS
 * there.
 */
function isToPageOrigin(fetching: Fetching): boolean {
  return isSameOrigin(preflightOrigin(fetching), currentUrl(fetching))
}

/** Whether a wildcard covers `Authorization`. It does in all engines, but not by the standard. */
function doesWildcardCover(fetching: Fetching, isAnyHeader: boolean): boolean {
  if (!isAnyHeader || fetching.options.engine === undefined) return false
  fetching.warnings.push(
    `${HEADERS}: * covers Authorization in today's browsers, but not by the standard: list the name.`,
  )
  return true
}

/**
 * Stores the allowed methods and headers in the cache: steps 7.8 to 7.13.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function storeInCache(
  fetching: Fetching,
  { headers }: ResponseMessage,
  isCredentialed: boolean,
): void {
  const isTainted = requestOrigin(fetching) !== fetching.origin && !isToPageOrigin(fetching)
  if (isTainted && fetching.behavior.cachesNoTaintedOrigin) return
  const maxAge = extractMaxAge(headers)
  const { needsValidMaxAge, cachedWildcard } = fetching.behavior
  const unreadable = needsValidMaxAge && maxAge === 'failure' ? 0 : DEFAULT_MAX_AGE
  const key = { origin: preflightOrigin(fetching), url: currentUrl(fetching).href }
  const methods = extractNames(headers, METHODS)
  const allowed = extractNames(headers, HEADERS)
  const list = (value: typeof methods): readonly string[] =>
    value === null || value === 'failure'
      ? []
      : value.filter((name) => name !== '*' || cachedWildcard !== 'itself')
  const names = list(allowed)
  fetching.cache.add(
    key,
    isCredentialed,
    typeof maxAge === 'number' ? maxAge : unreadable,
    methods === null ? impliedMethods(fetching) : list(methods),
    cachedWildcard === 'everything' && names.includes('*') ? [...names, 'authorization'] : names,
  )
}
