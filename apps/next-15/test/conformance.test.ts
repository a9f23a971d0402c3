import { remoteHost, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { PROXY_GAPS_15 } from '@webcors-apps/next/test/gaps.test-util.ts'
import { NEXT_VARY } from '@webcors-apps/next/test/next.test-util.ts'
import { startNext15 } from './next-15.test-util.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startNext15()
})
afterAll(() => server?.close())

for (const [name, path, gaps] of [
  ['node', '/conformance/node', {}],
  ['edge', '/conformance/edge', {}],
  ['proxy', '/conformance/proxy', PROXY_GAPS_15],
  ['pages', '/api/conformance', {}],
] as const) {
  const url = () => `${server.url}${path}`
  testConformance(remoteHost({ name: `Next 15, ${name}`, url, addsVary: NEXT_VARY, gaps }), {
    describe,
    test,
    afterAll,
    log: console.log,
  })
}
