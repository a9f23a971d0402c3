import { Readable } from 'node:stream'
import { describeResponse, linesOf } from '@webcors/conformance'
import type { Middleware } from 'koa'
import { describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { fail, POLICY, readBy } from './exits.test-util.js'
import { ADMIN, APP, ask, askAll, EVIL } from './serve.test-util.js'

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
      [cors(POLICY), (ctx, pass) => (ctx.path === '/cut' ? failing(50)(ctx, pass) : pass())],
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
      [cors(POLICY), fail(error)],
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
      [rescue, cors(POLICY), fail(error)],
      [cors(POLICY), rescue, fail(error)],
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
    expect(describeResponse(await ask([before, cors(POLICY)], { origin: APP }))).toEqual({
      status: 500,
      cors: readBy(APP),
      vary: ['Origin'],
    })
  })

  test('an error that an earlier middleware throws before next() has no CORS headers', async () => {
    const response = await ask([fail(new Error('too early')), cors(POLICY)], { origin: APP })
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
  })

  // Koa takes these values for "no error", and never answers the request.
  test.each([null, undefined])(
    'a thrown %s is never answered, as in Koa without a policy',
    async (thrown) => {
      for (const middlewares of [[fail(thrown)], [cors(POLICY), fail(thrown)]]) {
        await expect(ask(middlewares, { origin: APP, patience: 0.3 })).rejects.toThrow(
          'Received: ""',
        )
      }
    },
  )
})
