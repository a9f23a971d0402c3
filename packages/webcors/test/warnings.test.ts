import { beforeEach, expect, test, vi } from 'vitest'
import { main } from '../src/main.js'
import { writeModule, writePolicy } from './folder.test-util.js'
import { APP } from './main.test-util.js'

const core = import.meta.resolve('@webcors/core')

/** A policy that `lint` cannot read the options of. */
const WRAPPED = `import { createCors } from '${core}'
const { decide, allows } = createCors({ origin: '${APP}' })
export default { decide, allows }`

const printed: string[] = []

beforeEach(() => {
  // Core reads NODE_ENV once, at the first denial, so every test of this file has to be development.
  vi.stubEnv('NODE_ENV', undefined)
  // Core prints ten lines in a process. Without this, a defect in the first test hides the others.
  Reflect.deleteProperty(globalThis, Symbol.for('webcors.warnings'))
  printed.length = 0
  const spy = vi.spyOn(console, 'warn').mockImplementation((line) => void printed.push(line))
  return () => {
    spy.mockRestore()
    vi.unstubAllEnvs()
  }
})

test.each<[what: string, command: string, module: () => string]>([
  [
    'options with a predicate',
    'lint',
    () => writeModule(`export default { origin: (o) => o === '${APP}', credentials: true }`),
  ],
  ['a policy without options', 'lint', () => writeModule(WRAPPED)],
  ['options', 'simulate', () => writeModule(`export default { origin: '${APP}' }`)],
  ['a policy', 'simulate', () => writePolicy(`{ origin: '${APP}' }`)],
  [
    'a handler',
    'simulate',
    () =>
      writeModule(`import { withCors } from '${core}'
export default withCors(() => new Response(), { origin: '${APP}' })`),
  ],
])(
  'for %s, %s prints no warning about the origins that it makes up (NODE_ENV is unset)',
  async (_, command, module) => {
    const { exitCode } = await main([command, module(), '--origin', APP])
    expect([exitCode, printed]).toEqual([0, []])
  },
)

test('simulate prints the warning about a predicate that failed, and restores console.warn', async () => {
  const { warn } = console
  const path = writeModule(`export default { origin: () => { throw new Error('no database') } }`)
  await main(['simulate', path, '--origin', APP])
  expect(printed).toEqual([
    expect.stringMatching(/its predicate failed: Error: no database\. .* predicate-failed$/),
  ])
  expect(console.warn).toBe(warn)
})
