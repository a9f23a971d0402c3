import type { CorsArguments } from '@webcors/core'
import { type CheckedSource, checkHandler, type SourceInput } from '@webcors/core/adapter'
import type { NextFetchEvent, NextRequest } from 'next/server.js'
import type { RouteHooks } from './route-types.js'
import { wrapHandler } from './wrap-handler.js'

/** What Next calls a proxy with. */
export type ProxyContext = [request: NextRequest, event: NextFetchEvent]

type ProxyResult = Response | null | undefined | void

/** A proxy function; where it returns nothing, the request goes on. */
export type ProxyFunction = (...context: ProxyContext) => ProxyResult | Promise<ProxyResult>

/** Options of a proxy beside the policy. */
export interface ProxyHooks extends RouteHooks<ProxyContext> {
  /** The proxy that the application has already. It runs behind the policy, and sees no preflight. */
  readonly proxy?: ProxyFunction
}

/** Makes a proxy for the public policy: any origin, no credentials. */
export function corsProxy(): (...context: ProxyContext) => Promise<Response>
/**
 * Makes a proxy (`middleware` until Next 15) that answers preflights, and gives whatever answers the
 * other requests the policy's headers: pages, routes, files, what is not found, what fails.
 *
 * @example
 * ```ts
 * export const proxy = corsProxy({ origin: 'https://app.example.com', credentials: true })
 * export const config = { matcher: '/api/:path*' }
 * ```
 *
 * @param source options, a policy, or a function of the request that selects one
 * @throws {CorsOptionsError} for invalid options, and for a proxy that has a policy already
 */
export function corsProxy<const Source extends SourceInput<ProxyContext, NextRequest>>(
  source: CheckedSource<Source, ProxyContext, NextRequest>,
  hooks?: ProxyHooks,
): (...context: ProxyContext) => Promise<Response>
export function corsProxy(...given: unknown[]): (...context: ProxyContext) => Promise<Response> {
  const args = given as CorsArguments<ProxyContext, ProxyHooks>
  const { proxy = () => undefined, ...others } = { ...args[1] }
  checkHandler(proxy, 'fetch')
  const rest = args.map((arg, index) => (index === 1 && arg ? others : arg)) as typeof args
  return wrapHandler(async (...context) => (await proxy(...context)) ?? goOn(), rest, corsProxy)
}

/** What `NextResponse.next()` returns. Every host of Next recognizes such a response by this header. */
function goOn(): Response {
  return new Response(null, { headers: { 'x-middleware-next': '1' } })
}
