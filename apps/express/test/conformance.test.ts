import {
  remoteHost,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf, nodePrograms } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'

const APP = folderOf(import.meta.url)

/**
 * The hosts, with the names that each adds to `Vary`: Express's `res.redirect` negotiates the form
 * of its body.
 */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  express: ['Accept'],
  express4: ['Accept'],
  connect: [],
  polka: [],
  nest: ['Accept'],
  fastify: [],
  'around-fastify': [],
}

const servers = nodePrograms().flatMap(({ version, path }, index) =>
  Object.entries(HOSTS)
    // Two hosts are enough to show that the policy works on another Node.js.
    .filter(([host]) => index === 0 || host.startsWith('express'))
    .map(([host, addsVary]) => [host, version, path, addsVary] as const),
)

// The servers run side by side, because much of the table is waiting. The rows of one server run in
// turn, because the server counts its requests.
describe.concurrent.each(servers)('%s on Node.js %s', (host, version, path, addsVary) => {
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServerProcess({ command: [path, 'dist/conformance.js', host], cwd: APP })
  })
  afterAll(() => server?.close())

  testConformance(
    remoteHost({ name: `${host} on Node.js ${version}`, url: () => server.url, addsVary }),
    {
      // oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- options come second
      describe: (name, define) => describe(name, { concurrent: false }, define),
      test,
      afterAll,
      log: console.log,
    },
  )
})
