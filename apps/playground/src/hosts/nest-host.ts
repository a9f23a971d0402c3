import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { cors } from '@webcors/node'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveHandler } from './serve-handler.ts'

// The decorator is called as a function, because Node.js does not support decorators.
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest reads the metadata that the decorator adds to the class.
class App {}
Module({})(App)

/** Serves on Nest, with Express as its platform. */
export const nestHost: Host = {
  async listen(endpoints) {
    const select = selectByPath(endpoints)
    // Some endpoints fail on purpose, so Nest must not print their errors.
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
