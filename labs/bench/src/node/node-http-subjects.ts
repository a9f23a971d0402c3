import type { IncomingMessage, ServerResponse } from 'node:http'
import { cors as webcors, withCors } from '@webcors/node'
import cors from 'cors'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { policyOf, takesAny } from '../kinds.ts'
import { type Guard, sameGuaranteesOnNode } from './by-hand-on-node.ts'
import { bytesOnNode } from './bytes-on-node.ts'
import type { Listener } from './exchange.ts'
import { minimumOnNode } from './minimum-on-node.ts'
import { createListener } from './node-kinds.ts'
import type { NodeSubject } from './node-subject.ts'
import { peerOptions } from './peer-options.ts'

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => unknown,
) => unknown

/** Creates a listener of `node:http`, with middleware before it. */
export function nodeHttpSubjects(kind: HostKind): NodeSubject[] {
  const listener = createListener(kind)
  const any = takesAny(requestKind(kind))
  const behind =
    (middleware: Middleware): Listener =>
    (request, response) =>
      middleware(request, response, () => listener(request, response))
  const after =
    (guard: Guard): Listener =>
    (request, response) => {
      if (!guard(request, response)) listener(request, response)
    }
  return [
    { name: 'bare', listener },
    { name: 'minimum', listener: after(minimumOnNode(any)) },
    { name: 'bytes', listener: after(bytesOnNode(kind)) },
    { name: 'by hand', listener: after(sameGuaranteesOnNode(any)) },
    { name: 'webcors', listener: withCors(listener, policyOf(any)) },
    { name: 'webcors, as middleware', listener: behind(webcors(policyOf(any))) },
    { name: 'cors', listener: behind(cors(peerOptions(any))) },
  ]
}
