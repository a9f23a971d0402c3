import { remoteDoor, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { start } from './start.test-util.ts'

const DOORS = {
  fetch: 'withCors around fetch, in a plugin',
  middleware: 'a file in middleware',
  routes: 'a wrapped handler in routes',
}

let server: ServerProcess
beforeAll(async () => {
  server = await start(['node', 'dist/conformance/server/index.mjs'])
})
afterAll(() => server?.close())

for (const [path, name] of Object.entries(DOORS)) {
  const door = remoteDoor({ name: `Nitro 3, ${name}`, url: () => `${server.url}/${path}` })
  testConformance(door, { describe, test, afterAll, log: console.log })
}
