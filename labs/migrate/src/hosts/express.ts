import { createServer } from 'node:http'
import { cors as ours } from '@webcors/node'
import { fromExpressCors } from '@webcors/node/express-cors'
import theirs from 'cors'
import express, { type RequestHandler } from 'express'
import { listen } from '../ask-over-http.ts'
import { ANSWERED, type Converted, type CountingServer, type Host, OWN, Runs } from './host.ts'

const convert = fromExpressCors as (...args: readonly unknown[]) => Converted
const makeTheirs = theirs as (...args: readonly unknown[]) => RequestHandler

const mount = (value: unknown) => ours(value as { origin: '*' }) as RequestHandler

export const EXPRESS: Host = {
  name: 'cors on Express',
  convert: (args) => convert(...args),
  serveTheirs: (args) => serve(makeTheirs(...args), theirs()),
  serveOurs: (value) => serve(mount(value), mount(convert().value)),
}

async function serve(cors: RequestHandler, inner: RequestHandler): Promise<CountingServer> {
  const runs = new Runs()
  const app = express()
  // Express prints errors in all other environments.
  app.set('env', 'test')
  app.use(cors)
  const count: RequestHandler = (request, _, next) => {
    runs.add(request.method, 'access-control-request-method' in request.headers)
    next()
  }
  app.all('/', count, (_, response) => void response.set(ANSWERED).send('Hello'))
  app.all('/own', count, (_, response) => void response.set(OWN).send('Hello'))
  app.all('/stacked', inner, count, (_, response) => void response.set(ANSWERED).send('Hello'))
  app.all('/throws', count, () => {
    throw new Error('Thrown')
  })
  return { ...(await listen(createServer(app))), runs: () => runs.count }
}
