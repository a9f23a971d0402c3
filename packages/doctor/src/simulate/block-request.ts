import { addressSpaceOf, isIpLiteral, isPotentiallyTrustworthy } from './address-space.js'
import { isBadPort } from './bad-port.js'
import { currentUrl, fail, type Fetching } from './fetching.js'
import type { Failure } from './reason.js'
import type { AddressSpace } from './simulated-request.js'
import { isHttp, isSameOrigin } from './url-origin.js'

/**
 * Returns the failure if a browser blocks the request before it compares origins; `null` otherwise.
 */
export function blockRequest(fetching: Fetching): Failure | null {
  const url = currentUrl(fetching)
  const { origin, options } = fetching
  if (!isHttp(url)) return null
  if (isBadPort(url)) return fail('bad-port', 'request', { port: url.port })
  const page = origin === 'null' ? null : new URL(origin)
  if (page?.protocol === 'https:' && url.protocol === 'http:' && isMixedContent(fetching, url))
    return fail('mixed-content', 'request', { url: url.href })
  // WebKit has no such checks.
  if (page === null || options.engine === 'webkit') return null
  return checkLocalNetwork(fetching, page, url)
}

/**
 * Mixed Content, "should fetching request be blocked as mixed content", for a page from https.
 *
 * @see https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
function isMixedContent({ options, targetAddressSpace }: Fetching, url: URL): boolean {
  if (options.engine === 'webkit') return true
  // Local Network Access, "Mixed content": a URL that is local by its name, or by the option of the
  // script, needs the user's permission instead of https.
  // https://wicg.github.io/local-network-access/
  const isLocalByName =
    (isIpLiteral(url) && addressSpaceOf(url) === 'local') || url.hostname.endsWith('.local')
  return !isPotentiallyTrustworthy(url) && !isLocalByName && targetAddressSpace === undefined
}

const FROM_PRIVATE_TO_PUBLIC: readonly AddressSpace[] = ['loopback', 'local', 'public']

/**
 * Local Network Access, "Local Network Access check". It needs a permission of the user, which no
 * header can grant.
 *
 * @see https://wicg.github.io/local-network-access/
 */
function checkLocalNetwork(
  { options, targetAddressSpace }: Fetching,
  page: URL,
  url: URL,
): Failure | null {
  const isSecure = isPotentiallyTrustworthy(page)
  if (isSecure && isSameOrigin(page.origin, url)) return null
  const space = options.targetAddressSpace ?? addressSpaceOf(url)
  const blocked = (values: Record<string, string> = {}): Failure =>
    fail('local-network-access', 'request', { url: url.href, space, ...values })
  if (targetAddressSpace !== undefined && targetAddressSpace !== space)
    return blocked({ target: targetAddressSpace })
  const from = options.pageAddressSpace ?? addressSpaceOf(page)
  const isLessPublic = FROM_PRIVATE_TO_PUBLIC.indexOf(space) < FROM_PRIVATE_TO_PUBLIC.indexOf(from)
  // Engines check only pages from public addresses.
  if (!isLessPublic || (options.engine !== undefined && from !== 'public')) return null
  if (!isSecure) return blocked({ context: 'insecure' })
  return options.localNetworkPermission === 'denied' ? blocked() : null
}
