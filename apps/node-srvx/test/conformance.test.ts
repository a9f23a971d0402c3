import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  describeResponse,
  remoteDoor,
  sendRaw,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const APP = fileURLToPath(new URL('../', import.meta.url))

describe.each(nodes())('Node.js %s', (version, program) => {
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServerProcess({ command: [program, 'dist/conformance.js'], cwd: APP })
  })
  afterAll(() => server?.close())

  testConformance(remoteDoor({ name: `Node.js ${version}`, url: () => server.url }), {
    describe,
    test,
    afterAll,
    log: console.log,
  })

  test('without onError, srvx answers with 500 and no header of the policy', async () => {
    const headers = [['Origin', 'https://app.example.com']] as const
    const thrown = { method: 'GET', path: '/exact-origins/throw', headers }
    const response = await sendRaw(server.url, thrown, 15)
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
    expect(response.body).toBe('')
  })
})

/** The one that runs this, and the machine's own where it is another. */
function nodes(): [version: string, program: string][] {
  const folders = process.env['PATH']?.split(delimiter) ?? []
  const own = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((program) => existsSync(program))
  const programs = [process.execPath, ...(own === undefined ? [] : [realpathSync(own)])]
  const versions = programs.map((program): [string, string] => [
    execFileSync(program, ['--version'], { encoding: 'utf8' }).trim(),
    program,
  ])
  return [...new Map(versions)].filter(([version]) => Number.parseInt(version.slice(1), 10) >= 20)
}
