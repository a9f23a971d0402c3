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

/** The argument of a test. With vitest and node:test it lets the test skip itself. */
interface TestContext {
  readonly skip?: (reason?: string) => void
}

/**
 * The functions of a test runner: vitest, node:test (`afterAll` is its `after`), bun:test, or any other of that shape.
 */
export interface TestRunner {
  readonly describe: (name: string, define: () => void) => unknown
  readonly test: (name: string, run: (context: TestContext) => Promise<void>) => unknown
  readonly afterAll: (run: () => Promise<void>) => unknown
  /** Called at the end with a line that has the number of requests, such as `console.log`. */
  readonly log?: (line: string) => void
}

/**
 * Registers one test for each request of the table. Each policy is served from its first test to its last. A gap is a
 * skipped test if the runner supports that; if not, its test passes.
 *
 * @param policies a part of the table. The default is the whole table.
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
