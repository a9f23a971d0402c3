import { CookieJar, type ThirdPartyCookies } from '@webcors/doctor'
import type { Arguments } from './read-arguments.js'
import { readEngine } from './read-request.js'
import { UsageError } from './usage-error.js'

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
