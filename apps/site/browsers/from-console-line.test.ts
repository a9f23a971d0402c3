import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchIn, launchChromium } from '@webcors-labs/testing/pages'
import type { ServerProcess } from '@webcors/conformance'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ensureSite } from '../src/ensure-site.ts'
import { serveSite } from '../src/serve-site.ts'
import { paste, SERVERS, start } from './server-to-mend.test-util.ts'

/** Requests of a page that cannot read the response. */
const REQUESTS: Readonly<Record<string, RequestInit>> = {
  'a plain GET': {},
  'a PUT of JSON': {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Cart': '7' },
    body: '{"id":1}',
  },
}

let site: Awaited<ReturnType<typeof serveSite>>
let pages: Server
let origin: string
let browser: Browser
let context: BrowserContext
let server: ServerProcess | undefined

beforeAll(async () => {
  site = await serveSite(await ensureSite('dist', '/'))
  pages = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A shop</title>')
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
  browser = await launchChromium()
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
})
afterEach(async () => {
  await server?.close()
  server = undefined
})
afterAll(async () => {
  await browser?.close()
  pages?.close()
  site?.close()
})

describe.each(Object.entries(SERVERS))('from the console to a mended server: %s', (_, one) => {
  it.each(Object.entries(REQUESTS))('%s', async (_name, request) => {
    server = await start(one.file, one.program)
    const shop = await context.newPage()
    await shop.goto(origin)
    const line = shop.waitForEvent('console', (message) => message.text().includes('CORS policy'))
    expect(await fetchIn(shop, `${server.url}/orders`, request)).toEqual({
      error: 'TypeError: Failed to fetch',
    })

    const code = await codeFor((await line).text(), one.tab)
    await server.close()
    server = await start(one.file, paste(one, code))
    expect(await fetchIn(shop, `${server.url}/orders`, request)).toMatchObject({
      status: 200,
      body: JSON.stringify({ got: request.body === undefined ? null : { id: 1 } }),
    })
    await shop.close()
  })
})

/** Pastes a line into the search, opens the first result, and copies the code for a server, as the page says. */
async function codeFor(line: string, tab: string): Promise<string> {
  const page = await context.newPage()
  await page.goto(site.url)
  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.locator('.search-input').fill(line)
  await page.locator('.result').first().click()
  await page.waitForURL(/\/errors\//)
  await leadUp(page)
  await page.locator('.vp-code-group label', { hasText: tab }).click()
  await page.locator('.vp-code-group .active').hover()
  await page.locator('.vp-code-group .active button.copy').click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const intro = await page.locator('p', { hasText: 'In place of' }).first().innerText()
  const [, example = ''] = /In place of (\S+),/.exec(intro) ?? []
  expect(copied).toContain(example)
  await page.close()
  return copied.replace(example, origin)
}

/** The result is a message in the middle of the page. The link below it leads to what it means, with the code in view. */
async function leadUp(page: Page): Promise<void> {
  const { hash } = new URL(page.url())
  await page.locator(`h4${hash} + p a`).click()
  const group = page.locator('.vp-code-group')
  await expect
    .poll(async () => {
      const box = await group.boundingBox()
      return box !== null && box.y > 0 && box.y + 100 < (page.viewportSize()?.height ?? 0)
    })
    .toBe(true)
}
