import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { createDecide, type CorsOutcome } from './create-decide.ts'
import { actual, APP, EVIL, optionsErrorOf } from './policy.test-util.ts'

/** An adapter without a handler and without hooks of its own. */
const adapter = (...args: readonly unknown[]) =>
  createDecide<[]>(args as never, { caller: adapter })

describe('the function with which an adapter decides', () => {
  test('returns a promise of the outcome if the predicate is asynchronous', async () => {
    const policy = createCors({ origin: (origin) => Promise.resolve(origin === APP) })
    const hostRequest = {}
    for (const source of [policy, () => policy, () => Promise.resolve(policy)]) {
      for (const request of [actual(APP), actual(EVIL)]) {
        const outcome = adapter(source)(request, hostRequest, [])
        expect(outcome).toBeInstanceOf(Promise)
        const { decision, ...others } = (await outcome) as CorsOutcome
        expect(decision).toMatchObject({ kind: 'actual', allowed: request.origin === APP })
        expect(others).toEqual({ policy, request, hostRequest })
      }
    }
  })

  test('takes no hooks but onDecision and vary if the adapter has none of its own', () => {
    expect(optionsErrorOf(() => adapter({ origin: APP }, null)).issues).toMatchObject([
      { code: 'options-invalid', fix: 'Write { onDecision }, or leave the argument out.' },
    ])
    const hooks = { onError: () => {} }
    expect(optionsErrorOf(() => adapter({ origin: APP }, hooks)).issues).toMatchObject([
      { code: 'option-unknown', path: ['onError'] },
    ])
  })
})
