import {
  CookieJar,
  type SimulatedRequest,
  type SimulateOptions,
  type ThirdPartyCookies,
} from '@webcors/doctor'
import type { Arguments } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/** The options that describe the request of a page. */
export const REQUEST_OPTIONS = {
  origin: { type: 'string' },
  // The short options are those of curl.
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  credentials: { type: 'boolean' },
  cookie: { type: 'string', multiple: true },
  'third-party-cookies': { type: 'string' },
  body: { type: 'string', short: 'd' },
  engine: { type: 'string' },
} as const

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/

/**
 * Reads the request of the page from the arguments.
 *
 * @throws {UsageError} for a request that no page can send
 */
export function readRequest(url: string, given: Arguments): SimulatedRequest {
  const body = given.text('body')
  const method = given.text('method') ?? (body === undefined ? 'GET' : 'POST')
  if (!TOKEN.test(method))
    throw new UsageError(
      `Cannot send the method "${method}": it is not a method name. Write one such as PUT.`,
    )
  if (body !== undefined && /^(?:GET|HEAD)$/i.test(method)) {
    throw new UsageError(
      `Cannot send a body with ${method}: leave --body out, or write another --method.`,
    )
  }
  return {
    url: readUrl(url),
    origin: readOrigin(given.text('origin')),
    method,
    headers: given.list('header').map(readHeader),
    credentials: given.flag('credentials') ? 'include' : 'same-origin',
    ...(body !== undefined && { body }),
  }
}

/**
 * Reads the engine whose deviations from the standard the simulation follows.
 *
 * @throws {UsageError}
 */
export function readEngine(given: Arguments): NonNullable<SimulateOptions['engine']> {
  const engine = given.text('engine') ?? 'chromium'
  if (engine === 'chromium' || engine === 'firefox' || engine === 'webkit') return engine
  throw new UsageError(
    `Cannot simulate the engine "${engine}": no such engine. Write chromium, firefox or webkit.`,
  )
}

/**
 * Creates a jar with the cookies of `--cookie`. The server of this URL set them while one of its
 * own pages was open.
 *
 * @returns `undefined` if no option about cookies is given
 * @throws {UsageError} for a line that is not a cookie, or that no browser stores
 */
export async function readCookies(url: string, given: Arguments): Promise<CookieJar | undefined> {
  const lines = given.list('cookie')
  const thirdParty = given.text('third-party-cookies')
  if (lines.length === 0 && thirdParty === undefined) return undefined
  if (!isThirdParty(thirdParty))
    throw new UsageError(
      `Cannot use --third-party-cookies "${thirdParty}": write allowed, partitioned or blocked.`,
    )
  const jar = new CookieJar(thirdParty === undefined ? {} : { thirdPartyCookies: thirdParty })
  const visit = { origin: new URL(url).origin, urls: [new URL(url)], engine: readEngine(given) }
  for (const line of lines) {
    const [event] = await jar.keep(visit, [['Set-Cookie', line]])
    if (event === undefined)
      throw new UsageError(
        `Cannot store the cookie "${line}": it has no name. Write it as the server sets it: 'sid=1; SameSite=Lax'.`,
      )
    if (event.because !== null)
      throw new UsageError(
        `Cannot store the cookie ${event.name}: no browser stores it, because ${event.because}. ${event.fix}`,
      )
  }
  return jar
}

function isThirdParty(text: string | undefined): text is ThirdPartyCookies | undefined {
  return text === undefined || ['allowed', 'partitioned', 'blocked'].includes(text)
}

/**
 * Reads an http or https URL. A host without a scheme gets http on this computer, and https
 * elsewhere.
 *
 * @throws {UsageError}
 */
export function readUrl(text: string): string {
  if (looksLikeHost(text)) return withScheme(text)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text
  throw new UsageError(
    `Cannot request "${text}": it is not an http or https URL. Write one such as https://api.example.com/.`,
  )
}

/**
 * Whether a text is a host without a scheme. (`localhost:3000` is also a URL with the scheme
 * `localhost:`.)
 */
function looksLikeHost(text: string): boolean {
  return /^(?:[\w-]+(?:\.[\w-]+)+\.?|localhost|\[[\da-f:.]+\])(?::\d+)?(?:[/?#]|$)/i.test(text)
}

function withScheme(host: string): string {
  return `${/^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|\[)/.test(host) ? 'http' : 'https'}://${host}`
}

/**
 * Matches the origins of app and extension pages, such as `app://.`, `capacitor://localhost`,
 * `chrome-extension://abc` and `file://`.
 */
const OTHER_ORIGIN = /^(?!https?:)[a-z][a-z\d+.-]*:\/\/[^\s/?#*"'\\]*$/

/**
 * Reads an origin of any scheme, as browsers serialize it.
 *
 * @throws {UsageError}
 */
export function readOrigin(text: string | undefined): string {
  if (text === undefined) {
    throw new UsageError('Give the origin of the page: --origin https://app.example.com.')
  }
  if (text === 'null' || OTHER_ORIGIN.test(text)) return text
  if (text.includes('*')) {
    throw new UsageError(
      `Cannot use the origin "${text}": a page has one origin. Write it, such as https://app.example.com.`,
    )
  }
  const whole = looksLikeHost(text) ? withScheme(text) : text
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) {
    throw new UsageError(
      `Cannot use the origin "${text}": an origin is a scheme and a host. Write one such as https://app.example.com.`,
    )
  }
  const { origin } = new URL(whole)
  if (origin !== whole) {
    throw new UsageError(
      `Cannot use the origin "${text}": browsers write it as ${origin}. Write it so.`,
    )
  }
  return origin
}

function readHeader(text: string): readonly [string, string] {
  const at = text.indexOf(':')
  const name = text.slice(0, at).trim()
  if (at < 1 || !TOKEN.test(name)) {
    throw new UsageError(`Cannot send the header "${text}": write it as 'Name: value'.`)
  }
  const value = text.slice(at + 1).trim()
  // oxlint-disable-next-line no-control-regex -- these characters are invalid in a header value
  if (/[\u0000-\u0008\u000a-\u001f\u007f\u{100}-\u{10ffff}]/u.test(value)) {
    throw new UsageError(
      `Cannot send the header ${name}: its value has a character that is invalid in a header. Remove it.`,
    )
  }
  return [name, value]
}
