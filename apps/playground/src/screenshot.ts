// Takes the picture for the README: the page after all cases were run, with one that is blocked open.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { palettePng } from './palette-png.ts'
import { startPlayground } from './playground.ts'

const PICTURE = fileURLToPath(new URL('../../../docs/images/playground.png', import.meta.url))
const WIDTH = 1280
const OPEN = 'origin-not-listed'

const playground = await startPlayground({ page: 8080, api: 8081 })
const browser = await launchChromium()
const page = await browser.newPage({
  viewport: { width: WIDTH, height: 1290 },
  colorScheme: 'light',
})
await page.goto(playground.config.page)
await page.locator('#run-all').click()
await page.locator('#summary[data-state="expected"]').waitFor()
await page.locator(`#${OPEN} > details > summary`).click()
await page.mouse.move(0, 0)
const picture = palettePng(await pixelsOf(page, await page.screenshot()), WIDTH)
writeFileSync(PICTURE, picture)
await browser.close()
playground.stop()
console.log(`Wrote ${PICTURE}: ${picture.length} bytes`)

/** Four bytes each. The browser knows how to read a PNG. */
async function pixelsOf(there: Page, png: Buffer): Promise<Uint8Array> {
  const url = await there.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob())
      const { width, height } = image
      const context = new OffscreenCanvas(width, height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const reader = new FileReader()
      reader.readAsDataURL(new Blob([context?.getImageData(0, 0, width, height).data ?? '']))
      await new Promise((resolve) => reader.addEventListener('load', resolve))
      return typeof reader.result === 'string' ? reader.result : ''
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}
