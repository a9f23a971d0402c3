import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import {
  answerErrorWith,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  createConformanceListener,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import polka from 'polka'

export async function servePolka(): Promise<Server> {
  const adapter = { createCors, pathOf: pathOfMessage }
  const server = createServer()
  const app = polka({ server, onError: answerErrorWith })
  const table = createConformanceListener()
  const answer: polka.Middleware = (req, res, next) => {
    // Polka catches no error and ignores the promise that a handler returns.
    Promise.resolve()
      .then(() => table(req, res))
      .catch(next)
  }
  for (const policy of CONFORMANCE_POLICIES) {
    app.use(policy.name, cors(...conformanceArguments(policy, adapter)), answer)
  }
  app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
