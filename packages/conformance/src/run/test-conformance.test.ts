import { expect, test } from 'vitest'
import type { ConformanceHost } from '../host/host.js'
import { remoteHost } from '../host/host.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import { referenceHost } from '../host/reference-host.test-util.js'
import { testConformance } from './test-conformance.js'

const POLICIES = CONFORMANCE_POLICIES.slice(0, 1)
const ROWS = POLICIES[0]?.requests ?? []

interface Ran {
  readonly name: string
  readonly outcome: string
}

/** A minimal test runner. */
async function runTests(host: ConformanceHost, log?: (line: string) => void): Promise<Ran[]> {
  const registered: { name: string; run: (context: object) => Promise<void> }[] = []
  const after: (() => Promise<void>)[] = []
  const path: string[] = []
  testConformance(
    host,
    {
      describe: (name, define) => {
        path.push(name)
        define()
        path.pop()
      },
      test: (name, run) => registered.push({ name: [...path, name].join(' > '), run }),
      afterAll: (run) => after.push(run),
      ...(log ? { log } : {}),
    },
    POLICIES,
  )
  // Mocha and bun:test wait for a callback if the test function has a parameter.
  expect(registered.filter(({ run }) => run.length > 0)).toEqual([])
  const results: Ran[] = []
  for (const { name, run } of registered) {
    let outcome = 'passed'
    const skip = (reason?: string) => {
      outcome = `skipped: ${reason}`
    }
    try {
      await run({ skip })
    } catch (error) {
      outcome = String(error)
    }
    results.push({ name, outcome })
  }
  for (const run of after) await run()
  return results
}

test('testConformance registers a test for each row, and logs the number of rows', async () => {
  const lines: string[] = []
  const results = await runTests(referenceHost(), (line) => lines.push(line))
  expect(results.map(({ name }) => name)).toEqual(
    ROWS.map(({ name }) => `reference: conformance > default > ${name}`),
  )
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  expect(lines).toEqual([
    `conformance of reference: ${ROWS.length} requests, ${ROWS.length} passed, 0 failed, 0 skipped`,
  ])
})

test('testConformance closes every host that it started', async () => {
  let open = 0
  const host = referenceHost()
  await runTests({
    ...host,
    start: async (policy, app) => {
      const server = await host.start(policy, app)
      open++
      return { url: server.url, close: () => server.close().finally(() => open--) }
    },
  })
  expect(open).toBe(0)
})

test('the error of a failed test names all differences', async () => {
  const [first] = await runTests(referenceHost('sends Vary if any origin is allowed'))
  expect(first?.outcome).toBe(
    'Error: sends Vary if any origin is allowed, default: actual GET from allowed origin:\n- vary must not name origin: "Origin"',
  )
})

test('a gap is a skipped test, and a gap that is not in the table is a failed test', async () => {
  const gaps = {
    'default: actual GET from allowed origin': 'this host adds it',
    'default: nothing': 'long gone',
  }
  const results = await runTests({ ...referenceHost('sends Vary if any origin is allowed'), gaps })
  expect(results[0]?.outcome).toBe('skipped: this host adds it')
  expect(results.at(-1)).toEqual({
    name: 'sends Vary if any origin is allowed: conformance > gap: default: nothing',
    outcome:
      'Error: sends Vary if any origin is allowed, default: nothing:\n- this gap is in no table',
  })
})

test('a host that does not start fails in each test', async () => {
  const results = await runTests({
    name: 'broken',
    start: () => Promise.reject(new Error('no port')),
  })
  expect(results).toHaveLength(ROWS.length)
  for (const { outcome } of results) expect(outcome).toContain('Cannot start: Error: no port')
})

test('a remote host has each policy under its name', async () => {
  const host = remoteHost({ name: 'remote', url: () => 'http://127.0.0.1:1', gaps: {} })
  const policy = { name: 'timing', source: { kind: 'default' }, requests: [] } as const
  const server = await host.start(policy, () => new Response())
  expect(server.url).toBe('http://127.0.0.1:1/timing')
  await server.close()
  expect(Object.keys(host)).toEqual(['name', 'gaps', 'start'])
})
