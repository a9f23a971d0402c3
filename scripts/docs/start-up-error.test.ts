import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROGRAMS, Sandbox } from './sandbox.ts'

/** Calls with invalid options, each with the code that the program prints. */
const CALLS: readonly (readonly [name: string, call: string, code: string])[] = [
  ['createCors', `createCors({ origin: 'https://Example.com/' })`, 'origin-not-serialized'],
  [
    'withCors',
    `withCors(() => new Response(), { origin: 'https://Example.com/' })`,
    'origin-not-serialized',
  ],
  ['originsFrom', 'originsFrom(undefined)', 'origin-missing'],
  [
    'reconfigure',
    `createCors({ origin: 'https://a.example' }).reconfigure({ origin: 'https://Example.com/' })`,
    'origin-not-serialized',
  ],
]

const RUNTIMES: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['Node.js', [PROGRAMS['node'] as string]],
  ...machineNode(),
  ['Bun', [PROGRAMS['bun'] as string]],
  ['Deno', [PROGRAMS['deno'] as string, 'run', '--allow-read']],
]

let sandbox: Sandbox
beforeAll(() => {
  sandbox = new Sandbox()
})
afterAll(() => {
  sandbox.remove()
})

describe.each(RUNTIMES)('a program on %s that ends with invalid options', (runtime, command) => {
  test.each(CALLS)(
    'prints one message, whose first place is the line that calls %s',
    (name, call, code) => {
      const text = `import { createCors, originsFrom, withCors } from '@webcors/core'\n\nconst made = ${call}\nconsole.log(made)\n`
      const file = sandbox.write(`${runtime.replaceAll(/\W/g, '')}-${name}.mjs`, text)
      const [program = '', ...flags] = command
      const { stderr, status } = spawnSync(program, [...flags, file], {
        encoding: 'utf8',
        timeout: 20_000,
        env: { ...process.env, NO_COLOR: '1' },
      })
      expect(status).toBe(1)
      expect(stderr.match(/Cannot /g)).toHaveLength(1)
      expect(stderr.match(/npx webcors explain/g)).toHaveLength(1)
      expect(stderr).toContain(`npx webcors explain ${code}\n`)
      expect(stderr).not.toContain('issues')
      // The first place in the output is in the application.
      const [place = ''] = /[^\s()]+\.m?js:\d+(?=:|\n)/.exec(stderr) ?? []
      expect(place).toMatch(new RegExp(`${name}\\.mjs:3$`))
      // Node.js shows no source for an error that is thrown while a module is evaluated.
      const source = runtime.startsWith('Node.js') ? '' : `const made = ${call}`
      expect(stderr).toContain(source)
    },
  )
})

/** Finds the Node.js of the machine, if another one runs the tests. */
function machineNode(): (readonly [string, readonly string[]])[] {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((program) => existsSync(program))
  if (path === undefined) return []
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return Number.parseInt(stdout.slice(1), 10) < 20 ? [] : [[`Node.js ${stdout.trim()}`, [path]]]
}
