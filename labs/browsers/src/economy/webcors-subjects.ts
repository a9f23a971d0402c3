import { type CorsOptions, withCors } from '@webcors/core'
import { cors as koaCors } from '@webcors/koa'
import { withCors as withNodeCors } from '@webcors/node'
import Koa from 'koa'
import { startFetchHost } from '../hosts/fetch-host.ts'
import { listen } from '../hosts/listen.ts'
import { type EconomyPolicy, HEADERS, MAX_AGE, METHODS, ORIGIN } from './economy-policy.ts'
import type { StartSubject } from './subject.ts'

/** Three adapters of webcors. */
export const WEBCORS_SUBJECTS: Readonly<Record<string, StartSubject>> = {
  'webcors (fetch)': (policy) =>
    startFetchHost(withCors(() => new Response('body'), optionsOf(policy))),
  'webcors (node)': (policy) =>
    listen(withNodeCors((_request, response) => void response.end('body'), optionsOf(policy))),
  'webcors (koa)': (policy) => {
    const app = new Koa()
    app.use(koaCors(optionsOf(policy)))
    app.use((context) => {
      context.body = 'body'
    })
    const callback = app.callback()
    return listen((request, response) => void callback(request, response))
  },
}

function optionsOf({ names, credentials }: EconomyPolicy): CorsOptions {
  const listed = { methods: METHODS, allowedHeaders: HEADERS }
  return {
    origin: [ORIGIN],
    credentials,
    maxAge: MAX_AGE,
    ...(names === 'listed' && listed),
  }
}
