import { expect, test } from 'vitest'
import { violations } from './violations.test-util.ts'
import { runtimeGlobals } from './runtime-globals.ts'

const check = (source: string, name = 'core') =>
  violations(runtimeGlobals, {
    [`packages/${name}/package.json`]: {},
    [`packages/${name}/src/a.ts`]: source,
  })

test.each([
  ['process', 'export const debug = process.env.DEBUG'],
  ['process', 'export const env = globalThis.process'],
  ['Buffer', 'export function write(data: Buffer) {}'],
  ['Deno', `export const deno = typeof Deno !== 'undefined'`],
  ['window', 'export const here = { window }'],
])('%s is refused: %s', (name, source) => {
  expect(check(source)).toEqual([
    `packages/core/src/a.ts:1 "${name}" is not there on every runtime`,
  ])
})

test.each([
  ['a property', 'export const f = (task: Task) => task.process'],
  ['a key', 'export const options = { process: 1 }'],
  ['a member of a type', 'export interface Task { readonly process: number; window(): void }'],
  ['a parameter', 'export const f = (self: object) => self'],
  ['a variable', 'const location = 1; export const f = () => location'],
  ['a comment', '// process.env'],
  ['a global of all', 'export const url = new URL(globalThis.String(1))'],
])('%s is no global', (_, source) => {
  expect(check(source)).toEqual([])
})

test('a package that is for Node.js may use its globals', () => {
  expect(check('export const debug = process.env.DEBUG', 'node')).toEqual([])
})
