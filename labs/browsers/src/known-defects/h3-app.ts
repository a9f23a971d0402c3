import { cors } from '@webcors/h3'
import { H3, HTTPError, redirect } from 'h3'
import { toNodeHandler } from 'h3/node'
import { listen } from '../hosts/listen.ts'
import {
  EVENT,
  EVENTS,
  PLAIN,
  partsOf,
  redirectedFrom,
  SIMPLE,
  type StartKnownDefects,
} from './application.ts'
import { streamOf } from './fetch-app.ts'

export const startH3KnownDefects: StartKnownDefects = ({ policyOf, note }) => {
  const app = new H3({ silent: true })
  app.use(cors(({ url }) => policyOf(url.pathname)))
  app.use(({ req, url }) => {
    note(req.method, url.pathname)
    const isSignedIn = req.headers.has('Authorization')
    if (partsOf(url.pathname).route === 'behind-sign-in' && !isSignedIn) {
      throw new HTTPError({ status: 401 })
    }
  })
  app.options('/:number/own-options/:id', () => new Response('own', { headers: PLAIN }))
  app.put('/:number/put-only/:id', () => 'body')
  app.get('/:number/throw/:id', () => {
    throw new Error('thrown')
  })
  app.get('/:number/invalid/:id', () => {
    throw new HTTPError({ status: 422 })
  })
  app.get('/:number/redirect/:id', ({ url }) => redirect(redirectedFrom(url.pathname)))
  app.get('/:number/stream/:id', ({ res }) => {
    res.status = 201
    for (const [name, value] of Object.entries(PLAIN)) res.headers.set(name, value)
    return streamOf(['one ', 'two'])
  })
  app.get('/:number/events/:id', () => new Response(streamOf([EVENT]), { headers: EVENTS }))
  for (const [route, headers] of Object.entries(SIMPLE)) {
    app.all(`/:number/${route}/:id`, ({ res }) => {
      for (const [name, value] of Object.entries(headers)) res.headers.set(name, value)
      return 'body'
    })
  }
  return listen(toNodeHandler(app))
}
