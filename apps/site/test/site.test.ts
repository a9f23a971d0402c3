import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CHROMIUM, hasChromium, launchChromium } from '@webcors-labs/testing/pages'
import type { run, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listConsoleMessages } from '../src/content/console-messages.ts'
import { ensureSite } from '../src/ensure-site.ts'
import { serveSite } from '../src/serve-site.ts'
import { deadLinksIn } from './dead-links.test-util.ts'
import { openSearch } from './search.test-util.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

let folder: string
let site: Awaited<ReturnType<typeof serveSite>>

beforeAll(async () => {
  folder = await ensureSite('dist', '/')
  site = await serveSite(folder)
}, 600_000)
afterAll(() => site?.close())

describe('the site', () => {
  it('has no dead link, and no link to a missing anchor', () => {
    const { dead, count } = deadLinksIn(folder)
    expect(dead).toEqual([])
    expect(count).toBeGreaterThan(5000)
  })

  it('finds every error code in its search', async () => {
    const search = await openSearch(folder)
    const codes = readdirSync(`${folder}/errors`)
      .filter((name) => name.endsWith('.html') && name !== 'index.html')
      .map((name) => name.replace('.html', ''))
    expect(codes.length).toBeGreaterThan(180)
    const lost = codes.filter((code) => !isAmongFirst(search(code), code, 5))
    expect(lost).toEqual([])
  })

  it('finds console messages in its search by their last words', async () => {
    const search = await openSearch(folder)
    // All messages take a minute, so only `npm run test:site` searches for each.
    const messages = listConsoleMessages().filter((_, index) => index % 12 === 0)
    const lost = messages.filter(({ code, text }) => {
      const end = text.split(' ').slice(-9).join(' ')
      return !isAmongFirst(search(end), code, 8)
    })
    expect(lost).toEqual([])
  })

  it('has llms.txt and every page as Markdown, for AI assistants', async () => {
    const index = await (await fetch(`${site.url}/llms.txt`)).text()
    const links = [...index.matchAll(/\]\(\.\/([^)]+)\)/g)].map(([, path]) => path)
    expect(links.length).toBeGreaterThan(250)
    for (const path of [links[0], links.at(-1), 'errors/missing-allow-origin.md']) {
      expect([path, (await fetch(`${site.url}/${path}`)).status]).toEqual([path, 200])
    }
    expect((await fetch(`${site.url}/nothing.html`)).status).toBe(404)
  })
})

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`the site in Chromium${skipped}`, () => {
  let browser: Browser
  let page: Page
  const foreign: string[] = []
  beforeAll(async () => {
    browser = await launchChromium()
    page = await browser.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) foreign.push(request.url())
    })
  })
  afterAll(() => browser?.close())

  it('leads from a console error in the search box to its explanation', async () => {
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Search' }).first().click()
    const text =
      "Access to fetch at 'https://api.mine.test/orders' from origin 'https://mine.test' has been blocked by CORS policy: Request header field x-cart is not allowed by Access-Control-Allow-Headers in preflight response."
    await page.locator('.search-input').fill(text)
    await page.locator('.result').first().click()
    await page.waitForURL(/\/errors\/preflight-header-not-allowed\.html/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'preflight-header-not-allowed',
    )
  })

  it('shows the result of a policy in the playground, and keeps the policy in the address', async () => {
    await page.goto(`${site.url}/playground/`)
    const verdict = page.locator('#bench-verdict')
    await verdict.filter({ hasText: 'preflight-header-not-allowed' }).waitFor()
    await page.locator('#bench-headers').fill('Content-Type: application/json')
    await verdict.filter({ hasText: 'The page may read the response.' }).waitFor()
    await page.waitForURL(/#headers=Content-Type/)
    const shared = await browser.newPage()
    await shared.goto(page.url())
    await shared.locator('#bench-verdict[data-state="read"]').waitFor()
    await shared.close()
    await page.locator('#bench-code').scrollIntoViewIfNeeded()
    await page.locator('#bench-target option[value="nginx"]').waitFor({ state: 'attached' })
    await page.locator('#bench-target').selectOption('nginx')
    await page.locator('#bench-code').getByText('add_header').first().waitFor()
    await page.locator('#bench-policy').fill("{ origin: '*', credentials: true }")
    await page.locator('#bench-problem .problem').waitFor()
    expect(await page.locator('#bench-problem').innerText()).toContain(
      'origin-wildcard-with-credentials',
    )
  })

  it('has a playground that works without a server', async () => {
    const file = await browser.newPage()
    const failed: string[] = []
    file.on('requestfailed', (request) => failed.push(request.url()))
    await file.goto(`file://${folder}/playground/index.html`)
    await file.getByRole('button', { name: 'Try Firefox' }).click()
    await file.locator('#explain-result').getByText('wildcard-with-credentials').first().waitFor()
    await file.locator('#bench-verdict').filter({ hasText: 'Blocked' }).waitFor()
    await file.locator('#bench-code').scrollIntoViewIfNeeded()
    await file.locator('#bench-code pre').first().waitFor()
    expect(failed).toEqual([])
    await file.close()
  })

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds, in %s colors, on wide and narrow screens',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme })
      const tab = await context.newPage()
      for (const path of [
        '/',
        '/errors/unreadable-header.html',
        '/api/hono.html',
        '/playground/',
      ]) {
        for (const width of [1280, 390]) {
          await tab.setViewportSize({ width, height: 900 })
          await tab.goto(site.url + path)
          await tab.locator('h1').first().waitFor()
          await tab.evaluate(AXE)
          expect([path, width, await violations(tab, colorScheme)]).toEqual([path, width, []])
          const scrolled = await tab.evaluate(() => document.documentElement.scrollWidth)
          expect([path, scrolled]).toEqual([path, width])
        }
      }
      await context.close()
    },
  )

  it('sends no request to another server', () => {
    expect(foreign).toEqual([])
  })
})

/** Whether one of the first results is on the page of this code. */
function isAmongFirst(results: readonly string[], code: string, count: number): boolean {
  return results.slice(0, count).some((id) => id.startsWith(`/errors/${code}.html`))
}

/**
 * Returns the faults that axe finds. On a dark page only colors are checked, because the rest is
 * the same.
 */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(colorScheme === 'dark' && { runOnly: ['color-contrast'] }),
  }
  const { violations: found } = await page.evaluate((given) => {
    const { axe } = globalThis as unknown as { axe: { run: typeof run } }
    return axe.run(document, given)
  }, options)
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}
