import { describe, expect, test, vi } from 'vitest'
import { createCors } from '../index.ts'
import { createSelect } from './create-select.ts'
import { actual, APP, decideNow, EVIL } from './policy.test-util.ts'

/** Selects one policy for every request, as an adapter does, with the names of the hook `vary`. */
function selectWith(
  policy: ReturnType<typeof createCors>,
  vary?: readonly string[],
): ReturnType<typeof createCors> {
  const select = createSelect(() => policy, vary && { vary }, selectWith)
  return select([]) as ReturnType<typeof createCors>
}

describe('a selected policy', () => {
  test('is used as it is if the selection reads no headers', () => {
    const policy = createCors({ origin: APP })
    expect(selectWith(policy)).toBe(policy)
    expect(selectWith(policy, [])).toBe(policy)
  })

  test('denies and allows as before if the selection reads a header, which is added to Vary', () => {
    const policy = createCors({ origin: APP })
    for (const origin of [APP, EVIL, null]) {
      expect(decideNow(selectWith(policy, ['X-Tenant']), actual(origin))).toEqual({
        ...decideNow(policy, actual(origin)),
        vary: ['X-Tenant', 'Origin'],
      })
    }
  })

  test('denies with the error of its predicate if the selection reads a header', () => {
    const error = new Error('no database')
    const policy = createCors({
      origin: () => {
        throw error
      },
      onDecision: null,
    })
    expect(decideNow(selectWith(policy, ['X-Tenant']), actual())).toMatchObject({
      allowed: false,
      reason: 'predicate-failed',
      error,
    })
  })

  test('reports to its own onDecision if the selection reads a header', () => {
    const onDecision = vi.fn<(...args: unknown[]) => void>()
    const policy = selectWith(createCors({ origin: APP, onDecision }), ['X-Tenant'])
    const hostRequest = {}
    const decision = { ...decideNow(policy, actual()), reason: 'nested-policy' } as const
    onDecision.mockClear()
    policy.report(decision, actual(), hostRequest)
    expect(onDecision).toHaveBeenCalledOnce()
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({ allowed: true, reason: 'nested-policy' })
    expect(onDecision.mock.calls[0]?.[2]).toBe(hostRequest)
  })
})
