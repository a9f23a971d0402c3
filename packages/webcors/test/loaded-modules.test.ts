import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { exportsOf } from '../src/exports-of.js'
import { writeModule } from './folder.test-util.js'
import { APP } from './main.test-util.js'

const OPTIONS = `{ origin: '${APP}' }`

describe('CommonJS', () => {
  test.each([
    ['module.exports of options', `module.exports = ${OPTIONS}`],
    ['module.exports with a usual name', `module.exports = { corsOptions: ${OPTIONS} }`],
    ['exports with a usual name', `exports.corsOptions = ${OPTIONS}`],
    [
      'compiled TypeScript',
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ${OPTIONS}`,
    ],
  ])('lint finds the options in %s', async (_, text) => {
    const path = writeModule(text, 'options.cjs')
    expect(await main(['lint', path])).toMatchObject({ exitCode: 0, stderr: '' })
  })

  test('exportsOf keeps a default export of options', () => {
    expect(exportsOf({ default: { origin: APP } })).toEqual({ default: { origin: APP } })
  })
})

describe('a module with side effects', () => {
  test('lint prints the output of the module to standard error, so that JSON stays valid', async () => {
    const path = writeModule(`console.log('[dotenv] injecting'); export default ${OPTIONS}`)
    const { stdout } = await main(['lint', path, '--json'])
    expect(JSON.parse(stdout)).toEqual([])
  })

  test('lint exits with 2 if the module ends the process', async () => {
    const path = writeModule(`process.exit(0); export default ${OPTIONS}`)
    const { exitCode, stderr } = await main(['lint', path, '--timeout', '5'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('it ended the process (exit code 0)')
  })

  test('lint exits with 2 if reading the export throws', async () => {
    const path = writeModule(
      `export default new Proxy({}, { has() { throw new Error('trap') }, get() { throw new Error('trap') } })`,
    )
    const { exitCode, stderr } = await main(['lint', path, '--export', 'default'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('trap')
  })
})

test('lint reads JSON with a byte order mark', async () => {
  const path = writeModule(`\uFEFF{ "origin": "${APP}" }`, 'options.json')
  expect(await main(['lint', path])).toMatchObject({ exitCode: 0 })
})
