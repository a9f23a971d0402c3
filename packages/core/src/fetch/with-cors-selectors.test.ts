import { describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  CorsOptionsError,
  type CorsPolicy,
  createCors,
  withCors,
} from '../index.js'
import {
  APP,
  corsHeaders,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
} from '../policy/policy.test-util.js'
import { OTHER, LISTED, ALLOWED, DENIED, now } from './with-cors.test-util.js'

describe('where the policy comes from', () => {
  test('no second argument is the public policy', async () => {
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
  ])('pitfall 3: a second argument that says nothing is refused: %j', (source, code) => {
    const handler = (): Response => new Response()
    const { issues } = optionsErrorOf(() => withCors(handler, source as CorsOptions))
    expect(issues.map((issue) => issue.code)).toContain(code)
  })

  test('a policy, whose later configuration counts', () => {
    const policy = createCors({ origin: APP })
    const wrapped = withCors(() => new Response(), policy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toMatchObject({
      'access-control-allow-origin': APP,
    })
    policy.reconfigure({ origin: OTHER })
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(DENIED)
  })

  test('a policy of another copy of this package', () => {
    const { decide, report } = createCors(LISTED) // oxlint-disable-line typescript/unbound-method
    const wrapped = withCors(() => new Response(), { decide, report } as unknown as CorsPolicy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(ALLOWED)
  })

  test('a function, for each request', async () => {
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
    'undefined selects none: the handler does as it likes, preflights included',
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

  const boom = new Error('boom')
  const noPolicy = (value: unknown) => (): CorsPolicy => value as CorsPolicy
  test.each<readonly [what: string, select: () => CorsPolicy | Promise<CorsPolicy>]>([
    [
      'throws',
      () => {
        throw boom
      },
    ],
    ['rejects', () => Promise.reject(boom)],
    ['answers null', noPolicy(null)],
    ['answers options', noPolicy({ origin: '*' })],
    ['answers true', noPolicy(true)],
    ['answers "*"', noPolicy('*')],
    ['answers options later', async () => noPolicy({ origin: '*' })()],
    [
      'answers a thenable that throws',
      noPolicy(
        Object.assign(Promise.resolve(), {
          // oxlint-disable-next-line unicorn/no-thenable -- Hostile.
          then: () => {
            throw boom
          },
        }),
      ),
    ],
  ])('an error in it denies, and is told: one that %s', async (_, select) => {
    const told: CorsDecision[] = []
    const handler = vi.fn<() => Response>(
      () => new Response('hi', { headers: { 'Access-Control-Allow-Origin': '*' } }),
    )
    const wrapped = withCors(handler, select, {
      onDecision: (decision) => void told.push(decision),
    })

    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
    expect(corsHeaders(await wrapped(fetchRequest(null)))).toEqual(DENIED)
    expect(handler).toHaveBeenCalledTimes(2)

    const answer = await wrapped(fetchPreflight(APP))
    expect(answer.status).toBe(403)
    expect([...answer.headers]).toEqual([['vary', 'Origin']])
    expect(handler).toHaveBeenCalledTimes(2)

    expect(told.map(({ kind, allowed, reason }) => [kind, allowed, reason])).toEqual([
      ['actual', false, 'selection-failed'],
      ['non-cors', false, 'selection-failed'],
      ['preflight', false, 'selection-failed'],
    ])
    for (const { error } of told) expect(error).toBeInstanceOf(Error)
    for (const decision of told) expect(Object.isFrozen(decision)).toBe(true)
  })

  test('the error that is told is the one that was thrown, or says what was selected', async () => {
    const errors: unknown[] = []
    const onDecision = ({ error }: CorsDecision): void => void errors.push(error)
    const handler = (): Response => new Response()
    await withCors(handler, () => Promise.reject(boom), { onDecision })(fetchRequest(APP))
    await withCors(handler, noPolicy(42), { onDecision })(fetchRequest(APP))
    expect(errors[0]).toBe(boom)
    expect(errors[1]).toBeInstanceOf(TypeError)
    expect(errors[1]).not.toBeInstanceOf(CorsOptionsError)
    expect(String(errors[1])).toContain('42')
  })

  test('a hook that throws while it is told changes nothing', async () => {
    const onDecision = (): never => {
      throw boom
    }
    const wrapped = withCors(() => new Response(), noPolicy(null), { onDecision })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('without a hook it denies in silence', async () => {
    const wrapped = withCors(() => new Response(), noPolicy(null))
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('the hook of the wrapper is not told of what the policy tells its own', async () => {
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
