import { describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  type CorsPolicy,
  createCors,
  withCors,
} from '../index.ts'
import {
  APP,
  corsHeaders,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
  OTHER,
} from '../policy/policy.test-util.ts'
import { ALLOWED, DENIED, LISTED, noPolicy, now } from './with-cors.test-util.ts'

describe('the source of the policy', () => {
  test('without a second argument, the handler gets the public policy', async () => {
    const wrapped = withCors(() => new Response('', { headers: { Vary: 'Accept' } }))
    for (const origin of [APP, EVIL, 'null', null]) {
      expect(corsHeaders(await wrapped(fetchRequest(origin)))).toEqual({
        'access-control-allow-origin': '*',
        vary: 'Accept',
      })
    }
    const answer = await wrapped(fetchPreflight(EVIL, 'PUT', 'authorization,x-a'))
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(answer.headers.get('Access-Control-Allow-Headers')).toMatch(/authorization/i)
  })

  test.each<readonly [source: unknown, code: string]>([
    [undefined, 'options-invalid'],
    [null, 'options-invalid'],
    ['*', 'options-invalid'],
    [APP, 'options-invalid'],
    [[APP], 'options-invalid'],
    [true, 'options-invalid'],
    [{}, 'origin-missing'],
    [{ origin: undefined }, 'origin-missing'],
    [{ origin: '' }, 'origin-missing'],
    [{ decide: true }, 'option-unknown'],
  ])('known defect 3: the second argument %j is refused', (source, code) => {
    const handler = (): Response => new Response()
    const { issues } = optionsErrorOf(() => withCors(handler, source as CorsOptions))
    expect(issues.map((issue) => issue.code)).toContain(code)
  })

  test('a policy can be reconfigured after wrapping', () => {
    const policy = createCors({ origin: APP })
    const wrapped = withCors(() => new Response(), policy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toMatchObject({
      'access-control-allow-origin': APP,
    })
    policy.reconfigure({ origin: OTHER })
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(DENIED)
  })

  test('a policy of another copy of this package is accepted', () => {
    const { decide, report } = createCors(LISTED) // oxlint-disable-line typescript/unbound-method
    const wrapped = withCors(() => new Response(), { decide, report } as unknown as CorsPolicy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(ALLOWED)
  })

  test('a function selects a policy for each request', async () => {
    const one = createCors({ origin: APP })
    const two = createCors({ origin: OTHER })
    for (const select of [
      (request: Request) => (request.url.endsWith('/one') ? one : two),
      async (request: Request) => (request.url.endsWith('/one') ? one : two),
    ]) {
      const wrapped = withCors(() => new Response(), select)
      for (const [path, origin, allowed] of [
        ['one', APP, true],
        ['one', OTHER, false],
        ['two', APP, false],
        ['two', OTHER, true],
      ] as const) {
        const url = `https://api.example.com/${path}`
        const answer = await wrapped(fetchRequest(origin, { url }))
        expect(answer.headers.has('Access-Control-Allow-Origin')).toBe(allowed)
        const asked = await wrapped(new Request(url, fetchPreflight(origin)))
        expect(asked.status).toBe(allowed ? 204 : 403)
      }
    }
  })

  test.each([() => undefined, async () => undefined])(
    'if undefined is selected, all responses of the handler are left unchanged, those to preflights too',
    async (select) => {
      const own = {
        'access-control-allow-origin': '*',
        vary: 'Accept',
      }
      const handler = vi.fn<() => Response>(() => new Response('own', { headers: own }))
      const wrapped = withCors(handler, select)
      expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(own)
      expect(corsHeaders(await wrapped(fetchPreflight(APP)))).toEqual(own)
      expect(handler).toHaveBeenCalledTimes(2)
    },
  )

  describe('the hook vary', () => {
    const byTenant = (request: Request): CorsPolicy | undefined =>
      request.headers.get('X-Tenant') === 'a' ? createCors({ origin: '*' }) : undefined

    test('the names come before those of the policy, on actual requests and on preflights', async () => {
      const wrapped = withCors(() => new Response(), byTenant, { vary: ['X-Tenant'] })
      const request = fetchRequest(APP)
      request.headers.set('X-Tenant', 'a')
      expect((await wrapped(request)).headers.get('Vary')).toBe('X-Tenant')
      const asked = fetchPreflight(APP)
      asked.headers.set('X-Tenant', 'a')
      expect((await wrapped(asked)).headers.get('Vary')).toBe(
        'X-Tenant, Access-Control-Request-Method, Access-Control-Request-Headers',
      )
    })

    test('the names are in Vary if the selection failed', async () => {
      const wrapped = withCors(() => new Response(), noPolicy(1), {
        vary: ['X-Tenant'],
        onDecision: null,
      })
      expect((await wrapped(fetchRequest(APP))).headers.get('Vary')).toBe('X-Tenant, Origin')
    })

    test('a name that the policy has too is in Vary once', async () => {
      const select = (): CorsPolicy => createCors({ origin: APP })
      const wrapped = withCors(() => new Response(), select, { vary: ['Origin', 'X-Tenant'] })
      expect((await wrapped(fetchRequest(APP))).headers.get('Vary')).toBe('Origin, X-Tenant')
    })
  })

  test('the onDecision of the wrapper does not get the decisions that the policy reports to its own', async () => {
    const own = vi.fn<(decision: CorsDecision) => void>()
    const wrappers = vi.fn<(decision: CorsDecision) => void>()
    const policy = createCors({ origin: APP, onDecision: own })
    for (const source of [policy, { origin: APP, onDecision: own }, () => policy] as const) {
      await withCors(() => new Response(), source, { onDecision: wrappers })(fetchRequest(APP))
    }
    expect(own).toHaveBeenCalledTimes(3)
    expect(wrappers).not.toHaveBeenCalled()
  })
})
