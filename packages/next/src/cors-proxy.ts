import type { CorsArguments } from '@webcors/core'
import { assertHandler, type CheckedSource, type SourceInput } from '@webcors/core/adapter'
import type { NextFetchEvent, NextRequest } from 'next/server.js'
import type { RouteHooks } from './route-types.js'
import { wrapHandler } from './wrap-handler.js'

/** The arguments with which Next calls a proxy. */
export type ProxyContext = [request: NextRequest, event: NextFetchEvent]

type ProxyResult = Response | null | undefined | void

/** A proxy function. If it returns nothing, the request continues. */
export type ProxyFunction = (...context: ProxyContext) => ProxyResult | Promise<ProxyResult>

/** Options of a proxy beside the policy. */
export interface ProxyHooks extends RouteHooks<ProxyContext> {
  /** The application's own proxy. It runs behind the policy, and sees no preflight. */
  readonly proxy?: ProxyFunction
}

/**
 * Creates a proxy for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * export const proxy = corsProxy()
 * ```
 */
export function corsProxy(): (...context: ProxyContext) => Promise<Response>
/**
 * Creates a proxy (`middleware` until Next 15). The proxy answers preflights, and adds the policy's
 * headers to all other responses: of pages, routes, files, 404 and errors.
 *
 * @example
 * ```ts
 * export const proxy = corsProxy({ origin: 'https://app.example.com', credentials: true })
 * export const config = { matcher: '/api/:path*' }
 * ```
 *
 * @param source options, a policy, or a function of the request that selects one
 * @param hooks `proxy` is the application's own proxy; `onError` answers its errors; `onDecision`
 *   gets selections that failed; `vary` names the request headers that a selecting function reads
 * @throws {CorsOptionsError} for invalid options, and for a proxy that has a policy already
 */
export function corsProxy<const Source extends SourceInput<ProxyContext, NextRequest>>(
  source: CheckedSource<Source, ProxyContext, NextRequest>,
  hooks?: ProxyHooks,
): (...context: ProxyContext) => Promise<Response>
export function corsProxy(...given: unknown[]): (...context: ProxyContext) => Promise<Response> {
  const args = given as CorsArguments<ProxyContext, ProxyHooks>
  const { proxy = () => undefined, ...others } = { ...args[1] }
  assertHandler(proxy, 'fetch')
  const rest = args.map((arg, index) => (index === 1 && arg ? others : arg)) as typeof args
  return wrapHandler(
    async (...context) => (await proxy(...context)) ?? continueRequest(),
    rest,
    corsProxy,
  )
}

/**
 * Creates the response of `NextResponse.next()`. Every host of Next recognizes it by this header.
 */
function continueRequest(): Response {
  return new Response(null, { headers: { 'x-middleware-next': '1' } })
}
