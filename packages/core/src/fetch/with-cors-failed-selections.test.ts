import { describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  CorsOptionsError,
  type CorsPolicy,
  createCors,
  withCors,
} from '../index.ts'
import { APP, corsHeaders, fetchPreflight, fetchRequest } from '../policy/policy.test-util.ts'
import { DENIED, noPolicy } from './with-cors.test-util.ts'

describe('the source of the policy', () => {
  const boom = new Error('boom')

  test.each<readonly [how: string, select: () => CorsPolicy | Promise<CorsPolicy>]>([
    [
      'throws',
      () => {
        throw boom
      },
    ],
    ['rejects', () => Promise.reject(boom)],
    ['returns null', noPolicy(null)],
    ['returns options', noPolicy({ origin: '*' })],
    ['returns true', noPolicy(true)],
    ['returns "*"', noPolicy('*')],
    ['resolves to options', async () => noPolicy({ origin: '*' })()],
    [
      'returns a thenable that throws',
      noPolicy(
        Object.assign(Promise.resolve(), {
          // oxlint-disable-next-line unicorn/no-thenable -- A hostile thenable.
          then: () => {
            throw boom
          },
        }),
      ),
    ],
  ])(
    'the request is denied, and the failure reported, if the selecting function %s',
    async (_, select) => {
      const reported: CorsDecision[] = []
      const handler = vi.fn<() => Response>(() => new Response('hi'))
      const wrapped = withCors(handler, select, {
        onDecision: (decision) => void reported.push(decision),
      })

      expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
      expect(corsHeaders(await wrapped(fetchRequest(null)))).toEqual(DENIED)
      expect(handler).toHaveBeenCalledTimes(2)

      const answer = await wrapped(fetchPreflight(APP))
      expect(answer.status).toBe(403)
      expect([...answer.headers]).toEqual([['vary', 'Origin']])
      expect(handler).toHaveBeenCalledTimes(2)

      expect(reported.map(({ kind, allowed, reason }) => [kind, allowed, reason])).toEqual([
        ['actual', false, 'selection-failed'],
        ['non-cors', false, 'selection-failed'],
        ['preflight', false, 'selection-failed'],
      ])
      for (const { error } of reported) expect(error).toBeInstanceOf(Error)
      for (const decision of reported) expect(Object.isFrozen(decision)).toBe(true)
    },
  )

  test('the reported error is the thrown one, or names the value that was selected', async () => {
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

  test('a hook that throws does not change the response', async () => {
    const onDecision = (): never => {
      throw boom
    }
    const wrapped = withCors(() => new Response(), noPolicy(null), { onDecision })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('with onDecision: null, a failed selection denies without a warning', async () => {
    const warn = vi.spyOn(console, 'warn')
    const wrapped = withCors(() => new Response(), noPolicy(null), { onDecision: null })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
    expect(warn).not.toHaveBeenCalled()
  })

  test('a request is denied after five seconds if the selection does not settle', async () => {
    vi.useFakeTimers()
    try {
      const reported: CorsDecision[] = []
      const select = (): Promise<CorsPolicy> => new Promise(() => {})
      const wrapped = withCors(() => new Response(), select, {
        onDecision: (decision) => void reported.push(decision),
      })
      const answer = wrapped(fetchRequest(APP))
      await vi.advanceTimersByTimeAsync(4999)
      expect(reported).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(corsHeaders(await answer)).toEqual(DENIED)
      expect(reported).toMatchObject([{ reason: 'selection-failed' }])
      expect(String(reported[0]?.error)).toContain('5 seconds')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a selection that settles in time leaves no timer', async () => {
    vi.useFakeTimers()
    try {
      const select = async (): Promise<CorsPolicy> => createCors({ origin: APP })
      await withCors(() => new Response(), select)(fetchRequest(APP))
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})
