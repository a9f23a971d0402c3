import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withBlock } from '@webcors-labs/testing'
import { hasChromium } from '@webcors-labs/testing/pages'
import { beforeAll, describe, expect, test } from 'vitest'
import { MYTHS } from '../src/myths.ts'
import { runMyths } from '../src/run-myths.ts'

const PAGES: readonly (readonly [path: string, parts: readonly string[]])[] = [
  ['docs/myths.md', Object.keys(MYTHS)],
  ['docs/recipes/axios.md', ['axios']],
]

// The tests use the machine's Chromium and are skipped where it is missing, because only a browser
// makes the CORS check.
describe.skipIf(!hasChromium)('the attempts in Chromium', () => {
  let tables: Readonly<Record<string, string>>

  beforeAll(async () => {
    tables = await runMyths()
  })

  test.each(PAGES)('have the results that %s shows', async (path, parts) => {
    const file = fileURLToPath(new URL(`../../../${path}`, import.meta.url))
    const page = readFileSync(file, 'utf8')
    const real = parts.reduce((text, part) => withBlock(text, part, tables[part] ?? ''), page)
    await expect(real).toMatchFileSnapshot(file)
  })
})
