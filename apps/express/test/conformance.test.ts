import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  remoteDoor,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'

const APP = fileURLToPath(new URL('../', import.meta.url))

/** What hosts add to `Vary` by themselves: `res.redirect` writes a text in the form that is asked for. */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  express: ['Accept'],
  express4: ['Accept'],
  connect: [],
  polka: [],
  nest: ['Accept'],
  fastify: [],
  'around-fastify': [],
}

const doors = nodes().flatMap(([version, program], index) =>
  Object.entries(HOSTS)
    // Whether the policy holds on another Node.js, two hosts show as well as six.
    .filter(([host]) => index === 0 || host.startsWith('express'))
    .map(([host, addsVary]) => [host, version, program, addsVary] as const),
)

// Much of the table is waiting: doors stand side by side. The rows of one are counted, and come one after the other.
describe.concurrent.each(doors)('%s on Node.js %s', (host, version, program, addsVary) => {
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServerProcess({ command: [program, 'dist/conformance.js', host], cwd: APP })
  })
  afterAll(() => server?.close())

  testConformance(
    remoteDoor({ name: `${host} on Node.js ${version}`, url: () => server.url, addsVary }),
    {
      // oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- options come second
      describe: (name, define) => describe(name, { concurrent: false }, define),
      test,
      afterAll,
      log: console.log,
    },
  )
})

/** The one that runs this, the older ones that are installed for this, and the machine's own. */
function nodes(): [version: string, program: string][] {
  const folders = process.env['PATH']?.split(delimiter) ?? []
  const own = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
  const older = ['node24-linux-x64', 'node22-linux-x64'].map((name) =>
    join(APP, 'node_modules', name, 'bin/node'),
  )
  const programs = [process.execPath, ...older, ...own].filter((program) => existsSync(program))
  const versions = programs.map((program): [string, string] => [
    execFileSync(program, ['--version'], { encoding: 'utf8' }).trim(),
    realpathSync(program),
  ])
  return [...new Map(versions)].filter(([version]) => Number.parseInt(version.slice(1), 10) >= 20)
}
