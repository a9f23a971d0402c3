import { cors } from '@webcors/h3/v1'
import { createApp, eventHandler, type H3Event, sendError, toNodeListener } from 'h3-v1'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveHandler } from './serve-handler.ts'

/** Serves on h3 v1, which Nitro 2 and Nuxt use. */
export const h3V1Host: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    // Some endpoints fail on purpose, so h3 must not print their errors.
    const app = createApp({ onError: (error, event) => sendError(event, error) })
    app.use(cors((event: H3Event) => select(event.path)))
    app.use(
      eventHandler(async ({ node: { req, res } }) => {
        await serveHandler(endpoints, req, res)
      }),
    )
    return toNodeListener(app)
  },
}
