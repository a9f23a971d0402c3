import { describeResponse } from '@webcors/conformance'
import { type CorsDecision, type CorsRequest, createCors } from '@webcors/core'
import type { Middleware } from 'koa'
import { describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import {
  ADMIN,
  APP,
  ask,
  askAll,
  BY_ORIGIN,
  EVIL,
  ok,
  PREFLIGHT,
  READ_BY_APP,
} from './serve.test-util.js'

describe('the policy', () => {
  const anyone = createCors({ origin: '*' })
  const ours = createCors({ origin: APP })

  test('the default policy is the public one', async () => {
    expect(describeResponse(await ask([cors(), ok], { origin: EVIL }))).toEqual({
      status: 200,
      cors: { 'Access-Control-Allow-Origin': '*' },
      vary: [],
    })
  })

  test('known defect 3: invalid options throw at the start', () => {
    // @ts-expect-error -- An unset variable.
    expect(() => cors(undefined)).toThrow('Invalid CORS options')
    // @ts-expect-error -- A name that other libraries have.
    expect(() => cors({ origin: '*', allowMethods: ['GET'] })).toThrow('allowMethods')
  })

  test('known defect 3: the factory in place of its middleware throws on the first request', async () => {
    const caught: unknown[] = []
    const before: Middleware = (_ctx, next) =>
      next().catch((error: unknown) => {
        caught.push(error)
        throw error
      })
    // This compiles, because `cors` itself is assignable to a middleware.
    const response = await ask([before, cors, ok], { origin: EVIL })
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
    expect(String(caught[0])).toContain('Write app.use(cors({')
  })

  test.each([
    ['synchronously', <T>(value: T) => value],
    ['asynchronously', async <T>(value: T) => value],
  ])('a function of the context selects the policy, %s', async (_, answer) => {
    const middleware = cors((ctx) => {
      if (ctx.path === '/own') return answer(undefined)
      return answer(ctx.path.startsWith('/public/') ? anyone : ours)
    })
    const app: Middleware = (ctx) => {
      ctx.set('Access-Control-Allow-Origin', 'https://by-hand.example')
    }
    const described = async (path: string) =>
      describeResponse(await ask([middleware, app], { origin: EVIL, path }))
    expect(await described('/public/a')).toMatchObject({
      cors: { 'Access-Control-Allow-Origin': '*' },
      vary: [],
    })
    expect(await described('/private')).toMatchObject({ cors: {}, vary: BY_ORIGIN })
    expect(await described('/own')).toMatchObject({
      cors: { 'Access-Control-Allow-Origin': 'https://by-hand.example' },
      vary: [],
    })
  })

  test.each([
    ['throws', () => Promise.reject(new Error('no database')), 'no database'],
    [
      'rejects',
      () => {
        throw new Error('no tenant')
      },
      'no tenant',
    ],
    ['returns options', () => ({ origin: '*' }) as never, 'policy'],
  ])(
    'known defect 35: the policy denies and reports it if the selection %s',
    async (_, select, message) => {
      const reports: CorsDecision[] = []
      const behind = vi.fn<Middleware>(ok)
      const middleware = cors(select, { onDecision: (decision) => void reports.push(decision) })
      const [actual, preflight] = await askAll(
        [middleware, behind],
        [{ origin: APP }, { origin: APP, ...PREFLIGHT }],
      )
      expect(actual && describeResponse(actual)).toEqual({ status: 200, cors: {}, vary: BY_ORIGIN })
      expect(preflight && describeResponse(preflight)).toEqual({
        status: 403,
        cors: {},
        vary: BY_ORIGIN,
      })
      expect(behind).toHaveBeenCalledTimes(1)
      expect(reports.map(({ reason }) => reason)).toEqual(['selection-failed', 'selection-failed'])
      expect(String(reports[0]?.error)).toContain(message)
    },
  )

  test('known defect 30: an asynchronous policy does not mix up requests', async () => {
    const slow = createCors({
      origin: async (origin) => {
        await new Promise((resolve) => setTimeout(resolve, origin === APP ? 60 : 10))
        return origin !== EVIL
      },
    })
    const app: Middleware = (ctx) => {
      ctx.body = ctx.get('Origin')
    }
    const origins = [APP, ADMIN, EVIL, APP, EVIL, ADMIN]
    const responses = await Promise.all(origins.map((origin) => ask([cors(slow), app], { origin })))
    expect(responses.map(({ body }) => body)).toEqual(origins)
    expect(responses.map((response) => describeResponse(response).cors)).toEqual(
      origins.map((origin) => (origin === EVIL ? {} : { 'Access-Control-Allow-Origin': origin })),
    )
  })
})

describe('two policies on one request', () => {
  const reports: [string | null, boolean, CorsRequest][] = []
  const outer = cors({
    origin: [APP, ADMIN],
    onDecision: ({ reason, allowed }, request) => void reports.push([reason, allowed, request]),
  })
  const inner = cors({ origin: [APP, EVIL], credentials: true })

  test('known defect 28: the inner policy can deny, cannot widen the outer one, and is reported', async () => {
    const origins = [APP, ADMIN, EVIL]
    const responses = await askAll(
      [outer, inner, ok],
      origins.map((origin) => ({ origin })),
    )
    expect(responses.map(describeResponse)).toEqual([
      { status: 200, cors: READ_BY_APP, vary: BY_ORIGIN },
      { status: 200, cors: {}, vary: BY_ORIGIN },
      { status: 200, cors: {}, vary: BY_ORIGIN },
    ])
    expect(reports.map(([reason, allowed, { origin }]) => [reason, allowed, origin])).toEqual([
      [null, true, APP],
      ['nested-policy', true, APP],
      [null, true, ADMIN],
      ['nested-policy', false, ADMIN],
      ['origin-not-allowed', false, EVIL],
      ['nested-policy', false, EVIL],
    ])
  })

  test('the outer policy answers the preflight', async () => {
    const [app, evil] = await askAll(
      [outer, inner],
      [
        { origin: APP, ...PREFLIGHT },
        { origin: EVIL, ...PREFLIGHT },
      ],
    )
    expect(app).toMatchObject({ status: 204 })
    expect(app && describeResponse(app).cors).not.toHaveProperty('Access-Control-Allow-Credentials')
    expect(evil).toMatchObject({ status: 403 })
  })
})
