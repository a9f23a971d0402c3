import { expect, test } from 'vitest'
import { jsr } from './jsr.ts'
import { violations } from './violations.test-util.ts'

const MANIFEST = {
  version: '1.2.0',
  license: 'MIT',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
}
const JSR = { version: '1.2.0', license: 'MIT', exports: { '.': './src/index.ts' } }

/** Checks core and Hono. The jsr.json of Hono has the given fields as well. */
function check(hono: object): string[] {
  return violations(jsr, {
    'packages/core/package.json': { ...MANIFEST, name: '@webcors/core' },
    'packages/core/jsr.json': { ...JSR, name: '@webcors/core' },
    'packages/hono/package.json': { ...MANIFEST, name: '@webcors/hono' },
    'packages/hono/jsr.json': {
      ...JSR,
      name: '@webcors/hono',
      imports: { '@webcors/core': 'jsr:@webcors/core@^1.2.0', hono: 'npm:hono@^4.0.0' },
      ...hono,
    },
  })
}

test('a jsr.json that agrees with package.json passes', () => {
  expect(check({})).toEqual([])
})

test.each([
  ['another name', { name: '@webcors/h3' }, '"name" differs from package.json'],
  ['another license', { license: 'ISC' }, '"license" differs from package.json'],
  [
    'an older version',
    { version: '1.1.0' },
    'versions differ from package.json: run node scripts/version.ts',
  ],
  [
    'an older version of core',
    { imports: { '@webcors/core': 'jsr:@webcors/core@^1.1.0' } },
    'versions differ from package.json: run node scripts/version.ts',
  ],
  [
    'an entry of its own',
    { exports: { './v1': './src/v1.ts' } },
    '"./v1" leads to ./src/v1.ts, and package.json has no such entry',
  ],
])('a jsr.json with %s is refused', (_, fields, message) => {
  expect(check(fields)).toEqual([`packages/hono/jsr.json:1 ${message}`])
})

test('an import that names a built file is refused', () => {
  const files = {
    'packages/core/package.json': { ...MANIFEST, name: '@webcors/core' },
    'packages/core/jsr.json': { ...JSR, name: '@webcors/core' },
    'packages/core/src/index.ts': `export { a } from './a.ts'\nexport { b } from './b.js'`,
  }
  expect(violations(jsr, files)).toEqual([
    'packages/core/src/index.ts:2 "./b.js" must end in .ts: JSR publishes the sources',
  ])
})
