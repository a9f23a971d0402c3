import { expect, test } from 'vitest'
import type { ConformanceHost } from '../host/host.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import { DEFECTS, type Defect, referenceHost } from '../host/reference-host.test-util.js'
import { type ConformanceResult, runConformance, summarize } from './run-conformance.js'

/** The policies that the reference host supports. */
const POLICIES = CONFORMANCE_POLICIES.filter(({ name }) =>
  [
    'default',
    'any-origin-listed-names',
    'exact-origins',
    'look-alikes',
    'listed-names',
    'any-names-with-credentials',
    'no-names',
    'custom-method',
    'vary-and-upstreams',
    'answers',
    'errors',
  ].includes(name),
)
const [FIRST] = POLICIES.flatMap(({ name, requests }) =>
  requests.map((row) => `${name}: ${row.name}`),
)

async function run(host: ConformanceHost, policies = POLICIES): Promise<ConformanceResult[]> {
  const results: ConformanceResult[] = []
  for await (const result of runConformance(host, policies)) results.push(result)
  return results
}

function failures(results: readonly ConformanceResult[]): ConformanceResult[] {
  return results.filter(({ outcome }) => outcome === 'failed')
}

test('a host without mistakes passes', async () => {
  const host = referenceHost()
  const results = await run(host)
  expect(failures(results)).toEqual([])
  const rows = POLICIES.flatMap(({ requests }) => requests)
  expect(summarize(host, results)).toBe(
    `conformance of reference: ${rows.length} requests, ${rows.length} passed, 0 failed, 0 skipped`,
  )
})

test.each(Object.entries(DEFECTS) as [Defect, number][])(
  'a host that %s fails, in a row that cites %i',
  async (defect, knownDefect) => {
    const citing = POLICIES.map((policy) => ({
      ...policy,
      requests: policy.requests.filter(({ knownDefects }) => knownDefects?.includes(knownDefect)),
    })).filter(({ requests }) => requests.length > 0)
    expect(failures(await run(referenceHost(defect), citing))).not.toEqual([])
  },
)

test('a host that does not start fails in every row, with the reason', async () => {
  const host = { name: 'broken', start: () => Promise.reject(new Error('no port')) }
  const results = await run(host, POLICIES.slice(0, 1))
  expect(results).toHaveLength(POLICIES[0]?.requests.length ?? 0)
  expect(results[0]?.problems).toEqual(['The host did not start: Error: no port'])
})

test('a host that does not count fails', async () => {
  const host = referenceHost()
  const results = await run(
    { ...host, start: (policy) => host.start(policy, () => new Response('many')) },
    POLICIES.slice(0, 1),
  )
  expect(results[0]?.problems).toEqual(['GET /runs must return a count, and returns 200: many'])
})

test('a gap skips a row that fails, with its reason', async () => {
  const host = referenceHost('sends Vary if any origin is allowed')
  const id = FIRST ?? ''
  const results = await run({ ...host, gaps: { [id]: 'this host adds it' } }, POLICIES.slice(0, 1))
  expect(results.find((result) => result.id === id)).toMatchObject({
    outcome: 'skipped',
    gap: 'this host adds it',
  })
})

test('a gap whose row passes is a failure', async () => {
  const id = FIRST ?? ''
  const host = { ...referenceHost(), gaps: { [id]: 'this host adds it' } }
  expect(failures(await run(host, POLICIES.slice(0, 1)))).toEqual([
    { id, outcome: 'failed', problems: ['this gap has closed, remove it: this host adds it'] },
  ])
})

test('a gap that is not in the table is a failure', async () => {
  const host = { ...referenceHost(), gaps: { 'default: nothing': 'long gone' } }
  expect(failures(await run(host, POLICIES.slice(0, 1)))).toEqual([
    { id: 'default: nothing', outcome: 'failed', problems: ['this gap is in no table'] },
  ])
})

test('only the names that a host adds to Vary are tolerated', async () => {
  const host = referenceHost('sends Vary if any origin is allowed')
  const policies = POLICIES.slice(0, 1)
  expect(failures(await run(host, policies)).length).toBeGreaterThan(0)
  expect(failures(await run({ ...host, addsVary: ['Origin'] }, policies))).toEqual([])
})

test('a row runs again if the host restarted its application meanwhile', async () => {
  const host = referenceHost()
  let count = 0
  const results = await run(
    {
      ...host,
      start: (policy, app) =>
        host.start(policy, async (request) => {
          // The count restarts at the fifth response to GET /runs.
          const isCount = request.url.endsWith('/runs')
          if (isCount) count++
          const response = await app(request)
          if (!isCount || count < 5) return response
          return new Response(String(Number(await response.text()) - 4))
        }),
    },
    POLICIES.slice(0, 1),
  )
  expect(failures(results)).toEqual([])
})
