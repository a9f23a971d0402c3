import { type OriginPattern, withCors } from '@webcors/core'
import { H3, handleCors } from 'h3'
import { Hono, type Handler as HonoHandler } from 'hono'
import { cors as honoCors } from 'hono/cors'
import { cors as ittyCors, Router } from 'itty-router'
import { minimumByHand } from './by-hand-minimum.ts'
import { sameGuaranteesByHand } from './by-hand-same-guarantees.ts'
import { tunedByHand } from './by-hand-tuned.ts'
import { PATH, POLICY } from './kinds.ts'
import type { Fetch, Handler, Subject } from './subject.ts'

/** The ways in which a policy of this bench can vary. */
export interface SubjectOptions {
  /** Whether the policy allows any method and any header, in place of listed ones. */
  readonly any?: boolean
  readonly origins?: readonly OriginPattern[]
}

/**
 * Every subject has the same application, and the same policy in its own options. The time of a
 * framework's own bare application is subtracted, so that CORS is compared and not routing.
 */
export function createSubjects(handler: Handler, any: boolean): Subject[] {
  return [
    { name: 'bare', over: null, fetch: () => handler() },
    { name: 'minimum', over: 'bare', fetch: minimumByHand(handler, any) },
    { name: 'by hand', over: 'bare', fetch: sameGuaranteesByHand(handler, any) },
    { name: 'tuned', over: 'bare', fetch: tunedByHand(handler, any) },
    { name: 'webcors', over: 'bare', fetch: withWebcors(handler, { any }) },
    { name: 'bare Hono', over: null, fetch: withHono(handler, null) },
    { name: 'Hono', over: 'bare Hono', fetch: withHono(handler, { any }) },
    { name: 'bare h3', over: null, fetch: withH3(handler, null) },
    { name: 'h3', over: 'bare h3', fetch: withH3(handler, { any }) },
    { name: 'bare itty-router', over: null, fetch: withItty(handler, null) },
    { name: 'itty-router', over: 'bare itty-router', fetch: withItty(handler, { any }) },
  ]
}

export function withWebcors(handler: Handler, { any, origins }: SubjectOptions): Fetch {
  const listed = { ...POLICY, origin: origins ?? POLICY.origin }
  return withCors(handler, any ? { ...listed, methods: '*', allowedHeaders: '*' } : listed)
}

export function withHono(handler: HonoHandler, options: SubjectOptions | null): Fetch {
  const app = new Hono()
  if (options !== null) {
    const { methods, allowedHeaders, ...common } = settings(options)
    const listed = { allowMethods: methods, allowHeaders: allowedHeaders }
    app.use(honoCors({ ...common, ...(options.any ? {} : listed) }))
  }
  app.all(PATH, handler)
  return (request) => app.fetch(request)
}

/** Calls `handleCors` first in the handler, as its documentation shows. */
export function withH3(handler: Handler, options: SubjectOptions | null): Fetch {
  const app = new H3()
  if (options === null) app.all(PATH, () => handler())
  else {
    const { methods, allowedHeaders, maxAge, ...common } = settings(options)
    const listed = options.any
      ? { methods: '*' as const }
      : { methods, allowHeaders: allowedHeaders }
    const given = {
      ...common,
      ...listed,
      maxAge: String(maxAge),
      preflight: { statusCode: 204 },
    }
    app.all(PATH, (event) => {
      const answer = handleCors(event, given)
      return answer === false ? handler() : answer
    })
  }
  return (request) => app.fetch(request)
}

export function withItty(handler: Handler, options: SubjectOptions | null): Fetch {
  if (options === null) {
    const bare = Router()
    bare.all(PATH, () => handler())
    return (request) => bare.fetch(request)
  }
  const { methods, allowedHeaders, ...common } = settings(options)
  const listed = options.any ? {} : { allowMethods: methods, allowHeaders: allowedHeaders }
  const { preflight, corsify } = ittyCors({ ...common, ...listed })
  const router = Router({ before: [preflight], finally: [corsify] })
  router.all(PATH, () => handler())
  return (request) => router.fetch(request)
}

function settings({ origins }: SubjectOptions) {
  return {
    origin: [...(origins ?? POLICY.origin)],
    methods: [...POLICY.methods],
    allowedHeaders: [...POLICY.allowedHeaders],
    exposeHeaders: [...POLICY.exposedHeaders],
    credentials: true as const,
    maxAge: POLICY.maxAge,
  }
}
