import { withCors } from '@webcors/core'
import { Hono } from 'hono'
import { endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { listenerOf } from './listener-of.ts'
import { selectByPath } from './selected.ts'

/** Around the whole application, so that what Hono answers in place of a handler has the headers, too. */
export const honoHost: Host = {
  write: (options) => `import { withCors } from '@webcors/core'

export default { fetch: withCors(app.fetch, ${options}) }`,
  listen(endpoints) {
    const select = selectByPath(endpoints)
    const app = new Hono()
    app.all('*', ({ req }) => (endpointOf(endpoints, req.path)?.handler ?? notFound)(req.raw))
    app.onError((error, { req, text }) => {
      const { protection } = endpointOf(endpoints, req.path) ?? {}
      if (protection && 'handlesErrors' in protection) return asJson(error)
      return text('Internal Server Error', 500)
    })
    return listenerOf(withCors(app.fetch, (request) => select(new URL(request.url).pathname)))
  },
}
