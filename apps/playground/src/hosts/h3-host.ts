import { cors } from '@webcors/h3'
import { H3 } from 'h3'
import { endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { listenerOf } from './listener-of.ts'
import { selectByPath } from './selected.ts'

export const h3Host: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    // Some endpoints fail on purpose, so h3 must not print their errors.
    const app = new H3({ silent: true })
    app.use(cors((event) => select(event.url.pathname)))
    app.use(async (event) => {
      const endpoint = endpointOf(endpoints, event.url.pathname)
      const run = async (): Promise<Response> => (endpoint?.handler ?? notFound)(event.req)
      const { protection } = endpoint ?? {}
      return protection && 'handlesErrors' in protection ? run().catch(asJson) : run()
    })
    return listenerOf((request) => app.fetch(request))
  },
}
