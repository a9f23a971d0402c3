import koaCors from '@koa/cors'
import webcors from '@webcors/koa'
import Koa, { type Middleware } from 'koa'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { PATH, POLICY, policyOf, responseHeaders, takesAny } from '../kinds.ts'
import { minimumOnKoa, sameGuaranteesOnKoa } from './by-hand-on-koa.ts'
import { stageBytes } from './bytes-on-node.ts'
import { isPreflight } from './node-kinds.ts'
import type { NodeSubject } from './node-subject.ts'

/** Creates an application of Koa. */
export function koaSubjects(kind: HostKind): NodeSubject[] {
  const headers = responseHeaders(requestKind(kind))
  const any = takesAny(requestKind(kind))
  const behind = (middleware?: Middleware) => {
    const app = new Koa()
    if (middleware) app.use(middleware)
    app.use((context) => {
      if (context.path !== PATH) return
      context.set(headers)
      context.body = '[]'
    })
    return app.callback()
  }
  return [
    { name: 'bare', listener: behind(isPreflight(kind) ? answer : undefined) },
    { name: 'minimum', listener: behind(minimumOnKoa(any)) },
    { name: 'bytes', listener: behind(bytesOnKoa(kind)) },
    { name: 'by hand', listener: behind(sameGuaranteesOnKoa(any)) },
    { name: 'webcors', listener: behind(webcors(policyOf(any))) },
    { name: '@koa/cors', listener: behind(koaCors(koaCorsOptions(any))) },
  ]
}

/** Answers preflights through Koa's own response, so that earlier middleware sees them. */
function bytesOnKoa(kind: HostKind): Middleware {
  const stage = stageBytes(kind)
  return (context, next) => {
    stage(context.res)
    if (!isPreflight(kind)) return next()
    context.status = 204
    return undefined
  }
}

/** The least code that answers a preflight. */
const answer: Middleware = (context) => {
  context.status = 204
}

function koaCorsOptions(any: boolean): koaCors.Options {
  const origins: readonly string[] = POLICY.origin
  const listed = { allowMethods: [...POLICY.methods], allowHeaders: [...POLICY.allowedHeaders] }
  return {
    origin: (context) => {
      const origin = context.get('Origin')
      return origins.includes(origin) ? origin : ''
    },
    exposeHeaders: [...POLICY.exposedHeaders],
    credentials: POLICY.credentials,
    maxAge: POLICY.maxAge,
    ...(any ? {} : listed),
  }
}
