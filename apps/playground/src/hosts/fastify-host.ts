import { cors } from '@webcors/fastify'
import Fastify from 'fastify'
import { NodeRequest } from 'srvx/node'
import { endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'

export const fastifyHost: Host = {
  async listen(endpoints) {
    const select = selectByPath(endpoints)
    const app = Fastify()
    await app.register(cors(({ url }) => select(url)))
    // The applications read the body themselves.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.all('/*', async ({ raw: req }, { raw: res }) => {
      const { handler, protection } = endpointOf(endpoints, req.url ?? '/') ?? {}
      const run = async () => (handler ?? notFound)(new NodeRequest({ req, res }))
      return protection && 'handlesErrors' in protection ? run().catch(asJson) : run()
    })
    await app.ready()
    return (request, response) => app.routing(request, response)
  },
}
