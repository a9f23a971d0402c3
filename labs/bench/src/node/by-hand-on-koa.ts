import type { Middleware } from 'koa'
import { EXPOSED, POLICY } from '../kinds.ts'
import { finishHead, isPreflight, preflightHeaders } from './by-hand-on-node.ts'

const ORIGINS = new Set<string>(POLICY.origin)

/**
 * The least code that a careful person writes for Koa. An error, or the application's `Vary`,
 * removes its headers.
 */
export function minimumOnKoa(any: boolean): Middleware {
  return (context, next) => {
    const origin = context.get('Origin')
    const isAllowed = ORIGINS.has(origin)
    context.set('Vary', 'Origin')
    if (isAllowed) {
      context.set('Access-Control-Allow-Origin', origin)
      context.set('Access-Control-Allow-Credentials', 'true')
    }
    if (!isPreflight(context.method, context.headers)) {
      if (isAllowed) context.set('Access-Control-Expose-Headers', EXPOSED)
      return next()
    }
    context.status = isAllowed ? 204 : 403
    if (!isAllowed) return undefined
    const method = context.get('Access-Control-Request-Method')
    const names = context.get('Access-Control-Request-Headers')
    context.set('Access-Control-Allow-Methods', any ? method : 'GET, HEAD, POST, PUT, DELETE')
    context.set('Access-Control-Allow-Headers', any ? names : 'Content-Type, Authorization')
    context.set('Access-Control-Max-Age', '7200')
    if (any) context.set('Vary', VARY_OF_ANY)
    return undefined
  }
}

const VARY_OF_ANY = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/**
 * The same guarantees as webcors, on Node's response below Koa, because only there headers survive
 * an error.
 */
export function sameGuaranteesOnKoa(any: boolean): Middleware {
  return (context, next) => {
    if (!isPreflight(context.method, context.headers)) {
      finishHead(context.res, context.headers.origin)
      return next()
    }
    const answer = preflightHeaders(context.headers, any)
    context.status = answer ? 204 : 403
    context.set(answer ?? { Vary: 'Origin' })
    return undefined
  }
}
