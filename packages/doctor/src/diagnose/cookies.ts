import { linesOf } from '../simulate/header-list.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Evidence, Finding } from './finding.js'
import { isSameSite } from './same-site.js'

/** A cookie that a response sets, as far as it decides whether browsers keep and send it. */
interface Cookie {
  readonly name: string
  readonly sameSite: 'strict' | 'lax' | 'none' | null
  readonly isSecure: boolean
  readonly isPartitioned: boolean
  readonly path: string | null
  readonly domain: string | null
}

/**
 * "CORS is fine, still 401": whether the browser keeps the cookies that responses set, and sends them with the next request
 * of the page.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-storage-model
 */
export async function checkCookies(
  request: SimulatedRequest,
  answers: readonly Evidence[],
): Promise<readonly Finding[]> {
  if (request.credentials !== 'include') return []
  const isSame = await isSameSite(request.origin, request.url)
  const seen = new Set<string>()
  return answers.flatMap((answer) =>
    linesOf(answer.response.headers, 'Set-Cookie').flatMap((line) => {
      const cookie = parseCookie(line)
      if (cookie === null || seen.has(cookie.name)) return []
      seen.add(cookie.name)
      const found = judge(cookie, new URL(answer.request.url), isSame)
      return found === null ? [] : [{ ...found, evidence: [answer], fixes: [] }]
    }),
  )
}

function parseCookie(line: string): Cookie | null {
  const [pair = '', ...parts] = line.split(';')
  const name = pair.slice(0, pair.indexOf('=')).trim()
  if (name === '') return null
  const attributes = new Map(
    parts.map((part) => {
      const [key = '', value = ''] = part.split('=')
      return [key.trim().toLowerCase(), value.trim().toLowerCase()] as const
    }),
  )
  const sameSite = attributes.get('samesite')
  return {
    name,
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : null,
    isSecure: attributes.has('secure'),
    isPartitioned: attributes.has('partitioned'),
    path: attributes.get('path') ?? null,
    domain: attributes.get('domain') ?? null,
  }
}

type Judged = Pick<Finding, 'code' | 'severity' | 'message' | 'fix'>

function judge(cookie: Cookie, url: URL, isSame: boolean): Judged | null {
  const { name, sameSite, isSecure, isPartitioned } = cookie
  const notStored = (why: string, fix: string): Judged => ({
    code: 'cookie-not-stored',
    severity: 'error',
    message: `No browser stores the cookie ${name}: ${why}.`,
    fix,
  })
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(url.hostname)
  if (isSecure && url.protocol === 'http:' && !isLocal)
    return notStored('it is Secure, and comes over plain http', 'Serve the API over https.')
  if (sameSite === 'none' && !isSecure)
    return notStored('SameSite=None needs Secure', `Add "Secure" to the cookie ${name}.`)
  if (/^__(?:host|secure)-/i.test(name) && !isSecure)
    return notStored('its name asks for Secure', `Add "Secure" to the cookie ${name}.`)
  if (/^__host-/i.test(name) && (cookie.path !== '/' || cookie.domain !== null))
    return notStored(
      '__Host- asks for Path=/ and no Domain',
      `Write "Path=/" and no Domain for ${name}.`,
    )
  if (cookie.domain !== null && !isWithin(url.hostname, cookie.domain))
    return notStored(
      `its Domain, ${cookie.domain}, is not a domain of ${url.hostname}`,
      `Remove Domain from the cookie ${name}.`,
    )
  if (isSame) return null
  if (sameSite === 'strict' || sameSite === 'lax')
    return notStored(
      `the page is of another site, and it is SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'}`,
      ANOTHER_SITE,
    )
  if (sameSite === null)
    return {
      code: 'cookie-not-stored',
      severity: 'error',
      message: `Chromium does not store the cookie ${name}: the page is of another site, and a cookie without SameSite counts as Lax. Safari stores no cookie of another site.`,
      fix: ANOTHER_SITE,
    }
  if (isPartitioned) return null
  return {
    code: 'cookie-not-sent',
    severity: 'warning',
    message: `The cookie ${name} is of another site than the page, and not Partitioned: Safari does not store it, Firefox keeps it apart for each site, and so do visitors of Chromium who block third-party cookies. The next request then comes without the login.`,
    fix: `Add "Partitioned" to the cookie ${name}, or serve the page and the API from one site.`,
  }
}

const ANOTHER_SITE =
  'Write "SameSite=None; Secure; Partitioned", or serve the page and the API from one site, such as app.example.com and api.example.com.'

function isWithin(host: string, domain: string): boolean {
  const plain = domain.replace(/^\./, '')
  return host === plain || host.endsWith(`.${plain}`)
}
