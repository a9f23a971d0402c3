import type { FixPolicy } from './fix.js'

const USUAL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const USUAL_HEADERS = ['Content-Type', 'Authorization', 'X-Requested-With', 'X-CSRF-Token']

/**
 * The facts that a fix is built from. Fields are absent when the message or the request does not
 * name them.
 */
export interface FixHints {
  /** The page's origin, as the message spells it. */
  readonly origin?: string | undefined
  /** The URL of the request. */
  readonly url?: string | undefined
  /**
   * Whether the request has credentials.
   *
   * @default false
   */
  readonly isCredentialed?: boolean
  /** Methods to allow besides the usual ones. */
  readonly methods?: readonly string[]
  /** Header names to allow besides the usual ones. */
  readonly headers?: readonly string[]
}

/**
 * Stands for the page's origin in fixes for a text that names none. Its wording shows that it must
 * be replaced.
 */
export const UNKNOWN_ORIGIN = 'https://origin-of-your-page.example'

/**
 * Creates a policy that allows the request that failed, and every usual method and header. The
 * hints may come from pasted text and go into code, so only plain names are kept: no value can end
 * a string or a line there.
 */
export function fixPolicy({
  origin,
  url = '',
  isCredentialed = false,
  methods = [],
  headers = [],
}: FixHints): FixPolicy {
  return {
    origins: [harmlessOrigin(origin) ?? UNKNOWN_ORIGIN],
    api: URL.canParse(url) ? harmlessOrigin(new URL(url).origin) : null,
    isCredentialed,
    methods: withUsual(methods.map(upper), USUAL_METHODS),
    headers: withUsual(headers, USUAL_HEADERS),
  }
}

/**
 * Matches origins that `createCors` refuses. A page of `file:` sends `null`, and no page has another
 * of these schemes, an empty label or port 0.
 */
const REFUSED = /^(?:file|ftp|wss?):|^https?:.*(?:\/\.|\.\.|\.:|\.$)|:0$/

/**
 * Returns an origin as browsers send it; `null` if no policy can allow it, or if it cannot stand in
 * code without escapes.
 */
function harmlessOrigin(text = ''): string | null {
  const isHarmless = /^[a-z][a-z\d+.-]{0,30}:\/\/[\w.:[\]-]{1,253}$/i.test(text)
  if (!isHarmless || !URL.canParse(text)) return null
  const { protocol, host } = new URL(text)
  const origin = `${protocol}//${host}`
  return REFUSED.test(origin) ? null : origin
}

/**
 * Browsers send `patch` and `query` in lower case if the script writes them so, but servers only
 * have `PATCH` and `QUERY`. The page has to change its spelling, so the fix allows the method that
 * it will send then.
 *
 * @see https://fetch.spec.whatwg.org/#concept-method-normalize
 */
function upper(method: string): string {
  return /^(?:patch|query)$/.test(method) ? method.toUpperCase() : method
}

function withUsual(names: readonly string[], usual: readonly string[]): readonly string[] {
  const isUsual = (name: string): boolean =>
    usual.some((other) => other.toLowerCase() === name.toLowerCase())
  return [...usual, ...names.filter((name) => /^[\w-]{1,100}$/.test(name) && !isUsual(name))]
}
