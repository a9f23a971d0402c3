import { expect, test } from 'vitest'
import { violations } from './violations.test-util.ts'
import { publicAny } from './public-any.ts'

const MANIFEST = { 'packages/core/package.json': {} }

test.each([
  'export declare function cors(options: any): void;',
  'export type Options = Record<string, any>;',
  'export declare const all: any[];',
])('any is refused: %s', (types) => {
  expect(violations(publicAny, { ...MANIFEST, 'packages/core/dist/cjs/a.d.ts': types })).toEqual([
    'packages/core/dist/cjs/a.d.ts:1 "any" in a published type: "unknown" says that the value has to be looked at',
  ])
})

test('the word "any" passes in comments and names', () => {
  const types = `/** Allows any origin. */\nexport type Allowed = 'any' | Anyone;`
  expect(violations(publicAny, { ...MANIFEST, 'packages/core/dist/a.d.ts': types })).toEqual([])
})

test('a package that was not built is reported', () => {
  expect(violations(publicAny, MANIFEST)).toEqual([
    'packages/core/dist:1 the built types are missing: run npm test, which builds them',
  ])
})
