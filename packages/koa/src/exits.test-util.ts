import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { createCors } from '@webcors/core'
import type { Middleware } from 'koa'
import { ADMIN, APP, EVIL, type Question } from './serve.test-util.js'

export const POLICY = createCors({ origin: [APP, ADMIN], credentials: true })

/** The headers with which the policy lets an origin read a response. */
export function readBy(origin: string) {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
  }
}

type Exit = (...args: Parameters<Middleware>) => unknown

interface Row {
  readonly exit: Exit
  readonly status: number
  readonly vary?: readonly string[]
  readonly question?: Question
}

/**
 * Every way in which an application of Koa can answer, with the numbers of the known defects of
 * each.
 */
export const EXITS: Readonly<Record<string, Row>> = {
  'a text': { exit: (ctx) => (ctx.body = 'text'), status: 200 },
  'a Buffer': { exit: (ctx) => (ctx.body = Buffer.from('buffer')), status: 200 },
  JSON: { exit: (ctx) => (ctx.body = { json: true }), status: 200 },
  'the body null': { exit: (ctx) => (ctx.body = null), status: 204 },
  'a stream (known defect 32)': {
    exit: (ctx) => (ctx.body = Readable.from(['a', 'b'])),
    status: 200,
  },
  'a stream that ends later (known defect 33)': {
    exit: (ctx) => {
      const stream = new PassThrough()
      ctx.type = 'text/event-stream'
      ctx.body = stream
      stream.write('data: 1\n\n')
      setTimeout(() => stream.end('data: 2\n\n'), 20)
    },
    status: 200,
  },
  'a ReadableStream (known defect 32)': {
    exit: (ctx) => (ctx.body = new Blob(['web stream']).stream()),
    status: 200,
  },
  'a Blob': {
    exit: (ctx) => (ctx.body = new Blob(['blob'], { type: 'text/plain' })),
    status: 200,
  },
  'a Response with the CORS headers of another server (known defects 28, 29)': {
    exit: (ctx) => {
      const headers = { 'Access-Control-Allow-Origin': '*', Vary: 'Cookie', 'X-Upstream': '1' }
      ctx.body = new Response('response', { status: 203, headers })
    },
    status: 203,
    vary: ['Cookie', 'Origin'],
  },
  'no body (known defect 21)': { exit: () => undefined, status: 404 },
  'the status 204': { exit: (ctx) => (ctx.status = 204), status: 204 },
  'the status 304': {
    exit: (ctx) => {
      ctx.body = 'text'
      ctx.etag = 'x'
      if (ctx.fresh) ctx.status = 304
    },
    status: 304,
    question: { headers: [['If-None-Match', '"x"']] },
  },
  'the response to HEAD': {
    exit: (ctx) => (ctx.body = 'text'),
    status: 200,
    question: { method: 'HEAD' },
  },
  'a redirect (known defect 31)': { exit: (ctx) => ctx.redirect('/elsewhere'), status: 302 },
  'Vary set by the handler (known defects 23, 24)': {
    exit: (ctx) => {
      ctx.body = 'text'
      ctx.set('Vary', 'Accept-Encoding')
    },
    status: 200,
    vary: ['Accept-Encoding', 'Origin'],
  },
  'Vary with Origin set by the handler (known defect 25)': {
    exit: (ctx) => {
      ctx.body = 'text'
      ctx.vary(['origin', 'Cookie'])
    },
    status: 200,
    vary: ['origin', 'Cookie'],
  },
  'CORS headers set by the handler (known defect 28)': {
    exit: (ctx) => {
      ctx.body = 'text'
      ctx.set('Access-Control-Allow-Origin', '*')
      ctx.append('Access-Control-Allow-Origin', EVIL)
      ctx.set('access-control-max-age', '5')
    },
    status: 200,
  },
  'a head that is sent before the body (known defect 33)': {
    exit: (ctx) => {
      ctx.status = 200
      ctx.flushHeaders()
      ctx.body = 'text'
    },
    status: 200,
  },
  'writeHead called by the handler (known defect 33)': {
    exit: (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(201, 'Made', { Vary: 'Cookie', 'X-Own': '1' }).end('raw')
    },
    status: 201,
    vary: ['Cookie', 'Origin'],
  },
  'setHeader and end called by the handler (known defect 33)': {
    exit: (ctx) => {
      ctx.respond = false
      ctx.res.statusCode = 202
      ctx.res.setHeader('Vary', 'Cookie')
      ctx.res.end('raw')
    },
    status: 202,
    vary: ['Cookie', 'Origin'],
  },
  'a pipe to ctx.res (known defect 33)': {
    exit: async (ctx) => {
      ctx.respond = false
      ctx.res.statusCode = 200
      await once(Readable.from(['a', 'b']).pipe(ctx.res), 'finish')
    },
    status: 200,
  },
  'ctx.throw (known defect 21)': { exit: (ctx) => ctx.throw(422, 'which product?'), status: 422 },
  'ctx.assert (known defect 21)': {
    exit: (ctx) => ctx.assert(false, 401, 'who are you?'),
    status: 401,
  },
  'a thrown error (known defect 21)': { exit: fail(new Error('secret')), status: 500 },
  'a rejection (known defect 21)': {
    exit: async () => fail(new Error('secret'))(),
    status: 500,
  },
  'an error with expose (known defect 21)': {
    exit: fail(Object.assign(new Error('busy'), { status: 503, expose: true })),
    status: 503,
  },
  'an error with headers (known defects 21, 23, 28)': {
    exit: fail(
      Object.assign(new Error('busy'), {
        status: 503,
        headers: { 'Retry-After': '9', Vary: 'Cookie', 'Access-Control-Allow-Origin': '*' },
      }),
    ),
    status: 503,
    vary: ['Cookie', 'Origin'],
  },
  'an error with an invalid status (known defect 21)': {
    exit: fail(Object.assign(new Error('no'), { status: 999 })),
    status: 500,
  },
  'a thrown text (known defect 21)': { exit: fail('thrown'), status: 500 },
  'a thrown number (known defect 21)': { exit: fail(42), status: 500 },
  'a thrown object (known defect 21)': { exit: fail({ status: 403 }), status: 500 },
  'a header that cannot be sent (known defect 34)': {
    exit: (ctx) => ctx.set('X-Own', 'a\nb'),
    status: 500,
  },
  'an error after a body was set (known defect 21)': {
    exit: (ctx) => {
      ctx.body = 'text'
      ctx.set('X-Own', '1')
      throw new Error('secret')
    },
    status: 500,
  },
}

/** Creates a handler that throws this value. */
export function fail(thrown: unknown): () => never {
  return () => {
    throw thrown
  }
}
