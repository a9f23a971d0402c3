import { ProxyError } from '../answer/proxy-error.js'
import type { TargetInfo } from '../options/proxy-options.js'
import type { CompiledProxy } from './compile-proxy.js'
import type { Destination } from './locate.js'
import type { RequestHead } from './request-head.js'
import { settleInTime } from './settle-in-time.js'

/**
 * Calls the limit, then `authorize`. Returns, or resolves, if the request may continue. The result
 * is a promise if there is an `authorize`, or if the limit is asynchronous.
 *
 * @throws {ProxyError} if one of them denies the request
 */
export function passGates(
  { options, limit }: CompiledProxy,
  head: RequestHead,
  destination: Destination,
): void | Promise<void> {
  const info = infoOf(destination)
  const limited = limit(head.request, info)
  if (!options.authorize) return limited
  return (async () => {
    await limited
    await assertAuthorized(options.authorize, head, info)
  })()
}

/**
 * Calls `authorize`.
 *
 * @throws {ProxyError} if it does not return or resolve `true`
 */
export async function assertAuthorized(
  authorize: CompiledProxy['options']['authorize'],
  head: RequestHead,
  info: TargetInfo,
): Promise<void> {
  if (!authorize) return
  let answer: unknown
  try {
    answer = await settleInTime(() => authorize(head.request, info))
  } catch (cause) {
    throw new ProxyError('not-authorized', { cause })
  }
  // A truthy promise or text must not allow a request.
  if (answer !== true) throw new ProxyError('not-authorized')
}

export function infoOf({ target, url }: Destination): TargetInfo {
  return { mount: target.mount, origin: url.origin }
}
