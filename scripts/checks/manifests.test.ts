import { expect, test } from 'vitest'
import { manifests } from './manifests.ts'
import { violations } from './violations.test-util.ts'

const REPOSITORY = {
  type: 'git',
  url: 'git+https://github.com/webcors/webcors.git',
  directory: 'packages/core',
}
const FINE = {
  name: '@webcors/core',
  description: 'What it is for',
  keywords: ['cors'],
  license: 'MIT',
  homepage: 'https://github.com/webcors/webcors/tree/main/packages/core#readme',
  bugs: 'https://github.com/webcors/webcors/issues',
  repository: REPOSITORY,
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  files: ['dist'],
  exports: {
    '.': {
      import: { types: './dist/index.d.ts', default: './dist/index.js' },
      require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
    },
    './package.json': './package.json',
  },
  publishConfig: { access: 'public' },
  devDependencies: { vitest: 'catalog:', '@webcors/conformance': 'workspace:^' },
}
const FILES = {
  LICENSE: 'MIT',
  'packages/core/LICENSE': 'MIT',
  'packages/core/README.md': '# core',
}

const published = (change: object, files: object = FILES) =>
  violations(manifests, { ...files, 'packages/core/package.json': { ...FINE, ...change } })

test('a complete manifest passes', () => {
  expect(published({})).toEqual([])
})

test.each([
  ['name', { name: '@webcors/kernel' }, '"name" must be "@webcors/core"'],
  ['license', { license: 'ISC' }, '"license" must be "MIT"'],
  [
    'repository',
    { repository: 'github:webcors/webcors' },
    `"repository" must be ${JSON.stringify(REPOSITORY)}`,
  ],
  [
    'homepage',
    { homepage: 'https://example.com' },
    '"homepage" must be "https://github.com/webcors/webcors/tree/main/packages/core#readme"',
  ],
  [
    'address for bugs',
    { bugs: undefined },
    '"bugs" must be "https://github.com/webcors/webcors/issues"',
  ],
  ['type', { type: 'commonjs' }, '"type" must be "module"'],
  ['side effects', { sideEffects: true }, '"sideEffects" must be false'],
  ['engines', { engines: { node: '>=18' } }, '"engines" must be {"node":">=20.19"}'],
  ['access', { publishConfig: {} }, '"publishConfig" must be {"access":"public"}'],
  ['description', { description: undefined }, '"description" is missing'],
  ['keywords', { keywords: undefined }, '"keywords" are missing'],
  ['files', { files: ['src'] }, '"files" must begin with "dist"'],
  ['private', { private: true }, '"private" belongs to apps and labs'],
  [
    'its own manifest',
    { exports: { '.': FINE.exports['.'] } },
    '"exports" must have "./package.json"',
  ],
  ['an entry', { exports: { './package.json': './package.json' } }, '"exports" must have "."'],
])('a package with another %s is refused', (_, change, message) => {
  expect(published(change)).toEqual([`packages/core/package.json:1 ${message}`])
})

test('an export whose types are not first is reported', () => {
  const entry = { default: './dist/index.js', types: './dist/index.d.ts' }
  expect(
    published({ exports: { '.': { import: entry }, './package.json': './package.json' } }),
  ).toEqual([
    'packages/core/package.json:1 "types" must come first in exports["."]["import"]: the first condition that fits wins',
  ])
})

test('an export of sources is reported', () => {
  expect(
    published({ exports: { '.': './src/index.ts', './package.json': './package.json' } }),
  ).toEqual([
    'packages/core/package.json:1 exports["."] leads to "./src/index.ts": only what is built is published',
  ])
})

test('a version that is not from the catalog is reported', () => {
  expect(published({ devDependencies: { vitest: '^5.0.0' } })).toEqual([
    'packages/core/package.json:1 the version of "vitest" in "devDependencies" belongs to the catalog: write "catalog:"',
  ])
})

test('a package without its README or license is reported', () => {
  expect(published({}, { LICENSE: 'MIT' })).toEqual([
    'packages/core/package.json:1 README.md is missing',
    'packages/core/package.json:1 LICENSE is missing',
  ])
  expect(published({}, { ...FILES, 'packages/core/LICENSE': 'ISC' })).toEqual([
    'packages/core/package.json:1 LICENSE must be a copy of the one at the root',
  ])
})

test('a package that was never released without a major changeset is reported', () => {
  const change = (kind: string) => `---\n"@webcors/core": ${kind}\n---\n\nFirst release\n`
  const unreleased = { version: '0.0.0' }
  expect(published(unreleased, { ...FILES, '.changeset/core.md': change('minor') })).toEqual([
    'packages/core/package.json:1 the first release needs a changeset: write "@webcors/core": major',
  ])
  expect(published(unreleased, { ...FILES, '.changeset/core.md': change('major') })).toEqual([])
  expect(published({ version: '1.0.0' })).toEqual([])
})

test('an app that is not private is reported', () => {
  expect(violations(manifests, { 'apps/koa/package.json': { name: 'koa' } })).toEqual([
    'apps/koa/package.json:1 "name" must be "@webcors-apps/koa"',
    'apps/koa/package.json:1 "private" must be true: apps are not published',
    'apps/koa/package.json:1 "type" must be "module"',
  ])
})

test('a lab that is not private or has another scope is reported', () => {
  expect(violations(manifests, { 'labs/bench/package.json': { name: 'bench' } })).toEqual([
    'labs/bench/package.json:1 "name" must be "@webcors-labs/bench"',
    'labs/bench/package.json:1 "private" must be true: labs are not published',
    'labs/bench/package.json:1 "type" must be "module"',
  ])
})
