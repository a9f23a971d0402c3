import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CorsOptions,
  CorsOptionsError,
  createCors,
  validateCorsOptions,
  withCors,
} from '../index.ts'
import { anything, options, optionsObject } from './hostile-options.test-util.ts'
import { corsRequest, SEED } from './hostile.test-util.ts'
import { actual, APP } from './policy.test-util.ts'

/** @returns the value that a call throws, or `null` if it does not throw */
function thrownBy(run: () => unknown): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

/** Whether a value is the error that `createCors` may throw. */
function isOptionsError(error: unknown): boolean {
  return error instanceof CorsOptionsError
}

describe('hostile options', () => {
  test('validateCorsOptions never throws, and returns a value or issues', () => {
    let valid = 0
    let invalid = 0
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        const { value: resolved, issues } = validateCorsOptions(given)
        expect((resolved === undefined) === (issues === undefined)).toBe(false)
        if (issues === undefined) valid++
        else invalid++
        for (const { code, path, message, fix } of (issues ?? []).slice(0, 100)) {
          expect(code).toMatch(/^[a-z-]+$/)
          expect(Array.isArray(path)).toBe(true)
          expect(message).toMatch(/^Cannot [^\n]+\.$/)
          expect(message.length).toBeLessThan(1000)
          expect(message.endsWith(` ${fix}`)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 1500 },
    )
    expect(Math.min(valid, invalid)).toBeGreaterThan(100)
  })

  test('createCors throws only CorsOptionsError, and only if there are issues', () => {
    let created = 0
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        const { issues } = validateCorsOptions(given)
        const error = thrownBy(() => createCors(given as CorsOptions))
        expect(error === null || isOptionsError(error)).toBe(true)
        expect(error === null).toBe(issues === undefined)
        if (error === null) created++
      }),
      { seed: SEED, numRuns: 1000 },
    )
    expect(created).toBeGreaterThan(100)
  })

  test('the decisions of a policy with valid options are sound', async () => {
    await fc.assert(
      fc.asyncProperty(optionsObject, corsRequest, async (make, request) => {
        const { value: resolved } = validateCorsOptions(make())
        if (resolved === undefined) return
        const decided = await createCors(resolved).decide(request)
        expect([200, 204, 403, null]).toContain(decided.status)
        const allowOrigin = decided.headers.find(([name]) => name === 'Access-Control-Allow-Origin')
        expect([undefined, '*', request.origin]).toContain(allowOrigin?.[1])
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('reconfigure leaves the policy as it was if the options are refused', () => {
    const policy = createCors({ origin: APP, exposedHeaders: ['ETag'] })
    const before = JSON.stringify(policy.decide(actual()))
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        if (validateCorsOptions(given).issues === undefined) return
        expect(isOptionsError(thrownBy(() => policy.reconfigure(given as CorsOptions)))).toBe(true)
        expect(JSON.stringify(policy.decide(actual()))).toBe(before)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('withCors throws only CorsOptionsError for any handler, policy and hooks', () => {
    const handler = (): Response => new Response()
    fc.assert(
      fc.property(optionsObject, anything, (make, no) => {
        for (const run of [
          () => withCors(handler, make() as CorsOptions),
          () => withCors(handler, no as CorsOptions),
          () => withCors(no as () => Response, { origin: APP }),
          () => withCors(handler, { origin: APP }, no as never),
        ]) {
          const error = thrownBy(run)
          expect(error === null || isOptionsError(error)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
