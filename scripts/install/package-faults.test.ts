import { expect, test } from 'vitest'
import { packageFaults } from './package-faults.ts'

const README = '# koa\n\n[Here](#koa), [MIT](LICENSE), [all](https://github.com/webcors/webcors)\n'

test('a package with only the fields, versions and links that its users need has no faults', () => {
  const manifest = { dependencies: { '@webcors/core': '^1.0.0' }, peerDependencies: { koa: '^3' } }
  expect(packageFaults(JSON.stringify(manifest), README)).toEqual([])
})

test('scripts and development dependencies are faults of a published package', () => {
  const manifest = { scripts: { build: 'tsup' }, devDependencies: { vitest: '5.1.0' } }
  expect(packageFaults(JSON.stringify(manifest), README)).toEqual([
    'package.json has "scripts", which only this repository can use',
    'package.json has "devDependencies", which only this repository can use',
  ])
})

test('versions of the workspace are faults of a published package', () => {
  const manifest = { dependencies: { '@webcors/core': 'workspace:^', tldts: 'catalog:' } }
  expect(packageFaults(JSON.stringify(manifest), README)).toEqual([
    'package.json has the version "workspace:^", which only this repository knows',
    'package.json has the version "catalog:", which only this repository knows',
  ])
})

test('a relative link out of the package is a fault of its README', () => {
  expect(packageFaults('{}', '# koa\n\nSee [errors](../../docs/errors.md).\n')).toEqual([
    'README.md:3 links to "../../docs/errors.md", which is not in the package',
  ])
})
