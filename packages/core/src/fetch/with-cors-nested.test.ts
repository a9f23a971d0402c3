import { describe, expect, test } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors, withCors } from '../index.ts'
import {
  APP,
  corsHeaders,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
  OTHER,
} from '../policy/policy.test-util.ts'
import { LISTED, ALLOWED, DENIED, now } from './with-cors.test-util.ts'

describe('nested policies', () => {
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

  test('a handler can be wrapped twice, because wrapping does not mark the handler itself', () => {
    const wrapped = withCors(handler, LISTED)
    expect(withCors(handler, LISTED)).not.toBe(wrapped)
    expect(Object.keys(wrapped)).toEqual([])
  })

  /** Wraps a wrapped handler in a way that cannot be detected when the server starts. */
  const nested = (outer: CorsOptions, inner: CorsOptions) => {
    const reports: CorsDecision[] = []
    const onDecision = (decision: CorsDecision): void => void reports.push(decision)
    const wrapped = withCors(handler, inner)
    const around = withCors((request: Request) => wrapped(request), {
      ...outer,
      onDecision,
    } as CorsOptions)
    return { reports, answer: (request: Request): Response => now(around(request)) }
  }

  test('if both policies allow, the headers of the outer one are sent, and nested-policy is reported', () => {
    const { reports, answer } = nested(LISTED, {
      origin: APP,
      exposedHeaders: ['X-Inner'],
      credentials: true,
    })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(reports.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [true, 'nested-policy'],
    ])
  })

  test('an inner policy can deny', () => {
    const { reports, answer } = nested(LISTED, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
    expect(reports.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [false, 'nested-policy'],
    ])
    expect(reports[1]).toMatchObject({ kind: 'actual', headers: [], vary: ['Origin'] })
  })

  test('an inner policy cannot allow more', () => {
    for (const inner of [
      { origin: '*', exposedHeaders: '*' },
      { origin: EVIL, credentials: true },
      { origin: EVIL, timingAllowOrigin: true },
    ] as const) {
      const { reports, answer } = nested(LISTED, inner)
      expect(corsHeaders(answer(fetchRequest(EVIL)))).toEqual(DENIED)
      expect(reports.at(-1)).toMatchObject({ allowed: false, reason: 'nested-policy' })
    }
  })

  test('an inner policy can deny even if the outer one allows any origin', () => {
    const { answer } = nested({ origin: '*', timingAllowOrigin: true }, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('the outermost policy answers preflights, and the inner one is not asked', () => {
    const { reports, answer } = nested(LISTED, { origin: OTHER })
    expect(answer(fetchPreflight(APP)).status).toBe(204)
    expect(answer(fetchPreflight(EVIL)).status).toBe(403)
    expect(reports).toHaveLength(2)
  })

  test('the innermost of three policies can deny', () => {
    const first = withCors(handler, { origin: OTHER })
    const second = withCors((request: Request) => first(request), LISTED)
    const third = withCors((request: Request) => second(request), LISTED)
    expect(corsHeaders(now(third(fetchRequest(APP))))).toEqual(DENIED)
    expect(corsHeaders(now(third(fetchRequest(OTHER))))).toMatchObject({
      'access-control-allow-origin': OTHER,
    })
  })

  test('a hook cannot change the decision that it gets', () => {
    const changes: boolean[] = []
    const wrapped = withCors(handler, { origin: OTHER })
    const onDecision = (decision: CorsDecision): void => {
      changes.push(
        Reflect.set(decision, 'allowed', true),
        Reflect.set(decision.headers, 'length', 0),
      )
      changes.push(Reflect.set(decision.headers, 0, ['Access-Control-Allow-Origin', '*']))
      changes.push(Reflect.set(decision.vary, 0, 'X-Evil'))
    }
    const around = withCors((request: Request) => wrapped(request), { ...LISTED, onDecision })
    expect(corsHeaders(now(around(fetchRequest(APP))))).toEqual(DENIED)
    expect(changes.filter(Boolean)).toEqual([])
    expect(changes).toHaveLength(8)
  })

  test('nested-policy is reported to the policy that was selected', async () => {
    const reports: CorsDecision[] = []
    const policy = createCors({ ...LISTED, onDecision: (decision) => void reports.push(decision) })
    const wrapped = withCors(handler, LISTED)
    const around = withCors(
      (request: Request) => wrapped(request),
      async () => policy,
    )
    await around(fetchRequest(APP))
    expect(reports.map(({ reason }) => reason)).toEqual([null, 'nested-policy'])
  })
})
