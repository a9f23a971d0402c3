import type { Server } from 'node:http'
import {
  answerErrorWith,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  createConformanceListener,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import connect from 'connect'
import { listen } from './listen.ts'

export async function serveConnect(): Promise<Server> {
  const adapter = { createCors, pathOf: pathOfMessage }
  const app = connect()
  const table = createConformanceListener()
  for (const policy of CONFORMANCE_POLICIES) {
    app.use(`/${policy.name}`, cors(...conformanceArguments(policy, adapter)))
  }
  app.use((req, res, next) => {
    // Connect ignores the promise that a handler returns, so its rejection is passed on here.
    Promise.resolve(table(req, res)).catch(next)
  })
  app.use(((error, req, res, next) => {
    // Connect's own last handler cuts off a response that has begun.
    if (res.headersSent) next(error)
    else answerErrorWith(error, req, res)
  }) satisfies connect.ErrorHandleFunction)
  return listen(app)
}
