import type { CorsDecision } from '@webcors/core'
import { ProxyError } from '../answer/proxy-error.js'
import type { CompiledProxy } from './compile-proxy.js'
import { allowsPath, type Destination, destinationOf, type Located } from './locate.js'
import type { RequestHead } from './request-head.js'

/**
 * Admits or refuses a request by its head, before anything is sent.
 *
 * @throws {ProxyError} if the request is refused
 */
export function admit(
  { options }: CompiledProxy,
  head: RequestHead,
  decision: CorsDecision,
  located: Located | null,
): Destination {
  assertCaller(head, decision)
  if (head.header('upgrade') !== null && /\bupgrade\b/i.test(head.header('connection') ?? '')) {
    throw new ProxyError('upgrade-not-supported')
  }
  if (located === null) throw new ProxyError('target-unknown')
  const { target } = located
  if (!target.methods.includes(head.method)) {
    throw new ProxyError('method-not-allowed', { allow: target.methods })
  }
  const destination = destinationOf(located)
  if (typeof destination === 'string') throw new ProxyError(destination)
  if (!allowsPath(target, destination.path)) throw new ProxyError('path-not-allowed')
  if (hasPassed(head.header('via'), options.name)) throw new ProxyError('loop')
  if (head.hasBody && Number(head.header('content-length') ?? 0) > options.maxRequestBytes) {
    throw new ProxyError('request-too-large')
  }
  return destination
}

/**
 * Admits only `fetch()` of allowed pages and of the proxy's own origin, because a navigation, a
 * frame, a classic script or a service worker would use a response as more than data. Programs that
 * are not browsers can send any header. The option `authorize` stops those.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
function assertCaller(head: RequestHead, { kind, allowed }: CorsDecision): void {
  const destination = head.header('sec-fetch-dest')
  const isWorker = destination === 'serviceworker' || head.header('service-worker') !== null
  const isNavigation = head.header('sec-fetch-mode') === 'navigate'
  if (isWorker || isNavigation) throw new ProxyError('origin-required')
  // The policy need not allow the proxy's own origin, which browsers send with a POST, but not with
  // a GET: https://fetch.spec.whatwg.org/#append-a-request-origin-header
  if (head.header('sec-fetch-site') === 'same-origin' && destination === 'empty') return
  if (kind === 'non-cors') throw new ProxyError('origin-required')
  if (!allowed) throw new ProxyError('origin-not-allowed')
}

/**
 * Whether a request has already passed a proxy of this name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.3
 */
function hasPassed(via: string | null, name: string): boolean {
  if (via === null) return false
  return via.split(',').some((entry) => entry.trim().split(/\s+/)[1] === name)
}
