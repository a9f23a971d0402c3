import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../src/main.js'
import { write } from './folder.test-util.js'
import { APP } from './main.test-util.js'

test.each<[string, (path: string) => string[]]>([
  ['check, as a list of URLs', (path) => ['check', `${path}.txt`, '--origin', APP]],
  ['check, as a recording', (path) => ['check', `${path}.har`, '--origin', APP]],
  [
    'check --response-headers',
    (path) => ['check', 'https://api.example.com/', '--origin', APP, '--response-headers', path],
  ],
  ['lint', (path) => ['lint', path]],
  ['lint, as JSON', (path) => ['lint', `${path}.json`]],
  ['simulate', (path) => ['simulate', path, '--origin', APP]],
  ['export', (path) => ['export', 'nginx', path]],
  ['drift', (path) => ['drift', 'http://127.0.0.1:9/', path]],
])('a folder in place of a file exits with 2, and prints one line: %s', async (_, argsOf) => {
  const names = ['folder', 'folder.txt', 'folder.har', 'folder.json']
  const folder = write(Object.fromEntries(names.map((name) => [`${name}/index.js`, ''])))
  const { stdout, stderr, exitCode } = await main(argsOf(join(folder, 'folder')))
  expect([stdout, exitCode]).toEqual(['', 2])
  expect(stderr).toMatch(
    /^webcors: Cannot read \S+folder(?:\.\w+)?: it is a folder\. Write the path of a file\. See [^\n]+\n$/,
  )
})

test('a path below a file exits with 2, and prints one line', async () => {
  const path = join(write({ a: '' }), 'a/b.txt')
  const { stderr, exitCode } = await main(['lint', path])
  expect(stderr).toContain(`Cannot read ${path}: no such file.`)
  expect(exitCode).toBe(2)
})
