import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { main } from '../src/main.js'
import { write } from './folder.test-util.js'

const APP = `import express from 'express'
import cors from 'cors'

const app = express()
app.use(cors({ origin: 'https://app.example.com', methods: 'GET,PUT' }))
app.listen(3000)
`
const MANIFEST = `{
  "dependencies": {
    "cors": "^2.8.5",
    "express": "^5.0.0"
  }
}
`

/** Runs the command in a folder with these files. */
async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = write(files)
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  const printed = await main(['migrate', ...args])
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return { ...printed, read, folder }
}

afterEach(() => vi.restoreAllMocks())

describe('migrate', () => {
  test('shows a diff, notices and the command that writes it, and changes nothing', async () => {
    const { stdout, exitCode, read } = await run({ 'app.js': APP, 'package.json': MANIFEST })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^--- a\/app\.js\n\+\+\+ b\/app\.js\n/)
    expect(stdout).toContain(`\n-import cors from 'cors'\n+import { cors } from '@webcors/node'\n`)
    expect(stdout).toMatch(/\n-    "cors": "\^2\.8\.5",\n/)
    expect(stdout).toContain('info plain-options app.js:5:14')
    expect(stdout).toMatch(
      /\nNothing was changed\. To change 2 files: npx webcors migrate --write\n$/,
    )
    expect(read('app.js')).toBe(APP)
  })

  test('changes the files with --write, and finds nothing in a second run', async () => {
    const { stdout, read, folder } = await run(
      { 'app.js': APP, 'package.json': MANIFEST },
      '--write',
    )
    expect(stdout).toContain(
      'Wrote 2 files. Install the packages that package.json names now, and run your tests.',
    )
    expect(read('app.js')).toBe(
      APP.replace(`cors from 'cors'`, `{ cors } from '@webcors/node'`).replace(
        `'GET,PUT'`,
        `['GET', 'PUT']`,
      ),
    )
    expect(JSON.parse(read('package.json'))).toEqual({
      dependencies: { '@webcors/node': expect.any(String), express: '^5.0.0' },
    })
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    expect(await main(['migrate'])).toEqual({
      stdout:
        'Nothing to migrate: no other CORS library and no handwritten CORS header was found.\n',
      stderr: '',
      exitCode: 0,
    })
  })

  test('exits with 1 for code that stays unchanged, and prints the reason, the code to write and the flag', async () => {
    const text = APP.replace(`'https://app.example.com'`, 'process.env.ORIGIN')
    const { stdout, exitCode } = await run({ 'src/app.js': text })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(
      /^error unread-value src\/app\.js:5:24\n  Cannot read origin from process\.env\.ORIGIN: /,
    )
    expect(stdout).toContain('\n    origin: originsFrom(process.env.ORIGIN)\n')
    expect(stdout).toContain('To rewrite it anyway: --accept unread-value')
    expect(stdout).toContain('More: npx webcors explain unread-value')
    expect(stdout).toMatch(/\nStopped: 1 place stays as it is\. Nothing was changed\.\n$/)
    const accepted = await run({ 'src/app.js': text }, 'src', '--accept', 'unread-value', '--write')
    expect(accepted.exitCode).toBe(0)
    expect(accepted.read('src/app.js')).toContain(
      `{ origin: process.env.ORIGIN, methods: ['GET', 'PUT'] }`,
    )
  })

  test('prints the same stop at several places once', async () => {
    const text = APP.replace(`'https://app.example.com'`, 'process.env.ORIGIN')
    const { stdout } = await run({ 'a.js': text, 'b.js': text })
    expect(stdout).toContain(
      'error unread-value a.js:5:24\nerror unread-value b.js:5:24\n  Cannot read',
    )
    expect(stdout.match(/Cannot read/g)).toHaveLength(1)
    expect(stdout).toContain('Stopped: 2 places stay as they are.')
  })

  test('has an entry for its codes in the error reference', async () => {
    const { stdout, exitCode } = await main(['explain', 'headers-set-beside'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^### `headers-set-beside`/)
  })

  test('prints the whole plan as JSON, and stops and notices as SARIF', async () => {
    const other = `import cors from 'cors'\ncors(...args)\n`
    const files = { 'app.js': APP, 'other/package.json': '{}', 'other/other.js': other }
    const found = JSON.parse((await run(files, '--json')).stdout) as Record<string, unknown>
    expect(found).toMatchObject({
      written: false,
      changes: [{ path: 'app.js' }],
      stops: [
        { code: 'unread-options', path: 'other/other.js', line: 2, column: 6, library: 'cors' },
      ],
      notices: [
        { code: 'plain-options', path: 'app.js' },
        { code: 'preflights-kept-longer', path: 'app.js' },
      ],
      found: 2,
    })
    const { stdout } = await run(files, '--sarif')
    expect(stdout).toContain('"ruleId": "unread-options"')
    expect(stdout).toContain('"uri": "other/other.js"')
  })

  test('prints the diff in color if colors are on', async () => {
    vi.stubEnv('FORCE_COLOR', '1')
    vi.stubEnv('NO_COLOR', '')
    const { stdout } = await run({ 'app.js': APP })
    vi.unstubAllEnvs()
    expect(stdout).toContain(`\u001B[31m-import cors from 'cors'\u001B[39m`)
    expect(stdout).toContain(`\u001B[32m+import { cors } from '@webcors/node'\u001B[39m`)
  })

  test('ignores node_modules, build output and hidden folders', async () => {
    const { stdout } = await run({
      'node_modules/x/a.js': APP,
      'dist/a.js': APP,
      '.next/a.js': APP,
    })
    expect(stdout).toMatch(/^Nothing to migrate/)
  })

  test.each([
    [
      ['nothing.js'],
      /^webcors: Cannot read .*nothing\.js: there is no such file or folder\. See npx webcors migrate --help\.\n$/,
    ],
    [
      ['--accept', 'origin-type'],
      /^webcors: Cannot accept "origin-type": no stop with this code can be accepted\. The codes are: unread-value, /,
    ],
    [['--wirte'], /Did you mean --write\?/],
  ])('exits with 2 for the arguments %j', async (args, message) => {
    const { stderr, exitCode } = await run({ 'app.js': APP }, ...args)
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(message)
  })
})
