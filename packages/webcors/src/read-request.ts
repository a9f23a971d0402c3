import type { SimulatedRequest, SimulateOptions } from '@webcors/doctor'
import type { CopiedRequest } from './input/copied-request.js'
import type { Arguments } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/** The options that describe the request of a page. */
export const REQUEST_OPTIONS = {
  // A page has one origin. Without `multiple`, the last of several would replace the others.
  origin: { type: 'string', multiple: true },
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

type Copied = Omit<CopiedRequest, 'url'>

const NOTHING_COPIED: Copied = { method: 'GET', headers: [], origin: null, isCredentialed: false }

/**
 * Reads the request of the page from the arguments.
 *
 * @param copied the parts of a copied request. The arguments take precedence
 * @throws {UsageError} for a request that no page can send
 */
export function readRequest(
  url: string,
  given: Arguments,
  copied: Copied = NOTHING_COPIED,
): SimulatedRequest {
  const ownBody = given.text('body')
  const usualMethod = ownBody !== undefined && /^GET$/i.test(copied.method) ? 'POST' : copied.method
  const method = given.text('method') ?? usualMethod
  if (!TOKEN.test(method))
    throw new UsageError(
      `Cannot send the method "${method}": it is not a method name. Write one such as PUT.`,
    )
  const canHaveBody = !/^(?:GET|HEAD)$/i.test(method)
  if (ownBody !== undefined && !canHaveBody) {
    throw new UsageError(
      `Cannot send a body with ${method}: leave --body out, or write another --method.`,
    )
  }
  // curl sends a body with GET too, and no page does.
  const body = ownBody ?? (canHaveBody ? copied.body : undefined)
  return {
    url: readUrl(url),
    origin: readOrigin(readPageOrigin(given) ?? copied.origin ?? undefined),
    method,
    headers: replaceHeaders(copied.headers, given.list('header').map(readHeader)),
    credentials: given.flag('credentials') || copied.isCredentialed ? 'include' : 'same-origin',
    ...(body !== undefined && { body }),
  }
}

/** Returns the origin of the arguments, as the user wrote it. */
function readPageOrigin(given: Arguments): string | undefined {
  const [origin, other] = given.list('origin')
  if (other === undefined) return origin
  throw new UsageError(
    `Cannot use the origin "${other}" after "${origin}": a page has one origin. Run the command once for each.`,
  )
}

/** Adds headers to others, in place of those with the same names. */
function replaceHeaders(headers: Copied['headers'], own: Copied['headers']): Copied['headers'] {
  const replaced = new Set(own.map(([name]) => name.toLowerCase()))
  return [...headers.filter(([name]) => !replaced.has(name.toLowerCase())), ...own]
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
export function looksLikeHost(text: string): boolean {
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
