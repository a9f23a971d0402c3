import { cors } from '@webcors/koa'
import Koa from 'koa'
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

export const startKoaKnownDefects: StartKnownDefects = ({ policyOf, note }) => {
  const app = new Koa()
  app.silent = true
  app.use(cors((context) => policyOf(context.path)))
  app.use(async (context, next) => {
    note(context.method, context.path)
    const isSignedIn = context.get('Authorization') !== ''
    if (partsOf(context.path).route === 'behind-sign-in' && !isSignedIn) context.throw(401)
    await next()
  })
  app.use((context) => {
    const { route } = partsOf(context.path)
    switch (route) {
      case 'own-options':
        context.set(PLAIN)
        context.body = context.method === 'OPTIONS' ? 'own' : 'body'
        return
      case 'put-only':
        if (context.method === 'PUT') context.body = 'body'
        return
      case 'throw':
        throw new Error('thrown')
      case 'invalid':
        context.throw(422, 'invalid')
        return
      case 'redirect':
        context.redirect(redirectedFrom(context.path))
        return
      case 'stream':
        context.respond = false
        context.res.writeHead(201, PLAIN)
        writeParts(context.res, ['one ', 'two'])
        return
      case 'events':
        context.respond = false
        context.res.writeHead(200, EVENTS)
        writeParts(context.res, [EVENT])
        return
      default: {
        const headers = SIMPLE[route]
        if (!headers) return
        context.set(headers)
        context.body = 'body'
      }
    }
  })
  const callback = app.callback()
  return listen((request, response) => void callback(request, response))
}
