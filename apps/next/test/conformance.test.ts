import { remoteHost, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { BOTH_GAPS, PROXY_GAPS } from './gaps.test-util.ts'
import { NEXT_VARY, startNext } from './next.test-util.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('start')
})
afterAll(() => server?.close())

for (const [name, path, gaps] of [
  ['node', '/conformance/node', {}],
  ['edge', '/conformance/edge', {}],
  ['proxy', '/conformance/proxy', PROXY_GAPS],
  ['both', '/conformance/both', BOTH_GAPS],
  ['pages', '/api/conformance', {}],
] as const) {
  const url = () => `${server.url}${path}`
  testConformance(remoteHost({ name: `Next 16, ${name}`, url, addsVary: NEXT_VARY, gaps }), {
    describe,
    test,
    afterAll,
    log: console.log,
  })
}
