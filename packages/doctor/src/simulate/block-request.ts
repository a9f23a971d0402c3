import { addressSpaceOf, isIpLiteral, isPotentiallyTrustworthy } from './address-space.js'
import { isBadPort } from './bad-port.js'
import { currentUrl, fail, type Fetching } from './fetching.js'
import type { Failure } from './reason.js'
import type { AddressSpace } from './simulated-request.js'
import { isHttp, isSameOrigin } from './url-origin.js'

/** What browsers block before they look at origins. */
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

/** Mixed Content, "should fetching request be blocked as mixed content", for a page that came over https. */
function isMixedContent({ options, targetAddressSpace }: Fetching, url: URL): boolean {
  if (options.engine === 'webkit') return true
  // Local Network Access, "Mixed content": what is local by its name, or as the script says, needs permission in place of https.
  const isLocalByName =
    (isIpLiteral(url) && addressSpaceOf(url) === 'local') || url.hostname.endsWith('.local')
  return !isPotentiallyTrustworthy(url) && !isLocalByName && targetAddressSpace === undefined
}

const PUBLICITY: readonly AddressSpace[] = ['loopback', 'local', 'public']

/** Local Network Access, "Local Network Access check": a permission of the user's, which no header can grant. */
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
  const isLessPublic = PUBLICITY.indexOf(space) < PUBLICITY.indexOf(from)
  // Engines check what comes from the internet alone.
  if (!isLessPublic || (options.engine !== undefined && from !== 'public')) return null
  if (!isSecure) return blocked({ context: 'insecure' })
  return options.localNetworkPermission === 'denied' ? blocked() : null
}
