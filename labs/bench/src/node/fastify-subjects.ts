import type { IncomingMessage, ServerResponse } from 'node:http'
import fastifyCors from '@fastify/cors'
import middie from '@fastify/middie'
import { cors as webcors } from '@webcors/fastify'
import { cors as webcorsOnNode } from '@webcors/node'
import fastify, { type FastifyInstance } from 'fastify'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { PATH, policyOf, responseHeaders, takesAny } from '../kinds.ts'
import { type Guard, sameGuaranteesOnNode } from './by-hand-on-node.ts'
import { bytesOnNode } from './bytes-on-node.ts'
import { minimumOnNode } from './minimum-on-node.ts'
import { answerNothing, isPreflight } from './node-kinds.ts'
import type { NodeSubject } from './node-subject.ts'
import { peerOptions } from './peer-options.ts'

type Install = (app: FastifyInstance) => unknown

/**
 * Creates an application of Fastify, which keeps headers itself and gives all of them to
 * `writeHead`.
 */
export async function fastifySubjects(kind: HostKind): Promise<NodeSubject[]> {
  const headers = responseHeaders(requestKind(kind))
  const any = takesAny(requestKind(kind))
  const behind = async (install: Install) => {
    const app = fastify()
    await install(app)
    app.all(PATH, (_, reply) => {
      reply.headers(headers).send('[]')
    })
    await app.ready()
    return (request: IncomingMessage, response: ServerResponse) => app.routing(request, response)
  }
  return [
    { name: 'bare', listener: await behind(isPreflight(kind) ? after(answerNothing) : () => {}) },
    { name: 'minimum', listener: await behind(after(minimumOnNode(any))) },
    { name: 'bytes', listener: await behind(after(bytesOnNode(kind))) },
    { name: 'bytes, through middie', listener: await behind(bytesThroughMiddie(kind)) },
    { name: 'by hand', listener: await behind(after(sameGuaranteesOnNode(any))) },
    { name: 'webcors', listener: await behind((app) => app.register(webcors(policyOf(any)))) },
    { name: 'webcors, through middie', listener: await behind(throughMiddie(any)) },
    {
      name: '@fastify/cors',
      listener: await behind((app) => app.register(fastifyCors, peerOptions(any))),
    },
  ]
}

/** Sets headers on Node's response, because hijacked replies have no other headers. */
function after(guard: Guard): Install {
  return (app) =>
    app.addHook('onRequest', (request, reply, done) => {
      if (guard(request.raw, reply.raw)) reply.hijack()
      else done()
    })
}

function throughMiddie(any: boolean): Install {
  return async (app) => {
    await app.register(middie)
    app.use(webcorsOnNode(policyOf(any)))
  }
}

function bytesThroughMiddie(kind: HostKind): Install {
  const guard = bytesOnNode(kind)
  return async (app) => {
    await app.register(middie)
    app.use((request, response, next) => {
      if (!guard(request, response)) next()
    })
  }
}
