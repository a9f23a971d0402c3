import { cors } from '@webcors/node'
import express from 'express'
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
import { writeParts } from './node-app.ts'

export const startExpressKnownDefects: StartKnownDefects = ({ policyOf, note }) => {
  const app = express()
  app.set('env', 'test') // In this environment Express does not log errors.
  app.use(cors((request) => policyOf(request.url ?? '')))
  app.use((request, response, next) => {
    note(request.method, request.path)
    const isSignedIn = request.headers.authorization !== undefined
    if (partsOf(request.path).route !== 'behind-sign-in' || isSignedIn) next()
    else response.status(401).send('sign in')
  })
  app.options('/:number/own-options/:id', (_request, response) => {
    response.set(PLAIN).send('own')
  })
  app.put('/:number/put-only/:id', (_request, response) => {
    response.send('body')
  })
  app.get('/:number/throw/:id', () => {
    throw new Error('thrown')
  })
  app.get('/:number/invalid/:id', (_request, _response, next) => {
    next(Object.assign(new Error('invalid'), { status: 422 }))
  })
  app.get('/:number/redirect/:id', (request, response) => {
    response.redirect(redirectedFrom(request.path))
  })
  app.get('/:number/stream/:id', (_request, response) => {
    response.status(201).set(PLAIN)
    writeParts(response, ['one ', 'two'])
  })
  app.get('/:number/events/:id', (_request, response) => {
    response.writeHead(200, EVENTS)
    writeParts(response, [EVENT])
  })
  for (const [route, headers] of Object.entries(SIMPLE)) {
    app.all(`/:number/${route}/:id`, (_request, response) => {
      response.set(headers).send('body')
    })
  }
  return listen(app)
}
