import type { Server } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout } from 'node:timers/promises'
import {
  CONFORMANCE_POLICIES,
  CONFORMANCE_ROUTES,
  type ConformanceRoute,
  conformanceArguments,
  NOT_FOUND,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import type express from 'express'
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from 'express'
import { listen } from './listen.ts'

/** @param framework Express 4 or Express 5 */
export function serveExpress(framework: typeof express): Promise<Server> {
  const adapter = { createCors, pathOf: (req: Request) => req.path }
  const app = framework()
  const table = createTable(framework)
  for (const policy of CONFORMANCE_POLICIES) {
    app.use(`/${policy.name}`, cors(...conformanceArguments(policy, adapter)), table)
  }
  return listen(app)
}

/** Creates the application of the table in Express's idiom, with its own count of requests. */
function createTable(framework: typeof express): Router {
  let runs = 0
  const router = framework.Router()
  router.get(RUNS_PATH, (_req, res) => {
    res.send(String(runs))
  })
  router.use((_req, _res, next) => {
    runs++
    next()
  })
  for (const route of CONFORMANCE_ROUTES) {
    const entry = router.route(route.path)
    if (route.methods === '*') entry.all(KINDS[route.kind](route))
    else for (const method of route.methods) entry[lower(method)](KINDS[route.kind](route))
  }
  router.use(KINDS.answer(NOT_FOUND), answerError)
  return router
}

const KINDS: Readonly<Record<RouteKind, (route: ConformanceRoute) => RequestHandler>> = {
  answer: (route) => (_req, res) => {
    writeHead(res, route).send(route.body)
  },
  share: (route) => KINDS.answer(route),
  echo: () => (req, res) => {
    req.pipe(res)
  },
  redirect: (route) => (req, res) => {
    // Express writes the target of the redirect into the body for a client that accepts text.
    req.headers.accept = 'application/json'
    res.redirect(route.status, headersOf(route)['Location'] ?? '')
  },
  throw: (route) => () => {
    throw errorOf(route)
  },
  'throw-response': (route) => (_req, _res, next) => next(errorOf(route)),
  'throw-redirect': (route) => (_req, _res, next) => {
    Promise.reject(errorOf(route)).catch(next)
  },
  fetch: (route) =>
    asynchronous(async (_req, res) => {
      const { status, headers, body } = await fetch(
        `data:text/plain,${encodeURIComponent(route.body)}`,
      )
      res.status(status).set(Object.fromEntries(headers))
      Readable.fromWeb(body as ReadableStream).pipe(res)
    }),
  stream: (route) =>
    asynchronous(async (_req, res) => {
      const half = route.body.length / 2
      writeHead(res, route).write(route.body.slice(0, half))
      await setTimeout(STREAM_PAUSE)
      res.end(route.body.slice(half))
    }),
  break: (route) =>
    asynchronous(async (_req, res) => {
      writeHead(res, route).write(route.body)
      // The application fails only after the head was sent.
      await setTimeout(STREAM_PAUSE)
      throw new Error('The application fails while it writes')
    }),
}

/** Passes rejections on, because Express 4 ignores the promise that a handler returns. */
function asynchronous(run: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return (req, res, next) => {
    run(req, res).catch(next)
  }
}

const answerError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) next(error)
  else res.status(error.status).set(error.headers).send(error.message)
}

function errorOf(route: ConformanceRoute): Error {
  return Object.assign(new Error(route.body), { status: route.status, headers: headersOf(route) })
}

function writeHead(res: Response, { status, headers }: ConformanceRoute): Response {
  for (const [name, value] of headers) res.append(name, value)
  return res.status(status)
}

function headersOf({ headers }: ConformanceRoute): Record<string, string> {
  return Object.fromEntries(headers)
}

function lower(method: string): 'get' | 'post' {
  return method.toLowerCase() as 'get'
}
