import { cors } from '@webcors/node'
import express from 'express'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveHandler } from './serve-handler.ts'

export const expressHost: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    const app = express()
    // Some endpoints fail on purpose, so Express must not print their errors.
    app.set('env', 'test')
    app.use(cors((req) => select(req.url ?? '/')))
    app.use((req, res) => serveHandler(endpoints, req, res))
    return app
  },
}
