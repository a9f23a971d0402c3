import { describeResponse, linesOf } from '@webcors/conformance'
import { createCors } from '@webcors/core'
import type { Middleware } from 'koa'
import { describe, expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { APP, ask, BY_ORIGIN, EVIL, ok, PREFLIGHT, READ_BY_APP } from './serve.test-util.js'

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
