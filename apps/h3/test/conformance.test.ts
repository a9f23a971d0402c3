import {
  remoteHost,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { APP, RUNTIMES } from './runtimes.test-util.ts'

// The ways to apply a policy, each by the path where it is mounted. `conformance.ts` and
// `conformance-v1.ts` explain them.
const WAYS = { app: 'middleware', mounted: 'a mounted app', routes: 'wrapped handlers' }
const V1_WAYS = {
  'node-app': 'an event handler, on Node’s response',
  'node-routes': 'wrapped handlers, on Node’s response',
  'web-app': 'an event handler, on a web target',
  'web-routes': 'wrapped handlers, on a web target',
}

describe.each(Object.entries(RUNTIMES))('h3 v2 on %s', (runtime, command) => {
  testWays(WAYS, `h3 v2 on ${runtime}`, command('conformance'))
})

describe.each(Object.entries(RUNTIMES))('h3 v1 on %s', (runtime, command) => {
  testWays(V1_WAYS, `h3 v1 on ${runtime}`, command('conformance-v1'))
})

function testWays(
  names: Readonly<Record<string, string>>,
  host: string,
  command: readonly [string, ...string[]],
): void {
  let server: ServerProcess
  beforeAll(async () => {
    server = await startServerProcess({ command, cwd: APP })
  })
  afterAll(() => server?.close())

  for (const [path, name] of Object.entries(names)) {
    const remote = remoteHost({ name: `${host}, ${name}`, url: () => `${server.url}/${path}` })
    testConformance(remote, { describe, test, afterAll, log: console.log })
  }
}
