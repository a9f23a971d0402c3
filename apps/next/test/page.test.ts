import type { ServerProcess } from '@webcors/conformance'
import { type Browser, hasChromium, launchChromium, type Page } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startNext } from './next.test-util.ts'

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)('a page on another origin, in Chromium', () => {
  let server: ServerProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startNext('start'), launchChromium()])
    page = await browser.newPage()
    await page.goto(`http://library.localhost:${new URL(server.url).port}/`)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test.each([
    ['log-in', 204],
    ['add', { status: 201, id: '2', title: 'Parable of the Sower', version: 1 }],
    ['rename', { status: 200, etag: '"v2"' }],
    ['upload-cover', { status: 201, body: '{"bytes":500000}', reported: true }],
    ['redirect-that-is-thrown', { redirected: true, status: 200 }],
    ['not-found-that-is-thrown', 404],
    ['error-that-is-thrown', { status: 412, error: 'The book has changed since you read it' }],
    ['news', ['Kindred', 'Piranesi', 'Solaris']],
    ['opening-hours', { monday: 'closed', other: '9 to 18' }],
    ['cover', 'image/svg+xml'],
    ['catalogue', ['The Left Hand of Darkness']],
    ['error-of-a-page-api', { status: 500, body: 'Internal Server Error' }],
  ])('%s', async (name, answer) => {
    await page.locator(`#${name}`).click()
    const output = page.locator(`output[for="${name}"]`)
    await output.filter({ hasText: /./ }).waitFor()
    expect(JSON.parse((await output.textContent()) ?? '')).toEqual(answer)
  })
})
