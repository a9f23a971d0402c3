import { remoteHost, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { start } from './start.test-util.ts'

const WAYS = {
  fetch: 'withCors around fetch, in a plugin',
  middleware: 'a file in middleware',
  routes: 'a wrapped handler in routes',
}

let server: ServerProcess
beforeAll(async () => {
  server = await start(['node', 'dist/conformance/server/index.mjs'])
})
afterAll(() => server?.close())

for (const [path, name] of Object.entries(WAYS)) {
  const remote = remoteHost({ name: `Nitro 3, ${name}`, url: () => `${server.url}/${path}` })
  testConformance(remote, { describe, test, afterAll, log: console.log })
}
