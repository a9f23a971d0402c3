import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { cors as webcors } from '@webcors/hono'
import { withCors } from '@webcors/node'
import { Hono } from 'hono'
import { minimumInHono } from '../by-hand-minimum.ts'
import { createHonoHandler } from '../hono-handler.ts'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { PATH, policyOf, takesAny } from '../kinds.ts'
import { withHono } from '../subjects.ts'
import { type Guard, sameGuaranteesOnNode } from './by-hand-on-node.ts'
import { bytesOnNode } from './bytes-on-node.ts'
import type { Listener } from './exchange.ts'
import { minimumOnNode } from './minimum-on-node.ts'
import type { NodeSubject } from './node-subject.ts'

/** Creates an application of Hono behind `@hono/node-server`. CORS by hand stands around its listener. */
export function honoOnNodeSubjects(kind: HostKind): NodeSubject[] {
  const any = takesAny(requestKind(kind))
  const handler = createHonoHandler(kind)
  const app = new Hono().use(webcors(policyOf(any))).all(PATH, handler)
  const least = new Hono().use(minimumInHono(any)).all(PATH, handler)
  const bare = getRequestListener(withHono(handler, null))
  const behind = (guard: Guard): Listener => {
    return (request: IncomingMessage, response: ServerResponse) =>
      guard(request, response) ? undefined : bare(request, response)
  }
  return [
    { name: 'bare', listener: bare },
    { name: 'minimum', listener: behind(minimumOnNode(any)) },
    { name: 'bytes', listener: behind(bytesOnNode(kind)) },
    { name: 'by hand', listener: behind(sameGuaranteesOnNode(any)) },
    { name: 'minimum, as middleware', listener: getRequestListener(least.fetch) },
    { name: 'webcors', listener: getRequestListener(app.fetch) },
    { name: 'webcors, around it', listener: withCors(bare, policyOf(any)) },
    { name: 'hono/cors', listener: getRequestListener(withHono(handler, { any })) },
  ]
}
