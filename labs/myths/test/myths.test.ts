import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withBlock } from '@webcors-labs/testing'
import { hasChromium } from '@webcors-labs/testing/pages'
import { expect, test } from 'vitest'
import { runMyths } from '../src/run-myths.ts'

const PAGE = fileURLToPath(new URL('../../../docs/myths.md', import.meta.url))

// Needs a browser: there is no other judge.
test.skipIf(!hasChromium)('docs/myths.md says what Chromium does', async () => {
  const tables = Object.entries(await runMyths())
  const page = readFileSync(PAGE, 'utf8')
  const real = tables.reduce((text, [name, table]) => withBlock(text, name, table), page)
  await expect(real).toMatchFileSnapshot(PAGE)
})
