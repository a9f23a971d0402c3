import { cors } from '@webcors/h3'
import { H3 } from 'h3'
import { serve } from 'srvx/node'
import { endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Door } from './door.ts'
import { selectByPath } from './selected.ts'

export const h3Door: Door = {
  name: 'h3',
  title: 'h3',
  package: '@webcors/h3',
  write: (options, prefix) => `app.use('${prefix}/**', cors(${options}))`,
  listen(endpoints) {
    const select = selectByPath(endpoints)
    // Some endpoints fail on purpose: h3 is not to print what they throw.
    const app = new H3({ silent: true })
    app.use(cors((event) => select(event.url.pathname)))
    app.use(async (event) => {
      const endpoint = endpointOf(endpoints, event.url.pathname)
      const run = async (): Promise<Response> => (endpoint?.handler ?? notFound)(event.req)
      const { protection } = endpoint ?? {}
      return protection && 'handlesErrors' in protection ? run().catch(asJson) : run()
    })
    const { node } = serve({
      fetch: (request) => app.fetch(request),
      manual: true,
      silent: true,
      gracefulShutdown: false,
    })
    if (node === undefined) throw new Error('srvx has no listener for Node.js')
    const { handler } = node
    return (request, response) => void handler(request, response)
  },
}
