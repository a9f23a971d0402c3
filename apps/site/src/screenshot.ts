// Takes the screenshot for the README: the playground with a blocked request.
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@webcors-labs/testing/pages'
import { stop } from 'esbuild'
import { APP } from './folders.ts'
import { buildPlayground } from './playground/build-playground.ts'

const PICTURE = fileURLToPath(new URL('../../../docs/images/playground.png', import.meta.url))
const FOLDER = `${APP}dist/screenshot`

await buildPlayground(FOLDER)
await stop() // The process of esbuild would go on running.
const browser = await launchChromium()
const page = await browser.newPage({
  viewport: { width: 1280, height: 1340 },
  colorScheme: 'light',
})
await page.goto(`file://${FOLDER}/index.html`)
await page.locator('.meanings p').waitFor()
await page.locator('#bench-lint p').waitFor()
await page.screenshot({ path: PICTURE })
await browser.close()
console.log(`Wrote ${PICTURE}`)
