import {
  CONFORMANCE_POLICIES,
  describeResponse,
  remoteHost,
  type ServerProcess,
  testConformance,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROXY_GAPS } from './gaps.test-util.ts'
import { ask, NEXT_VARY, startNext } from './next.test-util.ts'

/** The policies that also run in development. The whole table runs on the built app. */
const POLICIES = CONFORMANCE_POLICIES.filter(({ name }) =>
  ['default', 'exact-origins', 'errors', 'cross-origin-protection'].includes(name),
)

const GAPS = Object.fromEntries(
  Object.entries(PROXY_GAPS).filter(([row]) =>
    POLICIES.some(({ name }) => row.startsWith(`${name}: `)),
  ),
)

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('dev')
})
afterAll(() => server?.close())

for (const [name, path, gaps] of [
  ['node', '/conformance/node', {}],
  ['proxy', '/conformance/proxy', GAPS],
  ['pages', '/api/conformance', {}],
] as const) {
  const url = () => `${server.url}${path}`
  testConformance(
    // The first request to a route compiles it.
    remoteHost({
      name: `Next 16 dev, ${name}`,
      url,
      addsVary: NEXT_VARY,
      gaps,
      timeoutSeconds: 60,
    }),
    { describe, test, afterAll, log: console.log },
    POLICIES,
  )
}

test('known defect 22: a thrown redirect has the policy’s headers in development', async () => {
  const response = await ask(server, 'GET /exits/wrapped/redirect')
  expect(describeResponse(response)).toMatchObject({
    status: 307,
    cors: { 'Access-Control-Allow-Origin': 'https://app.example.com' },
  })
})
