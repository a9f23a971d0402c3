import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { cors } from '@webcors/node'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveHandler } from './serve-handler.ts'

// Decorators are called by hand: they are not part of JavaScript yet.
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest reads what the decorator says of it.
class App {}
Module({})(App)

/** Nest on Express. */
export const nestHost: Host = {
  async listen(endpoints) {
    const select = selectByPath(endpoints)
    // Some endpoints fail on purpose: Nest is not to print what they throw.
    const options = { logger: false, bodyParser: false } as const
    const app = await NestFactory.create<NestExpressApplication>(App, options)
    app.use(cors((req) => select(req.url ?? '/')))
    app.use((req: IncomingMessage, res: ServerResponse, next: (error: unknown) => void) => {
      serveHandler(endpoints, req, res).catch(next)
    })
    await app.init()
    return app.getHttpAdapter().getInstance() as RequestListener
  },
}
