import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { writeModule, writePolicy } from './folder.test-util.js'
import { APP } from './main.test-util.js'

describe('lint', () => {
  test.each([
    ['options', `export default { origin: '${APP}' }`],
    ['options with a usual name', `export const other = 1, options = { origin: '${APP}' }`],
    ['options that are the only export', `export const x = { origin: '${APP}' }`],
    [
      'policies',
      `export default { decide: () => ({ headers: [] }), allows: (o) => o === '${APP}' }`,
    ],
    [
      'policies for any origin',
      `export default { decide: () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), allows: () => true }`,
    ],
  ])('exits with 0 for correct %s', async (_, text) => {
    const path = writeModule(text)
    expect(await main(['lint', path, '--origin', APP])).toEqual({
      exitCode: 0,
      stdout: `Clean: nothing was found in ${path}.\n`,
      stderr: '',
    })
  })

  test('exits with 1 for findings, and prints the place of each', async () => {
    const path = writeModule(`export const a = 1
export const b = { origin: ['${APP}', 'https://*.gitbook.io'], credentials: true, maxAge: 86400 }`)
    const { stdout, exitCode } = await main(['lint', path, '--export', 'b'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^error origin-public-suffix origin\[1\]\n  Cannot tell whose pages/)
    expect(stdout).toContain('info max-age-capped maxAge')
  })

  test('finds the same issues in a policy of createCors as in its options', async () => {
    const options = `{ origin: ['${APP}', 'https://*.gitbook.io'], credentials: true, maxAge: 86400 }`
    const plain = await main(['lint', writeModule(`export default ${options}`), '--json'])
    expect(plain.stdout).toContain('origin-public-suffix')
    expect(await main(['lint', writePolicy(options), '--json'])).toEqual(plain)
    const clean = await main(['lint', writePolicy(`{ origin: '${APP}' }`), '--json'])
    expect(clean).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' })
  })

  test('reports the issues of core', async () => {
    const path = writeModule(`export default { origin: '${APP}/' }`)
    expect((await main(['lint', path])).stdout).toMatch(/^error origin-not-serialized origin/)
  })

  test('exits with 0 for information only', async () => {
    const path = writeModule(`export default { origin: '${APP}', maxAge: 86400 }`)
    expect((await main(['lint', path])).exitCode).toBe(0)
  })

  test('reports a policy that allows look-alikes', async () => {
    const path = writeModule(
      `export const policy = { decide: () => ({ headers: [] }), allows: (o) => o.endsWith('example.com') }`,
    )
    const { stdout, exitCode } = await main(['lint', path, '--origin', APP])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('predicate-allows-look-alike')
  })
})
