import { expect, test } from 'vitest'
import { docComments } from './doc-comments.ts'
import { violations } from './violations.test-util.ts'

const MANIFEST = { exports: { '.': './dist/index.js', './v1': './dist/v1.js' } }

/** Checks a package whose entry exports names of one module. */
const check = (
  names: string,
  module: string,
  more: Readonly<Record<string, string | object>> = {},
) =>
  violations(docComments, {
    'packages/h3/package.json': MANIFEST,
    'packages/h3/src/index.ts': `export { ${names} } from './a.ts'\n`,
    'packages/h3/src/a.ts': module,
    ...more,
  })

const EXAMPLE = '@example\n * ```ts\n * cors()\n * ```\n *'

test.each([
  ['a function', 'export function cors(): void {}'],
  ['a function in a constant', 'export const cors = (): void => {}'],
  ['a class', 'export class cors {}'],
  ['a function that is exported in a list', 'function cors(): void {}\nexport { cors }'],
  [
    'a function with a comment that is not a doc comment',
    '/* @example */ export function cors() {}',
  ],
])('%s without an @example is reported', (_, module) => {
  expect(check('cors', module)).toEqual([
    'packages/h3/src/a.ts:1 "cors" needs a doc comment with @example',
  ])
})

test.each([
  ['the doc comment of a function', `/** ${EXAMPLE}/\nexport function cors(): void {}`],
  ['the doc comment of a class', `/** ${EXAMPLE}/\nexport class cors {}`],
  [
    'one of the overloads of a function',
    `export function cors(a: 1): void\n/** ${EXAMPLE}/\nexport function cors(): void\nexport function cors(): void {}`,
  ],
  [
    'a doc comment in front of an order to a tool',
    `/** ${EXAMPLE}/\n// oxlint-disable-next-line eslint/no-console\nexport function cors(): void {}`,
  ],
])('an @example in %s is enough', (_, module) => {
  expect(check('cors', module)).toEqual([])
})

test('types, values and names that no entry exports need no @example', () => {
  const module = 'export interface Hooks {}\nexport const LIMIT = 1\nexport function own(): void {}'
  expect(check('type Hooks, LIMIT', module)).toEqual([])
})

test('a name is followed through modules, and reported once for several entries', () => {
  const found = check('b as cors', `export { c as b } from './c.js'`, {
    'packages/h3/src/v1.ts': `export { c as cors } from './c.js'\nexport { createCors } from '@webcors/core'`,
    'packages/h3/src/c.ts': '\nexport function c(): void {}',
  })
  expect(found).toEqual(['packages/h3/src/c.ts:2 "cors" needs a doc comment with @example'])
})

test('a private package is not checked', () => {
  const manifest = { 'packages/h3/package.json': { ...MANIFEST, private: true } }
  expect(check('cors', 'export function cors(): void {}', manifest)).toEqual([])
})

test('an @example that is not valid code is reported', () => {
  const module = `/** ${EXAMPLE.replace('cors()', 'cors(')}/\nexport function cors(): void {}`
  expect(check('cors', module)).toEqual([
    expect.stringMatching(/^packages\/h3\/src\/a\.ts:6 the @example of "cors" is not valid code: /),
  ])
})

test.each([
  'throw new TypeError()',
  'if (a) { throw a }',
  'try { a() } catch (error) { throw error }',
  'assertHandler(a)',
])('a function that throws needs @throws: %s', (body) => {
  const doc = `/** ${EXAMPLE}/`
  const message = '"cors" throws: its doc comment needs @throws'
  expect(check('cors', `${doc}\nexport function cors(): void { ${body} }`)).toEqual([
    `packages/h3/src/a.ts:6 ${message}`,
  ])
  const documented = doc.replace('@example', '@throws {TypeError}\n * @example')
  expect(check('cors', `${documented}\nexport function cors(): void { ${body} }`)).toEqual([])
})

test.each([
  'return () => { throw a }',
  'try { throw a } catch { return }',
  'a.map(function () { assertHandler(a) })',
  'assert(a)',
])(
  'an error that a function catches, or that another function throws, needs no @throws: %s',
  (body) => {
    expect(check('cors', `/** ${EXAMPLE}/\nexport function cors(): void { ${body} }`)).toEqual([])
  },
)

test.each([
  'export interface CorsOptions {\n  readonly maxAge?: number\n}',
  'export type CorsOptions = {\n  /** Seconds. */ maxAge?: number\n} | string',
])('an option that is optional needs @default: %s', (module) => {
  expect(check('type CorsOptions', module)).toEqual([
    'packages/h3/src/a.ts:2 the option "maxAge" is optional: its doc comment needs @default',
  ])
})

test('options that are required, documented or impossible pass', () => {
  const module = `export interface CorsOptions {
    origin: string
    /** @default 5 */
    maxAge?: number
    source?: never
    test?: undefined
  }
  export interface CorsHooks { onDecision?: () => void }`
  expect(check('type CorsOptions, type CorsHooks', module)).toEqual([])
})
