import { ProxyError } from '../answer/proxy-error.js'
import type { CompiledProxy } from './compile-proxy.js'
import { assertAuthorized, infoOf } from './gates.js'
import type { Destination } from './locate.js'
import { isRedirect, redirectOf } from './location.js'
import type { UpstreamHead } from './relay-head.js'
import type { RequestHead } from './request-head.js'
import { createUpstreamCall, type UpstreamCall } from './upstream-call.js'

/** A response of a target whose body has not been read. */
export interface UpstreamAnswer extends UpstreamHead {
  /** Reads and drops the body, or closes the connection. */
  discard(): void
}

const MAX_HOPS = 5

/**
 * Sends a request, and follows redirects if the target allows this. Each redirect is a new request.
 * A target must cover its URL, `authorize` must allow its origin, and the request gets only the
 * headers and secrets of that target.
 *
 * @throws {ProxyError} if the request fails, or a redirect is refused
 */
export async function sendAndFollow<Answer extends UpstreamAnswer>(
  proxy: CompiledProxy,
  head: RequestHead,
  first: Destination,
  send: (call: UpstreamCall) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly call: UpstreamCall }> {
  const { options } = proxy
  const follows = first.target.redirects === 'follow' && /^(?:GET|HEAD)$/.test(head.method)
  let call = createUpstreamCall(head, first, options)
  let answer = await send(call)
  for (let hop = 1; isRedirect(answer.status); hop++) {
    if (!follows) break
    const location = locationOf(answer)
    if (location === null) break
    answer.discard()
    const to = redirectOf(location, call, options.redirectTargets)
    if (to === null || hop > MAX_HOPS || !to.target.methods.includes(head.method)) {
      throw new ProxyError('redirect-refused')
    }
    // One target can cover many origins, and `authorize` decides on each origin.
    if (to.target !== call.target || to.url.origin !== call.url.origin) {
      await assertAuthorized(options.authorize, head, infoOf(to))
    }
    call = createUpstreamCall(head, to, options)
    answer = await send(call)
  }
  return { answer, call }
}

function locationOf({ headers }: UpstreamHead): string | null {
  for (let index = 0; index < headers.length; index += 2) {
    if ((headers[index] as string).toLowerCase() === 'location') return headers[index + 1] as string
  }
  return null
}
