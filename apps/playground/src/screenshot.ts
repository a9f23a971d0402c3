// Takes the picture for the README: the page after all cases were run, with one that is blocked open.
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@webcors-labs/testing/pages'
import { startPlayground } from './playground.ts'

const PICTURE = fileURLToPath(new URL('../../../docs/images/playground.png', import.meta.url))
const OPEN = 'origin-not-listed'

const playground = await startPlayground({ page: 8080, api: 8081 })
const browser = await launchChromium()
const page = await browser.newPage({
  viewport: { width: 1280, height: 1290 },
  colorScheme: 'light',
})
await page.goto(playground.config.page)
await page.locator('#run-all').click()
await page.locator('#summary[data-state="expected"]').waitFor()
await page.locator(`#${OPEN} > details > summary`).click()
await page.mouse.move(0, 0)
await page.screenshot({ path: PICTURE })
await browser.close()
playground.stop()
console.log(`Wrote ${PICTURE}`)
