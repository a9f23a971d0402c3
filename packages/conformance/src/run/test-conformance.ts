import type { ConformanceHost, ConformanceServer } from '../host/host.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import type { ConformancePolicy } from '../policies/policy.js'
import {
  type ConformanceResult,
  runRow,
  startPolicy,
  summarize,
  unknownGaps,
} from './run-conformance.js'

/** The argument of a test. In vitest and node:test, it has a function that skips the test. */
interface TestContext {
  readonly skip?: (reason?: string) => void
}

/**
 * The functions of a test runner: vitest, node:test (with `after` as `afterAll`), bun:test, or
 * another one.
 */
export interface TestRunner {
  readonly describe: (name: string, define: () => void) => unknown
  readonly test: (name: string, run: (context: TestContext) => Promise<void>) => unknown
  readonly afterAll: (run: () => Promise<void>) => unknown
  /**
   * Called at the end with the summary in one line. It can be `console.log`.
   *
   * @default undefined: no summary
   */
  readonly log?: (line: string) => void
}

/**
 * Registers a test for each request of the table. Each policy is served from its first test to its
 * last. The test of a gap is skipped if the runner supports that; otherwise it passes.
 *
 * @example
 * ```ts
 * import { afterAll, describe, test } from 'vitest'
 *
 * testConformance(host, { describe, test, afterAll })
 * ```
 *
 * @param host the host to test
 * @param runner the functions of the test runner
 * @param policies a part of the table; by default, the whole table
 */
export function testConformance(
  host: ConformanceHost,
  { describe, test, afterAll, log }: TestRunner,
  policies: readonly ConformancePolicy[] = CONFORMANCE_POLICIES,
): void {
  const results: ConformanceResult[] = []
  const settle = (result: ConformanceResult, context?: TestContext): void => {
    results.push(result)
    const { id, outcome, problems, gap } = result
    if (outcome === 'failed') throw new Error(`${host.name}, ${id}:\n- ${problems.join('\n- ')}`)
    if (outcome === 'skipped') context?.skip?.(gap)
  }

  describe(`${host.name}: conformance`, () => {
    for (const policy of policies) {
      describe(policy.name, () => {
        let starting: Promise<ConformanceServer> | undefined
        const start = async (): Promise<ConformanceServer | Error> => {
          starting ??= startPolicy(host, policy)
          return starting.catch((error: unknown) => new Error(`Cannot start: ${String(error)}`))
        }
        for (const request of policy.requests) {
          // Some runners wait for a callback if the test function has a parameter.
          test(request.name, async (...[context]: [TestContext?]) => {
            settle(await runRow(host, await start(), policy, request), context)
          })
        }
        afterAll(async () => {
          if (starting === undefined) return
          const server = await start()
          if (!(server instanceof Error)) await server.close()
        })
      })
    }
    for (const result of unknownGaps(host, policies)) {
      test(`gap: ${result.id}`, async () => settle(result))
    }
    afterAll(async () => log?.(summarize(host, results)))
  })
}
