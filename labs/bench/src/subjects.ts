import { type OriginPattern, withCors } from '@webcors/core'
import { H3, handleCors } from 'h3'
import { Hono } from 'hono'
import { cors as honoCors } from 'hono/cors'
import { cors as ittyCors, Router } from 'itty-router'
import { minimumByHand } from './by-hand-minimum.ts'
import { sameGuaranteesByHand } from './by-hand-same-guarantees.ts'
import { tunedByHand } from './by-hand-tuned.ts'
import { PATH, POLICY } from './kinds.ts'
import type { Fetch, Handler, Subject } from './subject.ts'

/** What a policy of this bench can vary in. */
export interface SubjectOptions {
  /** Any method and any header, in place of the listed ones. */
  readonly any?: boolean
  readonly origins?: readonly OriginPattern[]
}

/**
 * Every subject with the same application and, each in its own words, the same policy. Frameworks are
 * set against their own bare application, so that CORS is compared and not routing.
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

export function withHono(handler: Handler, options: SubjectOptions | null): Fetch {
  const app = new Hono()
  if (options !== null) {
    const { methods, allowedHeaders, ...common } = settings(options)
    const listed = { allowMethods: methods, allowHeaders: allowedHeaders }
    app.use(honoCors({ ...common, ...(options.any ? {} : listed) }))
  }
  app.all(PATH, () => handler())
  return (request) => app.fetch(request)
}

/** In the way that the documentation of `handleCors` shows, at the head of the handler. */
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
