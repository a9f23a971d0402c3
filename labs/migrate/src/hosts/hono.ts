import { cors as ours } from '@webcors/hono'
import { fromHonoCors } from '@webcors/hono/hono-cors'
import { Hono, type MiddlewareHandler } from 'hono'
import { cors as theirs } from 'hono/cors'
import { ANSWERED, type Converted, type CountingServer, type Host, OWN, Runs } from './host.ts'

const ORIGIN = 'http://localhost'
const convert = fromHonoCors as (...args: readonly unknown[]) => Converted
const makeTheirs = theirs as (...args: readonly unknown[]) => MiddlewareHandler

const mount = (value: unknown) => ours(value as { origin: '*' }) as MiddlewareHandler

export const HONO: Host = {
  name: 'hono/cors',
  convert: (args) => convert(...args),
  serveTheirs: async (args) => serve(makeTheirs(...args), theirs()),
  serveOurs: async (value) => serve(mount(value), mount(convert().value)),
}

/**
 * Serves an application by `app.request`, which Hono's own tests use, so that nothing has to
 * listen.
 */
function serve(cors: MiddlewareHandler, inner: MiddlewareHandler): CountingServer {
  const runs = new Runs()
  const app = new Hono()
  app.use(cors)
  app.use('/stacked', inner)
  for (const path of ['/', '/own', '/stacked', '/throws']) {
    app.all(path, (c) => {
      runs.add(c.req.method, c.req.header('Access-Control-Request-Method') !== undefined)
      if (path === '/throws') throw new Error('Thrown')
      return c.text('Hello', 200, path === '/own' ? OWN : ANSWERED)
    })
  }
  app.onError((_, c) => c.text('Failed', 500))
  return {
    origin: ORIGIN,
    ask: async (method, path, headers) => {
      const { status, headers: lines } = await app.request(`${ORIGIN}${path}`, { method, headers })
      return { status, headers: lines }
    },
    runs: () => runs.count,
    close: async () => {},
  }
}
