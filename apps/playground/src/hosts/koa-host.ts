import { cors } from '@webcors/koa'
import Koa from 'koa'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveHandler } from './serve-handler.ts'

export const koaHost: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    const app = new Koa()
    // Some endpoints fail on purpose, so Koa must not print their errors.
    app.silent = true
    app.use(cors((ctx) => select(ctx.path)))
    app.use(async (ctx) => {
      await serveHandler(endpoints, ctx.req, ctx.res)
      // The application writes on Node's own response, as proxies and event streams do.
      ctx.respond = false
    })
    const callback = app.callback()
    return (request, response) => void callback(request, response)
  },
}
