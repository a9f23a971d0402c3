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

describe.each(nodes())('Node.js %s', (version, program) => {
  describe.each(['koa', 'koa2'])('%s', (major) => {
    let server: ServerProcess

    beforeAll(async () => {
      const command = [program, 'dist/conformance.js', major] as const
      server = await startServerProcess({ command, cwd: APP })
    })
    afterAll(() => server?.close())

    testConformance(remoteDoor({ name: `${major} on Node.js ${version}`, url: () => server.url }), {
      describe,
      test,
      afterAll,
      log: console.log,
    })
  })
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
