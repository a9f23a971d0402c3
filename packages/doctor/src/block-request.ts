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
  const target = options.targetAddressSpace ?? addressSpaceOf(url)
  // Local Network Access, "Mixed content": what is local by its name needs permission in place of https.
  const isLocalByName = (isIpLiteral(url) && target !== 'public') || url.hostname.endsWith('.local')
  const isMixed = page?.protocol === 'https:' && url.protocol === 'http:'
  const isTrusted =
    options.engine === 'webkit' ? false : isPotentiallyTrustworthy(url) || isLocalByName
  const isDeclared = options.targetAddressSpace !== undefined && target !== 'public'
  if (isMixed && !isTrusted && !isDeclared)
    return fail('mixed-content', 'request', { url: url.href })
  return page ? checkLocalNetwork(fetching, page, url, target) : null
}

/** Local Network Access, "Integration with Fetch": a permission of the user's, which no header can grant. */
function checkLocalNetwork(
  { options }: Fetching,
  page: URL,
  url: URL,
  target: AddressSpace,
): Failure | null {
  if (options.engine === 'webkit' || target === 'public' || isSameOrigin(page.origin, url))
    return null
  const from = options.pageAddressSpace ?? addressSpaceOf(page)
  if (from !== 'public') return null
  const isGranted = isPotentiallyTrustworthy(page) && options.localNetworkPermission !== 'denied'
  return isGranted
    ? null
    : fail('local-network-access', 'request', { url: url.href, space: target })
}
