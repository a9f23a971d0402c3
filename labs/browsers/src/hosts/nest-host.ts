import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { All, Controller, Module, Req, Res } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { cors } from '@webcors/node'
import type { Request, Response } from 'express'
import { type Host, made, optionsOf, type Policies } from './host.ts'
import { nodeApplication } from './node-application.ts'

// The decorators are called as functions, because Node.js does not support their syntax.

class Answers {
  answer(request: IncomingMessage, response: ServerResponse): void {
    nodeApplication(request, response)
  }
}
Controller()(Answers)
All('*path')(
  Answers.prototype,
  'answer',
  Object.getOwnPropertyDescriptor(Answers.prototype, 'answer') ?? {},
)
Req()(Answers.prototype, 'answer', 0)
Res()(Answers.prototype, 'answer', 1)

// oxlint-disable-next-line typescript/no-extraneous-class -- the decorators below add metadata to the class
class App {}
Module({ controllers: [Answers] })(App)

/** Starts Nest on Express. */
export async function startNest(policies: Policies): Promise<Host> {
  const middlewares = made(policies, (policy) => cors(optionsOf(policy)))
  // The application reads no bodies, so bodies of any content must pass.
  const options = { logger: false, bodyParser: false } as const
  const app = await NestFactory.create<NestExpressApplication>(App, options)
  app.use((request: Request, response: Response, next: () => void) =>
    middlewares(request.path)(request, response, next),
  )
  await app.listen(0, '127.0.0.1')
  const server = app.getHttpServer()
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await app.close()
    },
  }
}
