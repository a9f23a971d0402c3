import webcorsManifest from '../../packages/webcors/package.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { dependencies } from './dependencies.ts'
import { violations } from './violations.test-util.ts'

const KOA = {
  name: '@webcors/koa',
  dependencies: { '@webcors/core': 'workspace:^', '@webcors/node': 'workspace:^' },
  peerDependencies: { koa: '^3' },
  devDependencies: { '@webcors/conformance': 'workspace:^', koa: 'catalog:' },
}
const CORE = { name: '@webcors/core' }

const core = (file: string, source: string) =>
  violations(dependencies, {
    'packages/core/package.json': CORE,
    [`packages/core/src/${file}`]: source,
  })
const koa = (file: string, source: string, manifest: object = KOA) =>
  violations(dependencies, {
    'packages/koa/package.json': manifest,
    [`packages/koa/src/${file}`]: source,
  })

test('core imports its own modules without a violation', () => {
  expect(core('a.ts', `import { b } from './b.js'\nexport { c } from './c.js'`)).toEqual([])
})

test.each([
  ['a package', `import { Hono } from 'hono'`, 'hono'],
  ['a type', `import type { Hono } from 'hono'`, 'hono'],
  ['a type in place', `type App = import('hono').Hono`, 'hono'],
  ['a module of Node', `import { join } from 'node:path'`, 'node:path'],
  ['a module of Node by its old name', `import { join } from 'path'`, 'path'],
  ['a re-export', `export * from 'hono'`, 'hono'],
  ['a dynamic import', `export const load = () => import('hono')`, 'hono'],
  ['a dynamic import in a template', 'export const load = () => import(`hono`)', 'hono'],
  ['a require', `const hono = require('hono')`, 'hono'],
  ['an import assignment', `import hono = require('hono')`, 'hono'],
  [
    'another package of ours',
    `import { cases } from '@webcors/conformance'`,
    '@webcors/conformance',
  ],
])('core may not import %s', (_, source, specifier) => {
  expect(core('a.ts', source)).toEqual([
    `packages/core/src/a.ts:1 core may not import "${specifier}"`,
  ])
})

test('an import that cannot be read is refused', () => {
  expect(core('a.ts', 'export const load = (name: string) => import(name)')).toEqual([
    'packages/core/src/a.ts:1 an import must name its module by a plain string',
  ])
})

test('an import that cannot be read is allowed if the table says that users name the module', () => {
  const source = 'export const load = (name: string) => import(name)'
  const webcors = (file: string): string[] =>
    violations(dependencies, {
      'packages/webcors/package.json': {
        name: 'webcors',
        dependencies: webcorsManifest.dependencies,
      },
      [`packages/webcors/src/${file}`]: source,
    })
  expect(webcors('load-module.ts')).toEqual([])
  expect(webcors('main.ts')).toEqual([
    'packages/webcors/src/main.ts:1 an import must name its module by a plain string',
  ])
})

test('an import in a comment or in a string does not count', () => {
  expect(core('a.ts', `// import 'hono'\nexport const text = "import 'hono'"`)).toEqual([])
})

test("core's tests may import only the test tools", () => {
  const tools = `import 'vitest'\nimport 'fast-check'\nimport '@webcors/conformance'`
  expect(core('a.test.ts', tools)).toEqual([])
  expect(core('a.test.ts', `import 'node:http'`)).toEqual([
    'packages/core/src/a.test.ts:1 core tests may not import "node:http"',
  ])
})

test('an adapter may import core, its host, and the packages that the table grants', () => {
  expect(koa('a.ts', `import '@webcors/core'\nimport '@webcors/node'\nimport 'koa'`)).toEqual([])
})

test('an adapter may not import another one', () => {
  expect(koa('a.ts', `import '@webcors/h3'`)).toEqual([
    'packages/koa/src/a.ts:1 koa may not import "@webcors/h3"',
  ])
})

test('only tests may import conformance', () => {
  expect(koa('a.test.ts', `import '@webcors/conformance'`)).toEqual([])
  expect(koa('a.ts', `import '@webcors/conformance'`)).toEqual([
    'packages/koa/src/a.ts:1 koa may not import "@webcors/conformance"',
  ])
})

test('a package may import itself by name only in its tests', () => {
  const source = `import { cors } from '@webcors/koa'`
  expect(koa('a.test.ts', source)).toEqual([])
  expect(koa('a.ts', source)).toEqual(['packages/koa/src/a.ts:1 koa may not import "@webcors/koa"'])
})

test.each(['apps', 'labs'])('packages and their tests must not import a member of %s', (kind) => {
  expect(koa('a.test.ts', `import '@webcors-${kind}/koa'`)).toEqual([
    `packages/koa/src/a.test.ts:1 koa tests may not import "@webcors-${kind}/koa"`,
  ])
})

test('a file must not import from the folder of another package', () => {
  const message = '"../../core/src/vary.js" leaves packages/koa: import the package by its name'
  expect(koa('a.test.ts', `import '../../core/src/vary.js'`)).toEqual([
    `packages/koa/src/a.test.ts:1 ${message}`,
  ])
  const app = violations(dependencies, {
    'apps/koa/package.json': { name: '@webcors-apps/koa' },
    'apps/koa/test/a.test.ts': `import '../../../packages/koa/src/index.js'`,
  })
  expect(app).toEqual([
    'apps/koa/test/a.test.ts:1 "../../../packages/koa/src/index.js" leaves apps/koa: import the package by its name',
  ])
})

test('in a package that runs anywhere, only the modules that the table names may need Node.js', () => {
  const doctor = (file: string, source: string): string[] =>
    violations(dependencies, {
      'packages/doctor/package.json': { name: '@webcors/doctor' },
      [`packages/doctor/src/${file}`]: source,
    }).filter((violation) => !violation.includes('package.json'))
  expect(doctor('network/send-over-network.ts', `import 'node:http'`)).toEqual([])
  expect(doctor('node.ts', `export { a } from './network/send-over-network.js'`)).toEqual([])
  expect(doctor('send.test.ts', `import './network/send-over-network.js'`)).toEqual([])
  expect(
    doctor('simulate.ts', `import 'node:http'\nimport './network/send-over-network.js'`),
  ).toEqual([
    'packages/doctor/src/simulate.ts:1 doctor may not import "node:http"',
    'packages/doctor/src/simulate.ts:2 "./network/send-over-network.js" needs Node.js, and this module runs anywhere',
  ])
})

test('an adapter depends on core, and has only its host as a peer dependency', () => {
  const reversed = {
    ...KOA,
    dependencies: { '@webcors/node': 'workspace:^', koa: 'catalog:' },
    peerDependencies: { '@webcors/core': 'workspace:^', koa: '^3' },
  }
  expect(koa('a.ts', '', reversed)).toEqual([
    'packages/koa/package.json:1 "koa" is not a dependency by the table',
    'packages/koa/package.json:1 "@webcors/core" is not a peer dependency by the table',
    'packages/koa/package.json:1 "@webcors/core" must be in devDependencies too: builds and tests need one here',
    'packages/koa/package.json:1 "@webcors/core" must be a dependency',
  ])
})

test('a new adapter needs no row: its peer dependency is its host', () => {
  const polka = (own: object, source: string): string[] =>
    violations(dependencies, {
      'packages/polka/package.json': {
        dependencies: own,
        peerDependencies: { polka: '^1' },
        devDependencies: { polka: 'catalog:' },
      },
      'packages/polka/src/a.ts': source,
    })
  const core = { '@webcors/core': 'workspace:^' }
  expect(polka(core, `import 'polka'\nimport '@webcors/core/adapter'`)).toEqual([])
  expect(polka(core, `import 'node:http'`)).toEqual([
    'packages/polka/src/a.ts:1 polka may not import "node:http"',
  ])
  const onNode = { ...core, '@webcors/node': 'workspace:^' }
  expect(polka(onNode, `import 'node:http'\nimport '@webcors/node'`)).toEqual([])
  expect(polka({ ...core, ms: 'catalog:' }, '')).toEqual([
    'packages/polka/package.json:1 "ms" is not a dependency by the table',
  ])
})

test('our packages come from the workspace, and a host is also a development dependency', () => {
  const pinned = {
    ...KOA,
    dependencies: { '@webcors/core': '1.0.0', '@webcors/node': 'workspace:^' },
    devDependencies: {},
  }
  expect(koa('a.ts', '', pinned)).toEqual([
    'packages/koa/package.json:1 the dependency "@webcors/core" must be "workspace:^"',
    'packages/koa/package.json:1 "koa" must be in devDependencies too: builds and tests need one here',
  ])
})

test('a package without a row in the table is reported', () => {
  expect(violations(dependencies, { 'packages/new/package.json': {} })).toEqual([
    'packages/new/package.json:1 say in scripts/checks/dependency-table.ts what packages/new may import',
  ])
})
