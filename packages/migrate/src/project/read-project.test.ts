import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readProject } from './read-project.js'

/** Writes files into a temporary folder, which is removed after the test. */
function write(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-read-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of ['.git/HEAD', ...files]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), file.endsWith('.json') ? '{ "version": "4.1.0" }' : file)
  }
  return folder
}

const paths = (files: readonly { readonly path: string }[]): readonly string[] =>
  files.map(({ path }) => path)

test('readProject reads modules, and other files of their package that may name a library', () => {
  const folder = write([
    'package.json',
    'src/app.ts',
    'src/types.d.ts',
    'src/page.vue',
    'src/logo.png',
    'lib/other.cjs',
    'node_modules/x/index.js',
    'dist/app.js',
    '.cache/app.js',
  ])
  const project = readProject(['src'], folder)
  expect(paths(project.files)).toEqual(['src/app.ts'])
  expect(paths(project.manifests)).toEqual(['package.json'])
  expect(paths(project.others)).toEqual(['lib/other.cjs', 'src/page.vue', 'src/types.d.ts'])
})

test('readProject reads each package.json up to the root of the repository', () => {
  const folder = write(['package.json', 'api/package.json', 'api/app.js', 'web/package.json'])
  const project = readProject([join('api', 'app.js')], folder)
  expect(paths(project.manifests)).toEqual(['api/package.json', 'package.json'])
})

test('readProject reads the installed versions from the folders in which Node.js looks', () => {
  const folder = write([
    'package.json',
    'api/package.json',
    'api/app.js',
    'node_modules/hono/package.json',
  ])
  const { installed } = readProject(['.'], folder)
  expect(installed).toMatchObject({ 'api/package.json': { hono: '4.1.0' } })
})

test('readProject names a path that does not exist in its error', () => {
  const folder = write([])
  expect(() => readProject(['nothing'], folder)).toThrow(
    /^Cannot read .*nothing: there is no such file or folder\.$/,
  )
})
