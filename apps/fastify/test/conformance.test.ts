import {
  remoteHost,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf, nodePrograms } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'

const APP = folderOf(import.meta.url)

const servers = nodePrograms().flatMap(({ version, path }, index) =>
  ['root', 'scope', 'route']
    // One place is enough to show that the policy works on another Node.js.
    .filter((place) => index === 0 || place === 'root')
    .map((place) => [place, version, path] as const),
)

// The servers run side by side, because much of the table is waiting. The rows of one server run in
// turn, because the server counts its requests.
describe.concurrent.each(servers)('a policy of the %s on Node.js %s', (place, version, path) => {
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServerProcess({ command: [path, 'dist/conformance.js', place], cwd: APP })
  })
  afterAll(() => server?.close())

  testConformance(
    remoteHost({ name: `Fastify, ${place}, on Node.js ${version}`, url: () => server.url }),
    {
      // oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- options come second
      describe: (name, define) => describe(name, { concurrent: false }, define),
      test,
      afterAll,
      log: console.log,
    },
  )
})
