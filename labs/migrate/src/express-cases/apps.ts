import { createServer } from 'node:http'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { listen, type RunningServer } from '../ask-over-http.ts'

/** Mounts a middleware, and a second one on a route if the application has one there. */
type Mount = (app: Express, cors: RequestHandler, onRoute: RequestHandler) => void

const hello: RequestHandler = (_, res) => {
  res.set({ 'custom-header1': '1', 'custom-header2': '2' }).send('Hello')
}

const answerUnauthorized: ErrorRequestHandler = (error: Error, _, res, next) => {
  if (error.message === '401') res.status(401).send('Unauthorized')
  else next(error)
}

/** The applications of the cases, by the places at which they mount the middleware. */
export const APPS = {
  everywhere(app, cors) {
    app.use(cors)
    app.all('/', hello)
  },
  'on each route'(app, cors) {
    app.head('/', cors, (_, res) => void res.status(204).send())
    app.get('/', cors, hello)
    app.post('/', cors, hello)
  },
  'on a route and its OPTIONS'(app, cors) {
    app.options('/', cors)
    app.post('/', cors, hello)
    app.delete('/', cors, hello)
  },
  'everywhere, and once more on the route'(app, cors, onRoute) {
    app.use(cors)
    app.all('/', onRoute, hello)
  },
  'everywhere, with an OPTIONS of its own'(app, cors) {
    app.use(cors)
    app.options('/', (_, res) => void res.sendStatus(200))
    app.all('/', hello)
  },
  'everywhere, with errors'(app, cors) {
    app.use(cors)
    for (const message of ['500', '401']) {
      app.post(`/${message}`, () => {
        throw new Error(message)
      })
    }
    app.use(answerUnauthorized)
  },
  'after Vary was set'(app, cors) {
    app.use((_, res, next) => {
      res.set('Vary', 'Foo')
      next()
    })
    app.use(cors)
    app.all('/', hello)
  },
  'before Vary is set'(app, cors) {
    app.use(cors)
    app.all('/', (_, res) => void res.set('Vary', 'Accept-Encoding').send('Hello'))
  },
  'before Access-Control-Allow-Origin is set'(app, cors) {
    app.use(cors)
    app.all('/', (_, res) => void res.set('Access-Control-Allow-Origin', '*').send('Hello'))
  },
} satisfies Readonly<Record<string, Mount>>

/** Starts one of the applications on a free port. */
export function serve(
  name: keyof typeof APPS,
  cors: RequestHandler,
  onRoute: RequestHandler,
): Promise<RunningServer> {
  const app = express()
  // Express prints errors in all other environments.
  app.set('env', 'test')
  APPS[name](app, cors, onRoute)
  return listen(createServer(app))
}
