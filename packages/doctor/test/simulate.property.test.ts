import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consoleMessages } from '../src/console/console-messages.js'
import { corsCheck } from '../src/simulate/cors-check.js'
import type { HeaderList, ResponseMessage } from '../src/simulate/http-message.js'
import { PreflightCache } from '../src/simulate/preflight-cache.js'
import { simulate } from '../src/simulate/simulate.js'
import type { Simulation } from '../src/simulate/simulation.js'
import { type Answers, answers, request, sendOf } from './simulate.test-util.js'

const RUNS = { numRuns: 1000, seed: 20_261_121 }

function check(text: boolean, why: string): void {
  if (!text) throw new Error(why)
}

const verdictOf = ({
  allowed,
  reason,
  phase,
  type,
  status,
  readableHeaders,
  exchanges,
}: Simulation) =>
  JSON.stringify([
    allowed,
    reason,
    phase,
    type,
    status,
    readableHeaders,
    exchanges.map((one) => one.request),
  ])

describe('any request and any response', () => {
  test('an allowed cross-origin response passed the CORS check, and every request follows the standard', async () => {
    await assert(
      asyncProperty(request, answers, async (asked, given) => {
        const { allowed, type, exchanges, reason } = await simulate(asked, sendOf(given))
        const last = exchanges.at(-1)
        const origin = (at = last): string =>
          at?.request.headers.find(([name]) => name === 'Origin')?.[1] ?? ''
        const isCredentialed = asked.credentials === 'include'
        if (allowed && type === 'cors') {
          const failure = corsCheck(
            origin(),
            isCredentialed,
            last?.response?.headers ?? [],
            'actual',
          )
          check(failure === null, 'it was allowed, and fails the CORS check')
        }
        check(allowed === (reason === null || reason === 'opaque-response'), 'a reason')
        for (const [index, exchange] of exchanges.entries()) {
          const next = exchanges[index + 1]
          if (exchange.phase !== 'preflight') continue
          check(!exchange.isCredentialed, 'a preflight carries credentials')
          check(origin(exchange) !== '', 'a preflight has no Origin')
          const { status = 0, headers: sent = [] } = exchange.response ?? {}
          const isPassed =
            status >= 200 &&
            status < 300 &&
            corsCheck(origin(exchange), isCredentialed, sent, 'preflight') === null
          check(isPassed || next === undefined, 'something is sent after a preflight that failed')
        }
        const redirects = exchanges.filter(({ phase }) => phase === 'actual').length - 1
        check(redirects <= 20, 'too many redirects are followed')
      }),
      RUNS,
    )
  })

  test('order, case and white space of header values do not change the result', async () => {
    const mangled = (list: HeaderList): HeaderList =>
      list
        .map(
          ([name, value], index) =>
            [index % 2 === 0 ? name.toUpperCase() : name.toLowerCase(), `\t ${value} `] as const,
        )
        .toReversed()
    const all = (given: Answers): Answers => ({
      preflights: { a: mangle(given.preflights.a), b: mangle(given.preflights.b) },
      actual: {
        a: mangle(given.actual.a),
        b: mangle(given.actual.b),
        page: mangle(given.actual.page),
      },
    })
    const mangle = (one: ResponseMessage) => ({ ...one, headers: mangled(one.headers) })
    await assert(
      asyncProperty(request, answers, async (asked, given) => {
        const [plain, other] = [
          await simulate(asked, sendOf(given)),
          await simulate(asked, sendOf(all(given))),
        ]
        check(verdictOf(plain) === verdictOf(other), 'another verdict')
      }),
      RUNS,
    )
  })

  test('a preflight cache never adds requests, and does not change the verdict', async () => {
    await assert(
      asyncProperty(array(request, { minLength: 2, maxLength: 4 }), answers, async (all, given) => {
        const cache = new PreflightCache()
        // By the standard, a preflight for upload listeners caches its method, although other requests need the method
        // listed.
        for (const { useCorsPreflight: _, ...asked } of all) {
          const without = await simulate(asked, sendOf(given))
          const within = await simulate(asked, sendOf(given), { cache })
          check(within.exchanges.length <= without.exchanges.length, 'more is sent')
          check(
            within.allowed === without.allowed && within.status === without.status,
            'another verdict',
          )
        }
      }),
      RUNS,
    )
  })

  test('a request that is allowed with credentials is allowed without them', async () => {
    let allowed = 0
    await assert(
      asyncProperty(request, answers, async (asked, given) => {
        const run = (credentials: 'include' | 'omit') =>
          simulate({ ...asked, credentials }, sendOf(given))
        const [include, omit] = [await run('include'), await run('omit')]
        if (include.type === 'cors') allowed++
        check(!include.allowed || omit.allowed, 'credentials opened a door')
      }),
      RUNS,
    )
    expect(allowed).toBeGreaterThan(20)
  })

  test('simulate and consoleMessages never reject', async () => {
    const anything = record({
      origin: string(),
      url: string(),
      method: string(),
      headers: array(tuple(string(), string())),
      body: string(),
    })
    const odd = record({
      status: constantFrom(0, 100, 200, 301, 999, Number.NaN),
      headers: array(tuple(constantFrom('Location', 'access-control-allow-origin', 'X'), string())),
    })
    const engines = constantFrom('chromium', 'firefox', 'webkit')
    await assert(
      asyncProperty(
        anything,
        request,
        odd,
        boolean(),
        engines,
        async (strange, usual, answer, isUsual, engine) => {
          const asked = isUsual ? usual : strange
          const simulation = await simulate(asked, () => answer, { engine })
          consoleMessages(asked, simulation, engine)
        },
      ),
      RUNS,
    )
  })
})
