import { cors } from '@webcors/hono'
import { Hono } from 'hono'
import { minimumByHand, minimumInHono } from './by-hand-minimum.ts'
import { sameGuaranteesByHand } from './by-hand-same-guarantees.ts'
import { createHonoHandler } from './hono-handler.ts'
import { type HostKind, requestKind } from './host-kinds.ts'
import { PATH, policyOf, takesAny } from './kinds.ts'
import type { Subject } from './subject.ts'
import { withHono } from './subjects.ts'

/**
 * Creates an application of Hono, a fetch handler. CORS by hand stands around it, because all
 * responses pass there.
 */
export function honoSubjects(kind: HostKind): Subject[] {
  const any = takesAny(requestKind(kind))
  const handler = createHonoHandler(kind)
  const bare = withHono(handler, null)
  const app = new Hono().use(cors(policyOf(any))).all(PATH, handler)
  const least = new Hono().use(minimumInHono(any)).all(PATH, handler)
  return [
    { name: 'bare Hono', over: null, fetch: bare },
    { name: 'minimum', over: 'bare Hono', fetch: minimumByHand(bare, any) },
    {
      name: 'minimum, as middleware',
      over: 'bare Hono',
      fetch: (request) => least.fetch(request),
    },
    { name: 'by hand', over: 'bare Hono', fetch: sameGuaranteesByHand(bare, any) },
    { name: 'webcors', over: 'bare Hono', fetch: (request) => app.fetch(request) },
    { name: 'Hono', over: 'bare Hono', fetch: withHono(handler, { any }) },
  ]
}
