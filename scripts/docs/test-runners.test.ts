// The guide on testing says that its tests run in Vitest and Bun as well, so these tests run them
// there.
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { run } from '../install/run.ts'
import { page, ROOT } from './pages.ts'
import { PROGRAMS, Sandbox } from './sandbox.ts'

const VITEST = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run']
const BUN = [PROGRAMS['bun'] ?? '', 'test']

test.each([
  ['vitest', VITEST],
  ['bun:test', BUN],
])(
  'the tests of the guide run with %s',
  async (module, command) => {
    const sandbox = new Sandbox()
    try {
      for (const { file, text } of page('docs/recipes/test-your-policy.md').blocks) {
        if (file !== null) sandbox.write(file, text.replace("'node:test'", `'${module}'`))
      }
      const output = await run(command, sandbox.root, { NO_COLOR: '1' })
      expect(stripVTControlCharacters(output)).toMatch(/\b44 (?:pass|passed)\b/)
    } finally {
      sandbox.remove()
    }
  },
  60_000,
)
