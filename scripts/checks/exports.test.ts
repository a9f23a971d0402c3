import { describe, expect, test } from 'vitest'
import { entries, reexports } from './exports.ts'
import { violations } from './violations.test-util.ts'

const MANIFEST = {
  peerDependencies: { h3: '^2' },
  exports: {
    '.': {
      import: { types: './dist/index.d.ts', default: './dist/index.js' },
      require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
    },
    './v1': { types: './dist/v1.d.ts', default: './dist/v1.js' },
    './package.json': './package.json',
  },
}
const files = (sources: Record<string, string | object>) => ({
  'packages/h3/package.json': MANIFEST,
  ...sources,
})

test.each([
  ['a name', `export { createCors } from '@webcors/core'`, '@webcors/core'],
  ['all names', `export * from '@webcors/core'`, '@webcors/core'],
  ['a type', `export type { CorsOptions } from '@webcors/core'`, '@webcors/core'],
  ["the host's", `export { H3 } from 'h3'`, 'h3'],
  ['by way of an import', `import { H3 } from 'h3'; export { H3 as App }`, 'H3'],
])('a package must not re-export another package: %s', (_, source, name) => {
  expect(violations(reexports, files({ 'packages/h3/src/a.ts': source }))).toEqual([
    `packages/h3/src/a.ts:1 "${name}" belongs to another package: users import it from there`,
  ])
})

test('a package may export its own values that it creates from another package', () => {
  const source = `import { H3 } from 'h3'\nconst app = new H3()\nexport { app }\nexport { cors } from './cors.js'`
  expect(violations(reexports, files({ 'packages/h3/src/a.ts': source }))).toEqual([])
})

describe('an adapter re-exports the names of core that users write', () => {
  const core = `export { withCors, type WithCors } from './fetch/with-cors.ts'\nexport { createCors } from './create-cors.js'\nexport type { CorsOptions } from './options.js'`
  const adapter = (entry: string): string[] =>
    violations(
      reexports,
      files({
        'packages/core/package.json': {},
        'packages/core/src/index.ts': core,
        'packages/h3/src/index.ts': entry,
      }),
    )

  test('an entry with cors and all names of core passes', () => {
    const names = `export { createCors, type CorsOptions } from '@webcors/core'`
    expect(adapter(`${names}\nexport { cors } from './cors.js'`)).toEqual([])
  })

  test('a missing name of core is reported', () => {
    expect(adapter(`export { cors, withCors } from './cors.js'`)).toEqual([
      'packages/h3/src/index.ts:1 "createCors" is missing: re-export it from @webcors/core, so that one import is enough',
      'packages/h3/src/index.ts:1 "CorsOptions" is missing: re-export it from @webcors/core, so that one import is enough',
    ])
  })

  test('an entry that re-exports the wrapper of core must have its types too', () => {
    const names = `export { createCors, type CorsOptions, withCors } from '@webcors/core'`
    expect(adapter(names)).toEqual([
      'packages/h3/src/index.ts:1 "WithCors" is missing: re-export it from @webcors/core, so that one import is enough',
    ])
  })

  test('an entry without cors, such as a migration, needs no names of core', () => {
    expect(adapter(`export { fromOther } from './from-other.js'`)).toEqual([])
  })
})

test('an entry file that only lists names passes', () => {
  const source = `export { cors } from './cors.js'\nexport type { Options } from './options.js'`
  expect(violations(entries, files({ 'packages/h3/src/index.ts': source }))).toEqual([])
})

test.each([
  ['index.ts', `export const cors = 1`],
  ['index.ts', `import './polyfill.js'`],
  ['index.ts', `export * from './cors.js'`],
  ['v1.ts', `console.log(1)`],
])('the entry file %s may not do anything else: %s', (file, source) => {
  expect(violations(entries, files({ [`packages/h3/src/${file}`]: source }))).toEqual([
    `packages/h3/src/${file}:1 an entry file holds nothing but \`export { names } from './a-module.ts'\``,
  ])
})

test('a module that imports an entry file is reported', () => {
  const found = violations(
    entries,
    files({
      'packages/h3/src/index.ts': '',
      'packages/h3/src/v1.ts': '',
      'packages/h3/src/a.ts': `import { cors } from './index.js'\nimport { on } from './v1.ts'\nimport './b.js'`,
      'packages/h3/src/a.test.ts': `import { cors } from './index.js'`,
    }),
  )
  expect(found).toEqual([
    'packages/h3/src/a.ts:1 "./index.js" is an entry file: import the module that it lists',
    'packages/h3/src/a.ts:2 "./v1.ts" is an entry file: import the module that it lists',
  ])
})
