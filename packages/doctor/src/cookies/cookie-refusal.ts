import { type Cookie, isPathWithin, isWithin } from './cookie.js'
import type { CookieContext } from './cookie-context.js'

/** The reason why a browser does not store or send a cookie, and the change that helps. */
export interface CookieRefusal {
  /** The reason, worded to continue "the cookie is not stored:". */
  readonly because: string
  readonly fix: string
}

const ONE_SITE =
  'serve the page and the API from one site, such as app.example.com and api.example.com.'
const FOR_ANOTHER_SITE = `Write "SameSite=None; Secure; Partitioned", or ${ONE_SITE}`

/**
 * Returns the reason why a browser does not store the cookie of a response; `null` if the browser
 * stores it.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-storage-model
 */
export function refusalToStore(cookie: Cookie, context: CookieContext): CookieRefusal | null {
  return refusalOnAnyPage(cookie, context) ?? refusalOnThisPage(cookie, context)
}

/**
 * Returns the reason for a rejection that does not depend on the page: the attributes contradict
 * each other or the URL.
 */
function refusalOnAnyPage(cookie: Cookie, context: CookieContext): CookieRefusal | null {
  const { name, sameSite, isSecure, isPartitioned, isHttpOnly, path, domain } = cookie
  const { url, behavior, publicSuffix } = context
  const add = `Add "Secure" to the cookie ${name}.`
  if (isSecure && !context.isSecure)
    return { because: 'it is Secure, and comes over plain http', fix: 'Serve the API over https.' }
  if (sameSite === 'none' && !isSecure && behavior.noneNeedsSecure)
    return { because: 'SameSite=None needs Secure', fix: add }
  if (isPartitioned && !isSecure) return { because: 'Partitioned needs Secure', fix: add }
  if (/^__(?:host|secure|http)-/i.test(name) && !isSecure)
    return { because: 'the prefix of its name requires Secure', fix: add }
  if (/^__(?:host-)?http-/i.test(name) && !isHttpOnly)
    return {
      because: 'the prefix of its name requires HttpOnly',
      fix: `Add "HttpOnly" to the cookie ${name}.`,
    }
  if (/^__host-/i.test(name) && (path !== '/' || domain !== null))
    return {
      because: 'the prefix __Host- requires Path=/ and no Domain',
      fix: `Write "Path=/" and no Domain for ${name}.`,
    }
  const remove = `Remove Domain from the cookie ${name}.`
  if (domain !== null && !isWithin(url.hostname, domain))
    return { because: `its Domain, ${domain}, is not a domain of ${url.hostname}`, fix: remove }
  if (domain !== null && domain !== url.hostname && isWithin(publicSuffix ?? '', domain))
    return { because: `its Domain, ${domain}, is a public suffix`, fix: remove }
  return null
}

/** Returns the reason for a rejection that depends on the site of the page. */
function refusalOnThisPage(cookie: Cookie, context: CookieContext): CookieRefusal | null {
  const { isPartitioned } = cookie
  const sameSite = cookie.sameSite ?? context.behavior.defaultSameSite
  if (sameSite !== 'none' && !context.isSameSite)
    return {
      because: `the page belongs to another site, and ${sameSiteWords(cookie)}`,
      fix: FOR_ANOTHER_SITE,
    }
  if (context.isThirdParty && context.thirdParty === 'blocked' && !isPartitioned)
    return {
      because: 'the page belongs to another site, and the browser blocks third-party cookies',
      fix: FOR_ANOTHER_SITE,
    }
  return null
}

/** A cookie that the browser has stored. */
export interface StoredCookie extends Cookie {
  /** The value of `Domain`, or the host of the response if there is none. */
  readonly host: string
  readonly isHostOnly: boolean
  readonly path: string
  /** The site of the pages that the cookie is partitioned for; `null` if it is not partitioned. */
  readonly partition: string | null
}

/**
 * Returns the reason why a browser does not send a stored cookie: `'elsewhere'` if the cookie
 * belongs to another host or path, `null` if the browser sends it.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-retrieval-algorithm
 */
export function refusalToSend(
  cookie: StoredCookie,
  context: CookieContext,
): CookieRefusal | 'elsewhere' | null {
  const { host, isHostOnly, path, isSecure, isPartitioned, partition } = cookie
  const { hostname, pathname } = context.url
  if (isHostOnly ? hostname !== host : !isWithin(hostname, host)) return 'elsewhere'
  if (!isPathWithin(pathname, path)) return 'elsewhere'
  if (partition !== null && partition !== context.partition)
    return refusalOfPartition(cookie, partition)
  if (isSecure && !context.isSecure)
    return { because: 'it is Secure, and the URL is plain http', fix: 'Call the API over https.' }
  const sameSite = cookie.sameSite ?? context.behavior.defaultSameSite
  if (sameSite !== 'none' && !context.isSameSite)
    return {
      because: `the page belongs to another site, and ${sameSiteWords(cookie)}`,
      fix: FOR_ANOTHER_SITE,
    }
  if (!context.isThirdParty || partition !== null) return null
  if (context.thirdParty === 'blocked' && !isPartitioned)
    return {
      because: 'the page belongs to another site, and the browser blocks third-party cookies',
      fix: `Set the cookie again with "SameSite=None; Secure; Partitioned" in a response to this page, or ${ONE_SITE}`,
    }
  if (context.thirdParty === 'partitioned') return refusalOfPartition(cookie, 'its own site')
  return null
}

function refusalOfPartition({ name }: StoredCookie, site: string): CookieRefusal {
  return {
    because: `it was set while a page of ${site} was open, and belongs only to pages of that site`,
    fix: `Set the cookie ${name} in a response to this page, or ${ONE_SITE}`,
  }
}

function sameSiteWords({ sameSite }: Cookie): string {
  if (sameSite === null) return 'a cookie without SameSite counts as Lax'
  return `it is SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'}`
}
