import { launchChromium } from '@webcors-labs/testing/pages'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSite } from '../src/ensure-site.ts'
import { serveSite } from '../src/serve-site.ts'
import { deadLinksIn } from '../test/dead-links.test-util.ts'

/** The base path that `.github/workflows/site.yml` builds the site for. */
const BASE = '/webcors/'

let folder: string
let site: Awaited<ReturnType<typeof serveSite>>
let browser: Browser

beforeAll(async () => {
  folder = await ensureSite('dist/at-a-path', BASE)
  site = await serveSite(folder, 0, BASE)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

it('has no dead link at the path of a project page', () => {
  const { dead, count } = deadLinksIn(folder, BASE)
  expect(dead).toEqual([])
  expect(count).toBeGreaterThan(5000)
})

it('works at the path of a project page: search, images, playground, and the page for what is not there', async () => {
  const page = await browser.newPage()
  const failed: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url())
  })
  await page.goto(`${site.url}/`)
  const image = page.locator('img[src*="playground"]')
  await image.scrollIntoViewIfNeeded()
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.locator('.search-input').fill('unreadable-header')
  await page.locator('.result').first().click()
  await page.waitForURL(`${site.url}/errors/unreadable-header.html*`)
  await page.locator('.vp-doc .actions a').first().click()
  await page.waitForURL(`${site.url}/playground/index.html*`)
  await page.locator('#explain-result').getByText('unreadable-header').first().waitFor()
  await page.locator('#explain-result a').first().click()
  await page.waitForURL(`${site.url}/errors/unreadable-header.html`)
  expect(failed).toEqual([])
  await page.goto(`${site.url}/errors/nothing.html`)
  await page.getByText('404').first().waitFor()
  expect(failed).toEqual([`${site.url}/errors/nothing.html`])
  await page.close()
})
