// The page in the machine's Chromium: responses that it may read, and documents that must not run.
import type { ServerProcess } from '@webcors/conformance'
import { folderOf, startApp } from '@webcors-labs/testing'
import {
  type Browser,
  CHROMIUM,
  hasChromium,
  launchChromium,
  type Page,
} from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`the page in Chromium${skipped}`, () => {
  let app: ServerProcess
  let browser: Browser
  let proxy: string

  beforeAll(async () => {
    app = await startApp(folderOf(import.meta.url))
    browser = await launchChromium()
    const urls = (await (await fetch(new URL('/urls.json', app.url))).json()) as { proxy: string }
    proxy = urls.proxy
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(new URL(path, app.url).href)
    return page
  }
  const textOf = (page: Page, id: string) =>
    page.locator(`#${id}`).evaluate((one) => (one as HTMLOutputElement).value)

  test.each(['/', '/isolated'])(
    'the page %s reads JSON, draws an image and gets events through the proxy',
    async (path) => {
      const page = await open(path)
      const seen: string[] = []
      page.on('response', async (response) => {
        seen.push(
          response.url(),
          JSON.stringify(response.headers()),
          await response.text().catch(() => ''),
        )
      })
      await page.waitForFunction(
        () => Number((document.getElementById('tide') as HTMLOutputElement).value) > 1,
      )
      expect(await textOf(page, 'weather')).toBe('Harbor, 7 degrees, "w1"')
      expect(await textOf(page, 'direct')).toBe('TypeError: Failed to fetch')
      const pixel = await page.evaluate(() => {
        const map = document.getElementById('map') as HTMLCanvasElement
        return Array.from(map.getContext('2d')?.getImageData(5, 5, 1, 1).data ?? [])
      })
      expect(pixel).toEqual([0, 102, 204, 255])
      expect(seen.join()).not.toContain('k3y-of-the-weather')
      expect(await page.context().cookies()).toEqual([])
      await page.close()
    },
  )

  test.each(['page', 'unlabeled', 'picture'])(
    "a hostile %s does not run on the proxy's origin when a browser opens it",
    async (name) => {
      const page = await browser.newPage()
      const stolen: string[] = []
      page.on('request', (request) => {
        if (request.url().includes('/stolen')) stolen.push(request.url())
      })
      const response = await page.goto(`${proxy}/hostile/${name}`)
      // The proxy refuses a navigation before it fetches the target.
      expect(response?.status()).toBe(403)
      expect([await page.title(), stolen]).not.toContain('hostile')
      await page.close()
    },
  )

  test.each(['page', 'unlabeled', 'picture', 'script'])(
    'a hostile %s does not run with the headers of the proxy',
    async (name) => {
      const page = await open('/')
      // The document gets the headers of a response to fetch(), as if the proxy did not check for
      // navigations.
      const answer = await page.evaluate(async (url) => {
        const got = await fetch(url)
        return { body: await got.text(), type: got.headers.get('Content-Type') }
      }, `${proxy}/hostile/${name}`)
      const passed = await fetch(`${proxy}/hostile/${name}`, {
        headers: { Origin: new URL(app.url).origin },
      })
      const headers = Object.fromEntries(passed.headers)
      await page.route('**/replayed', (route) =>
        route.fulfill({ status: 200, headers, body: answer.body }),
      )
      const stolen: string[] = []
      page.on('request', (request) => {
        if (request.url().includes('/stolen')) stolen.push(request.url())
      })
      await page.goto(`${proxy}/replayed`)
      await page.waitForTimeout(300)
      expect([await page.title(), stolen]).toEqual([expect.not.stringContaining('hostile'), []])
      await page.close()
    },
  )

  test('a hostile document runs without the headers of the proxy', async () => {
    const page = await browser.newPage()
    const body = `<title>calm</title><script>document.title = 'hostile'</script>`
    await page.route('**/replayed', (route) =>
      route.fulfill({ status: 200, headers: { 'content-type': 'text/html' }, body }),
    )
    await page.goto(`${proxy}/replayed`)
    expect(await page.title()).toBe('hostile')
    await page.close()
  })
})
