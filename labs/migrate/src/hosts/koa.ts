import { createServer } from 'node:http'
import theirs from '@koa/cors'
import { cors as ours } from '@webcors/koa'
import { fromKoaCors } from '@webcors/koa/koa-cors'
import Koa, { type Middleware } from 'koa'
import { listen } from '../ask-over-http.ts'
import { ANSWERED, type Converted, type CountingServer, type Host, OWN, Runs } from './host.ts'

const convert = fromKoaCors as (...args: readonly unknown[]) => Converted

const mount = (value: unknown) => ours(value as { origin: '*' }) as Middleware

export const KOA: Host = {
  name: '@koa/cors',
  convert: (args) => convert(...args),
  serveTheirs: (args) => serve(theirs(...args), theirs()),
  serveOurs: (value) => serve(mount(value), mount(convert().value)),
}

async function serve(cors: Middleware, inner: Middleware): Promise<CountingServer> {
  const runs = new Runs()
  const app = new Koa()
  app.silent = true
  app.use(cors)
  const handle: Middleware = (context) => {
    const { path } = context
    if (!['/', '/own', '/stacked', '/throws'].includes(path)) return
    runs.add(context.method, context.get('Access-Control-Request-Method') !== '')
    if (path === '/throws') throw new Error('Thrown')
    context.set(path === '/own' ? OWN : ANSWERED)
    context.body = 'Hello'
  }
  app.use((context, next) => (context.path === '/stacked' ? inner(context, next) : next()))
  app.use(handle)
  const answer = app.callback()
  const server = createServer((request, response) => void answer(request, response))
  return { ...(await listen(server)), runs: () => runs.count }
}
