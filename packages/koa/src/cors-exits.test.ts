import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { describeResponse, linesOf, type RawResponse } from '@webcors/conformance'
import { createCors } from '@webcors/core'
import type { Middleware } from 'koa'
import { describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { ask, askAll, type Question } from './serve.test-util.js'

const APP = 'https://app.example.com'
const ADMIN = 'https://admin.example.com'
const EVIL = 'https://evil.example'
const policy = createCors({ origin: [APP, ADMIN], credentials: true })

function readBy(origin: string) {
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
const EXITS: Readonly<Record<string, Row>> = {
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

describe('responses', () => {
  const rows = Object.entries(EXITS)

  test.each(rows)(
    'the policy adds its headers and changes nothing else: %s',
    async (_, { exit, status, vary = ['Origin'], question }) => {
      const questions = [APP, ADMIN, EVIL, undefined, APP].map((origin) => ({
        ...question,
        origin,
      }))
      const [bare] = await askAll([exit], questions.slice(0, 1))
      const responses = await askAll([cors(policy), exit], questions)
      expect(responses.map(describeResponse)).toEqual([
        { status, cors: readBy(APP), vary },
        { status, cors: readBy(ADMIN), vary },
        { status, cors: {}, vary },
        { status, cors: {}, vary },
        { status, cors: readBy(APP), vary },
      ])
      for (const response of responses) expect(rest(response)).toEqual(bare && rest(bare))
    },
  )

  test.each(rows)(
    'known defect 27: a public policy adds no Origin to Vary: %s',
    async (_, { exit, status, vary = [], question }) => {
      const response = await ask([cors(), exit], { ...question, origin: EVIL })
      const expected = vary.filter((name) => name !== 'Origin')
      expect(describeResponse(response)).toEqual({
        status,
        cors: { 'Access-Control-Allow-Origin': '*' },
        vary: expected,
      })
    },
  )
})

/** Picks the application's part of a response. */
function rest(response: RawResponse) {
  const { status, headers, body, complete } = response
  const own = /^(?:access-control-|vary$|date$)/i
  const others = headers.filter(([name]) => !own.test(name))
  return { status, body, complete, headers: others.map(String).toSorted() }
}

function fail(thrown: unknown): () => never {
  return () => {
    throw thrown
  }
}

describe('streams that fail', () => {
  const failing =
    (delay: number): Middleware =>
    (ctx) => {
      ctx.body = Readable.from(
        (async function* () {
          yield 'half'
          await new Promise((resolve) => setTimeout(resolve, delay))
          throw new Error('disk')
        })(),
      )
    }

  test('known defect 34: a stream that fails is cut off, and the next request is served', async () => {
    const [cut, next] = await askAll(
      [cors(policy), (ctx, pass) => (ctx.path === '/cut' ? failing(50)(ctx, pass) : pass())],
      [{ origin: APP, path: '/cut' }, { origin: APP }],
    )
    expect(cut).toMatchObject({ body: 'half', complete: false })
    expect(cut && describeResponse(cut)).toEqual({
      status: 200,
      cors: readBy(APP),
      vary: ['Origin'],
    })
    expect(next?.status).toBe(404)
  })
})

describe('errors', () => {
  test('known defect 30: an error object that is thrown for many requests carries no headers between them', async () => {
    const error = Object.assign(new Error('busy'), { status: 503, expose: true })
    const before = Object.getOwnPropertyDescriptors(error)
    const origins = [APP, ADMIN, EVIL, undefined, 'null', APP]
    const responses = await askAll(
      [cors(policy), fail(error)],
      origins.map((origin) => ({ origin })),
    )
    expect(responses.map(({ status, body }) => [status, body])).toEqual(
      origins.map(() => [503, 'busy']),
    )
    expect(responses.map(describeResponse).map(({ cors, vary }) => [cors, vary])).toEqual([
      [readBy(APP), ['Origin']],
      [readBy(ADMIN), ['Origin']],
      [{}, ['Origin']],
      [{}, ['Origin']],
      [{}, ['Origin']],
      [readBy(APP), ['Origin']],
    ])
    expect(Object.getOwnPropertyDescriptors(error)).toEqual(before)
  })

  test('known defect 30: a frozen error reaches the middleware that catches it unchanged', async () => {
    const headers = Object.freeze({ 'Retry-After': '9', Vary: 'Cookie' })
    const error = Object.freeze(Object.assign(new Error('busy'), { status: 503, headers }))
    const caught: unknown[] = []
    // Koa's own handler writes to errors, so an application with frozen errors catches them.
    const rescue: Middleware = async (ctx, next) => {
      try {
        await next()
      } catch (thrown) {
        caught.push(thrown)
        ctx.status = 503
        ctx.set(headers)
        ctx.body = { error: 'busy' }
      }
    }
    const orders = [
      [rescue, cors(policy), fail(error)],
      [cors(policy), rescue, fail(error)],
    ]
    for (const middlewares of orders) {
      const response = await ask(middlewares, { origin: APP })
      expect(caught.pop()).toBe(error)
      expect(describeResponse(response)).toEqual({
        status: 503,
        cors: readBy(APP),
        vary: ['Cookie', 'Origin'],
      })
      expect(linesOf(response, 'Retry-After')).toEqual(['9'])
    }
  })

  test('known defect 21: the page can read an error that an earlier middleware throws after next()', async () => {
    const before: Middleware = async (_ctx, next) => {
      await next()
      throw new Error('after all')
    }
    expect(describeResponse(await ask([before, cors(policy)], { origin: APP }))).toEqual({
      status: 500,
      cors: readBy(APP),
      vary: ['Origin'],
    })
  })

  test('an error that an earlier middleware throws before next() has no CORS headers', async () => {
    const response = await ask([fail(new Error('too early')), cors(policy)], { origin: APP })
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
  })

  // Koa takes these values for "no error", and never answers the request.
  test.each([null, undefined])(
    'a thrown %s is never answered, as in Koa without a policy',
    async (thrown) => {
      for (const middlewares of [[fail(thrown)], [cors(policy), fail(thrown)]]) {
        await expect(ask(middlewares, { origin: APP, patience: 0.3 })).rejects.toThrow(
          'Received: ""',
        )
      }
    },
  )
})
