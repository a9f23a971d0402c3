import { isPreflight, type Passed } from '../hosts/names-proxy-server.ts'
import type { Outcome } from '../lab/lab-case.ts'
import type { Expectation } from './known-defect.ts'

interface Seen {
  readonly outcome: Outcome
  readonly passed: readonly Passed[]
  /** Whether the request reached the application. */
  readonly ran: boolean
}

/** Finds the differences between a step and its expectation. */
export function mistakesIn(
  expected: Expectation,
  { outcome, passed, ran }: Seen,
): readonly string[] {
  const { gets, body, reads, preflight, answer } = expected
  const got = outcome.allowed ? (outcome.status ?? 'something') : 'nothing'
  const own = outcome.allowed ? outcome.readable.filter((name) => name.startsWith('x-')) : []
  const asked = passed.filter(isPreflight).map(({ response }) => response)
  const last = passed.findLast((one) => !isPreflight(one))?.response ?? 'none'
  const wrong: (string | false)[] = [
    got !== gets && `the page gets ${got}, not ${gets}`,
    body !== undefined && outcome.allowed && outcome.body !== body && `it reads "${outcome.body}"`,
    reads !== undefined && own.join() !== reads.join() && `it reads the headers ${own.join(', ')}`,
    expected.ran !== undefined &&
      ran !== expected.ran &&
      `the application ${ran ? 'ran' : 'did not run'}`,
    preflight === null && asked.length > 0 && 'a preflight was sent',
    preflight instanceof RegExp &&
      !preflight.test(asked[0] ?? 'none') &&
      `preflight: ${asked[0] ?? 'none'}`,
    answer !== undefined && !answer.test(last) && `answer: ${last}`,
  ]
  return wrong.filter((one) => one !== false)
}
