import { cors as webcors, withCors } from '@webcors/node'
import cors from 'cors'
import express, { type RequestHandler } from 'express'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { PATH, policyOf, takesAny } from '../kinds.ts'
import { type Guard, sameGuaranteesOnNode } from './by-hand-on-node.ts'
import { bytesOnNode } from './bytes-on-node.ts'
import type { Listener } from './exchange.ts'
import { minimumOnNode } from './minimum-on-node.ts'
import { answerNothing, createListener, isPreflight } from './node-kinds.ts'
import type { NodeSubject } from './node-subject.ts'
import { peerOptions } from './peer-options.ts'

/**
 * Creates an application of Express, which stores a header (`X-Powered-By`) before all other code.
 */
export function expressSubjects(kind: HostKind): NodeSubject[] {
  const any = takesAny(requestKind(kind))
  const behind = (middleware?: RequestHandler) => {
    const app = express()
    if (middleware) app.use(middleware)
    app.all(PATH, createListener(kind))
    return app
  }
  const app = behind()
  const around: Listener = (request, response) => app(request, response)
  return [
    { name: 'bare', listener: behind(isPreflight(kind) ? after(answerNothing) : undefined) },
    { name: 'minimum', listener: behind(after(minimumOnNode(any))) },
    { name: 'bytes', listener: behind(after(bytesOnNode(kind))) },
    { name: 'by hand', listener: behind(after(sameGuaranteesOnNode(any))) },
    { name: 'webcors', listener: behind(webcors(policyOf(any))) },
    { name: 'webcors, around it', listener: withCors(around, policyOf(any)) },
    { name: 'cors', listener: behind(cors(peerOptions(any))) },
  ]
}

function after(guard: Guard): RequestHandler {
  return (request, response, next) => {
    if (!guard(request, response)) next()
  }
}
