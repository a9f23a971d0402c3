import { cors } from '@webcors/hono'
import { Hono } from 'hono'
import { endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { listenerOf } from './listener-of.ts'
import { selectByPath } from './selected.ts'

export const honoHost: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    const app = new Hono()
    app.use(cors((c) => select(c.req.path)))
    app.all('*', ({ req }) => (endpointOf(endpoints, req.path)?.handler ?? notFound)(req.raw))
    app.onError((error, { req, text }) => {
      const { protection } = endpointOf(endpoints, req.path) ?? {}
      if (protection && 'handlesErrors' in protection) return asJson(error)
      return text('Internal Server Error', 500)
    })
    return listenerOf((request) => app.fetch(request))
  },
}
