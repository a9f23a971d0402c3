// Serves every policy of the conformance table on h3 v1: with Node's own response, and with the
// response object that h3 v1 uses on web targets.
import { createServer, type RequestListener } from 'node:http'
import { CONFORMANCE_POLICIES, conformanceArguments } from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { cors, withCors } from '@webcors/h3/v1'
import {
  type App,
  createApp,
  createRouter,
  type H3Event,
  toNodeListener,
  toWebHandler,
} from 'h3-v1'
import { toNodeHandler } from 'srvx/node'
import { createHandlers, options } from './conformance-v1-app.ts'

const adapter = { createCors, pathOf: (event: H3Event) => event.path.split('?', 1)[0] ?? '' }
const listeners = new Map<string, RequestListener>()

for (const policy of CONFORMANCE_POLICIES) {
  const args = conformanceArguments(policy, adapter)
  const createApps = (kind: string): void => {
    // The policy is a middleware of an app.
    const app = createApp(options)
    app.use(cors(...args))
    const router = createRouter()
    for (const [path, handler] of createHandlers()) router.use(path, handler)
    app.use(router)

    // The policy wraps single handlers.
    const routes = createApp(options)
    const wrapping = createRouter()
    for (const [path, handler] of createHandlers()) wrapping.use(path, withCors(handler, ...args))
    routes.use(wrapping)

    const listen = (each: App): RequestListener =>
      kind === 'web' ? (toNodeHandler(toWebHandler(each)) as RequestListener) : toNodeListener(each)
    listeners.set(`/${kind}-app/${policy.name}`, listen(app))
    listeners.set(`/${kind}-routes/${policy.name}`, listen(routes))
  }
  createApps('node')
  createApps('web')
}

const server = createServer((request, response) => {
  const { url = '/' } = request
  const base = url.split('/', 3).join('/')
  request.url = url.slice(base.length) || '/'
  listeners.get(base)?.(request, response)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  console.log(`http://127.0.0.1:${port}/`)
})
