import { type DriftResponse, elementsOf, linesOf } from './http-message.js'

/** The effect of a response on a page and on a cache, by the Fetch standard. */
export interface Effect {
  /** Whether the CORS check passes without credentials. */
  readonly readable: boolean
  /** Whether the CORS check passes with credentials. */
  readonly withCredentials: boolean
  readonly exposed: readonly string[]
  readonly timing: boolean
  /** Whether a cache keeps a response for each origin. */
  readonly variesByOrigin: boolean
}

/**
 * Returns the effect of a response to an actual request.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check
 */
export function effectOf(response: DriftResponse, origin: string | null): Effect {
  const lines = linesOf(response, 'Access-Control-Allow-Origin')
  const [value] = lines.length === 1 ? lines : []
  const isOwn = value !== undefined && value === origin
  const vary = elementsOf(response, 'Vary')
  const timing = linesOf(response, 'Timing-Allow-Origin')
    .flatMap((line) => line.split(','))
    .map((element) => element.trim())
  return {
    readable: value === '*' || isOwn,
    withCredentials:
      isOwn && linesOf(response, 'Access-Control-Allow-Credentials').join() === 'true',
    exposed: elementsOf(response, 'Access-Control-Expose-Headers'),
    timing: timing.includes('*') || (origin !== null && timing.includes(origin)),
    variesByOrigin: vary.includes('origin') || vary.includes('*'),
  }
}

/**
 * The effect of a response to a preflight: the requested method and header names that a browser
 * then allows.
 */
export interface PreflightEffect {
  readonly ok: boolean
  readonly method: boolean
  readonly names: readonly string[]
}

/**
 * Returns the effect of a response to a preflight.
 *
 * @param credentials whether the page sends credentials: a star is then a name like any other
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function preflightEffectOf(
  response: DriftResponse,
  origin: string | null,
  credentials: boolean,
  method: string,
  names: readonly string[],
): PreflightEffect {
  const { readable, withCredentials } = effectOf(response, origin)
  const methods = linesOf(response, 'Access-Control-Allow-Methods')
    .flatMap((line) => line.split(','))
    .map((element) => element.trim())
  const allowed = elementsOf(response, 'Access-Control-Allow-Headers')
  const isSafelisted = /^(GET|HEAD|POST)$/.test(method)
  const star = (list: readonly string[]): boolean => !credentials && list.includes('*')
  return {
    ok:
      response.status >= 200 &&
      response.status <= 299 &&
      (credentials ? withCredentials : readable),
    method: isSafelisted || methods.includes(method) || star(methods),
    // A star never covers Authorization:
    // https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
    names: names.filter(
      (name) => allowed.includes(name) || (star(allowed) && name !== 'authorization'),
    ),
  }
}
