import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { diagnose } from '@webcors/doctor'
import { main } from '../src/main.js'
import { write } from './folder.test-util.js'
import { APP } from './main.test-util.js'

// No test of this file may look up a name on the network.
vi.mock(import('@webcors/doctor'), async (load) => ({
  ...(await load()),
  diagnose: vi.fn<typeof diagnose>(() => Promise.reject(new Error('sent'))),
}))

beforeEach(() => void vi.mocked(diagnose).mockClear())

test.each([
  'missing.har',
  'missing.txt',
  './lists/missing.txt',
  'lists/missing.har',
  '/nowhere/a.txt',
])('check %s exits with 2 and sends no request, because there is no such file', async (path) => {
  const { stderr, exitCode } = await main(['check', path, '--origin', APP])
  expect(stderr).toBe(`webcors: Cannot read ${path}: no such file. See npx webcors check --help.\n`)
  expect(exitCode).toBe(2)
  expect(diagnose).not.toHaveBeenCalled()
})

test.each([
  ['example.com/robots.txt', 'https://example.com/robots.txt'],
  ['localhost:3000/a.har', 'http://localhost:3000/a.har'],
  ['https://example.com/robots.txt', 'https://example.com/robots.txt'],
])('check takes %s for a URL', async (what, url) => {
  await expect(main(['check', what, '--origin', APP])).rejects.toThrow('sent')
  expect(diagnose).toHaveBeenCalledWith(url, expect.anything())
})

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
