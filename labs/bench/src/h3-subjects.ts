import { cors, withCors } from '@webcors/h3'
import { H3 } from 'h3'
import { minimumByHand } from './by-hand-minimum.ts'
import { sameGuaranteesByHand } from './by-hand-same-guarantees.ts'
import { type HostKind, requestKind } from './host-kinds.ts'
import { createHandler, PATH, policyOf, takesAny } from './kinds.ts'
import type { Subject } from './subject.ts'
import { withH3 } from './subjects.ts'

/**
 * Creates an application of h3, a fetch handler. CORS by hand stands around it, because all
 * responses pass there.
 */
export function h3Subjects(given: HostKind): Subject[] {
  const kind = requestKind(given)
  const any = takesAny(kind)
  const options = policyOf(any)
  const handler = createHandler(kind)
  const bare = withH3(handler, null)
  const withMiddleware = new H3().use(cors(options)).all(PATH, handler)
  const withHandler = new H3().all(PATH, withCors(handler, options))
  return [
    { name: 'bare h3', over: null, fetch: bare },
    { name: 'minimum', over: 'bare h3', fetch: minimumByHand(bare, any) },
    { name: 'by hand', over: 'bare h3', fetch: sameGuaranteesByHand(bare, any) },
    { name: 'webcors', over: 'bare h3', fetch: (request) => withMiddleware.fetch(request) },
    { name: 'webcors, one route', over: 'bare h3', fetch: (request) => withHandler.fetch(request) },
    { name: 'h3', over: 'bare h3', fetch: withH3(handler, { any }) },
  ]
}
