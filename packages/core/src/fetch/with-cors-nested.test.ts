import { describe, expect, test } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors, withCors } from '../index.ts'
import {
  APP,
  corsHeaders,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
} from '../policy/policy.test-util.ts'
import { OTHER, LISTED, ALLOWED, DENIED, now } from './with-cors.test-util.ts'

describe('policies are not stacked', () => {
  const handler = (): Response => new Response('hi')

  test('a handler that is wrapped already is refused', () => {
    for (const wrapped of [
      withCors(handler),
      withCors(handler, LISTED),
      withCors(handler, () => undefined),
    ]) {
      const { issues } = optionsErrorOf(() => withCors(wrapped, LISTED))
      expect(issues).toMatchObject([{ code: 'handler-wrapped', path: [] }])
    }
  })

  test('one that is wrapped can be used twice, but for that', () => {
    const wrapped = withCors(handler, LISTED)
    expect(withCors(handler, LISTED)).not.toBe(wrapped)
    expect(Object.keys(wrapped)).toEqual([])
  })

  /** A handler that is wrapped where the start cannot see it. */
  const nested = (outer: CorsOptions, inner: CorsOptions) => {
    const told: CorsDecision[] = []
    const onDecision = (decision: CorsDecision): void => void told.push(decision)
    const wrapped = withCors(handler, inner)
    const around = withCors((request: Request) => wrapped(request), {
      ...outer,
      onDecision,
    } as CorsOptions)
    return { told, answer: (request: Request): Response => now(around(request)) }
  }

  test('both allow: the outer one speaks, and it is reported', () => {
    const { told, answer } = nested(LISTED, {
      origin: APP,
      exposedHeaders: ['X-Inner'],
      credentials: true,
    })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(told.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [true, 'nested-policy'],
    ])
  })

  test('the inner one can deny', () => {
    const { told, answer } = nested(LISTED, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
    expect(told.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [false, 'nested-policy'],
    ])
    expect(told[1]).toMatchObject({ kind: 'actual', headers: [], vary: ['Origin'] })
  })

  test('the inner one cannot widen', () => {
    for (const inner of [
      { origin: '*', exposedHeaders: '*' },
      { origin: EVIL, credentials: true },
      { origin: EVIL, timingAllowOrigin: true },
    ] as const) {
      const { told, answer } = nested(LISTED, inner)
      expect(corsHeaders(answer(fetchRequest(EVIL)))).toEqual(DENIED)
      expect(told.at(-1)).toMatchObject({ allowed: false, reason: 'nested-policy' })
    }
  })

  test('an inner one that denies is heard also where the outer allows any origin', () => {
    const { answer } = nested({ origin: '*', timingAllowOrigin: true }, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('the outermost answers preflights, and the inner is not asked', () => {
    const { told, answer } = nested(LISTED, { origin: OTHER })
    expect(answer(fetchPreflight(APP)).status).toBe(204)
    expect(answer(fetchPreflight(EVIL)).status).toBe(403)
    expect(told).toHaveLength(2)
  })

  test('three deep, the innermost denies', () => {
    const first = withCors(handler, { origin: OTHER })
    const second = withCors((request: Request) => first(request), LISTED)
    const third = withCors((request: Request) => second(request), LISTED)
    expect(corsHeaders(now(third(fetchRequest(APP))))).toEqual(DENIED)
    expect(corsHeaders(now(third(fetchRequest(OTHER))))).toMatchObject({
      'access-control-allow-origin': OTHER,
    })
  })

  test('a hook cannot change the decision that it gets', () => {
    const told: boolean[] = []
    const wrapped = withCors(handler, { origin: OTHER })
    const onDecision = (decision: CorsDecision): void => {
      told.push(Reflect.set(decision, 'allowed', true), Reflect.set(decision.headers, 'length', 0))
      told.push(Reflect.set(decision.headers, 0, ['Access-Control-Allow-Origin', '*']))
      told.push(Reflect.set(decision.vary, 0, 'X-Evil'))
    }
    const around = withCors((request: Request) => wrapped(request), { ...LISTED, onDecision })
    expect(corsHeaders(now(around(fetchRequest(APP))))).toEqual(DENIED)
    expect(told.filter(Boolean)).toEqual([])
    expect(told).toHaveLength(8)
  })

  test('the nested report goes to the policy that was selected', async () => {
    const told: CorsDecision[] = []
    const policy = createCors({ ...LISTED, onDecision: (decision) => void told.push(decision) })
    const wrapped = withCors(handler, LISTED)
    const around = withCors(
      (request: Request) => wrapped(request),
      async () => policy,
    )
    await around(fetchRequest(APP))
    expect(told.map(({ reason }) => reason)).toEqual([null, 'nested-policy'])
  })
})
