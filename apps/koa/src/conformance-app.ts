import { Readable } from 'node:stream'
import {
  breakingBody,
  type ConformanceRoute,
  findRoute,
  pausedBody,
  type RouteKind,
  RUNS_PATH,
} from '@webcors/conformance/table'
import type { Context, Middleware } from 'koa'

/** @returns the application of the table in Koa's idiom, with its own count of requests */
export function createKoaApp(): Middleware {
  let runs = 0
  const shared = new Map<string, Error>()

  return async (ctx) => {
    if (ctx.path.endsWith(RUNS_PATH)) {
      ctx.body = String(runs)
      return
    }
    runs++
    const route = findRoute(ctx.method, ctx.path)
    if (route.kind !== 'share') return KINDS[route.kind](ctx, route)
    // Only with an error can an application pass the same object to Koa twice.
    const error = shared.get(route.path) ?? errorOf(route)
    shared.set(route.path, error)
    throw error
  }
}

type Answer = (ctx: Context, route: ConformanceRoute) => void | Promise<void>

const KINDS: Readonly<Record<Exclude<RouteKind, 'share'>, Answer>> = {
  answer,
  echo: async (ctx) => {
    ctx.body = Buffer.concat(await ctx.req.toArray())
  },
  redirect: (ctx, route) => {
    ctx.redirect(locationOf(route))
    ctx.body = ''
  },
  throw: (ctx, { status, body }) => ctx.throw(status, body, { expose: true }),
  'throw-response': (ctx, { status, headers, body }) =>
    ctx.throw(status, body, { headers: Object.fromEntries(headers) }),
  'throw-redirect': (_ctx, route) => {
    throw errorOf(route)
  },
  fetch: async (ctx, { body }) => {
    const response = await fetch(`data:text/plain,${encodeURIComponent(body)}`)
    ctx.set(Object.fromEntries(response.headers))
    // Koa 2 does not accept a `Response` as the body.
    ctx.body = 'isHttpError' in ctx.app.constructor ? response : await response.text()
  },
  stream: (ctx, route) => answer(ctx, route, Readable.from(pausedBody(route.body))),
  break: (ctx, route) => answer(ctx, route, Readable.from(breakingBody(route.body))),
}

function answer(
  ctx: Context,
  { status, headers, body }: ConformanceRoute,
  content: string | Readable = body,
): void {
  ctx.status = status
  for (const [name, value] of headers) ctx.append(name, value)
  if (content !== '') ctx.body = content
}

/** Creates an error that Koa turns into a response. */
function errorOf({ status, headers, body }: ConformanceRoute): Error {
  return Object.assign(new Error(body), {
    status,
    expose: true,
    headers: Object.fromEntries(headers),
  })
}

function locationOf({ headers }: ConformanceRoute): string {
  return headers.find(([name]) => name === 'Location')?.[1] ?? ''
}
