import { describeResponse, linesOf } from '@webcors/conformance'
import { type CorsDecision, type CorsRequest, createCors } from '@webcors/core'
import type { Middleware } from 'koa'
import { describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { ask, askAll, PREFLIGHT } from './serve.test-util.js'

const APP = 'https://app.example.com'
const ADMIN = 'https://admin.example.com'
const EVIL = 'https://evil.example'
const READ_BY_APP = { 'Access-Control-Allow-Origin': APP }
const BY_ORIGIN = ['Origin']

const ok: Middleware = (ctx) => {
  ctx.body = 'ok'
}

describe('preflights', () => {
  const policy = createCors({ origin: APP, methods: ['PUT'], allowedHeaders: ['X-A'] })
  const answer = {
    status: 204,
    cors: {
      ...READ_BY_APP,
      'Access-Control-Allow-Methods': 'PUT',
      'Access-Control-Allow-Headers': 'X-A',
      'Access-Control-Max-Age': '7200',
    },
    vary: BY_ORIGIN,
  }

  test('known defects 16, 17: preflights are answered before every later middleware', async () => {
    const behind = vi.fn<Middleware>((ctx) => ctx.throw(401))
    const response = await ask([cors(policy), behind], { origin: APP, ...PREFLIGHT })
    expect(describeResponse(response)).toEqual(answer)
    expect(response.body).toBe('')
    expect(behind).not.toHaveBeenCalled()
  })

  test('known defect 15: preflights from denied origins get 403, and do not show the policy', async () => {
    const behind = vi.fn<Middleware>(ok)
    const response = await ask([cors(policy), behind], { origin: EVIL, ...PREFLIGHT })
    expect(describeResponse(response)).toEqual({ status: 403, cors: {}, vary: BY_ORIGIN })
    expect(response.body).toBe('')
    expect(behind).not.toHaveBeenCalled()
  })

  test.each([204, 200] as const)(
    'responses to preflights with status %i have no body and no type, even if both were set before',
    async (preflightStatus) => {
      const before: Middleware = (ctx, next) => {
        ctx.type = 'json'
        ctx.body = { before: true }
        return next()
      }
      const middleware = cors({ origin: APP, preflightStatus })
      for (const [origin, status] of [
        [APP, preflightStatus],
        [EVIL, 403],
      ] as const) {
        const response = await ask([before, middleware], { origin, ...PREFLIGHT })
        expect(response).toMatchObject({ status, body: '' })
        expect(linesOf(response, 'Content-Type')).toEqual([])
      }
    },
  )

  test('an earlier middleware sees the response to a preflight, and can add headers', async () => {
    const seen: number[] = []
    const before: Middleware = async (ctx, next) => {
      await next()
      seen.push(ctx.status)
      ctx.cookies.set('session', '1')
      ctx.vary('Accept-Encoding')
    }
    const response = await ask([before, cors(policy)], { origin: APP, ...PREFLIGHT })
    expect(seen).toEqual([204])
    expect(linesOf(response, 'Set-Cookie')).toEqual(['session=1; path=/; httponly'])
    expect(describeResponse(response)).toEqual({ ...answer, vary: ['Accept-Encoding', 'Origin'] })
  })

  test('known defect 14: OPTIONS requests that are not preflights reach the application', async () => {
    const response = await ask([cors(policy), ok], { origin: APP, method: 'OPTIONS' })
    expect(describeResponse(response)).toEqual({ status: 200, cors: READ_BY_APP, vary: BY_ORIGIN })
    expect(response.body).toBe('ok')
  })
})

test('the application does not see refused requests, and an earlier middleware sees their 403', async () => {
  const behind = vi.fn<Middleware>(ok)
  const seen: number[] = []
  const before: Middleware = async (ctx, next) => {
    await next()
    seen.push(ctx.status)
  }
  const middleware = cors({ origin: APP, crossOriginProtection: true })
  const response = await ask([before, middleware, behind], {
    origin: EVIL,
    method: 'POST',
    body: 'a=1',
  })
  expect(describeResponse(response)).toEqual({ status: 403, cors: {}, vary: BY_ORIGIN })
  expect(seen).toEqual([403])
  expect(behind).not.toHaveBeenCalled()
})

test('the policy runs the next middleware once, and awaits it', async () => {
  const steps: string[] = []
  const before: Middleware = async (_ctx, next) => {
    await next()
    steps.push('before')
  }
  const behind: Middleware = async (ctx) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    steps.push('behind')
    ctx.body = 'ok'
  }
  const policies = [createCors({ origin: APP }), createCors({ origin: async () => true })]
  for (const policy of policies) await ask([before, cors(policy), behind], { origin: APP })
  expect(steps).toEqual(['behind', 'before', 'behind', 'before'])
})

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
