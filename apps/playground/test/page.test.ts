import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupsOf } from '../page/cases/index.js'
import { consoleMessages } from '../page/console-messages.js'
import type { Case, Config, DoorInfo } from '../page/types.ts'
import { CHROMIUM, hasChromium, launchChromium } from '../src/chromium.ts'
import { DOORS } from '../src/doors/doors.ts'
import { type Started, start } from './start.test-util.ts'

const casesOf = (door: Pick<DoorInfo, 'name'>): Case[] =>
  groupsOf(door).flatMap((group) => group.cases)
const cases = casesOf(DOORS[0])
const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

let playground: Started
let browser: Browser

beforeAll(async () => {
  if (hasChromium) [playground, browser] = await Promise.all([start(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})

// The browser is the machine's own; the tests without one run everywhere.
describe.skipIf(!hasChromium)(`the page in Chromium${skipped}`, () => {
  let page: Page

  beforeAll(async () => {
    page = await browser.newPage()
    await page.goto(playground.page)
    await finished(page)
  })

  it('says above the cases that all went as expected', async () => {
    expect(await page.locator('#verdict').textContent()).toMatch(`All ${cases.length} cases`)
    expect(await page.locator('#count-blocked').textContent()).toBe(
      String(cases.filter((one) => one.expect.outcome === 'blocked').length),
    )
  })

  it('asks once for three different requests', async () => {
    expect(await page.locator('#one-preflight .trace').textContent()).toContain(
      'OPTIONS 204 → PUT 200 → DELETE 200 → GET 200',
    )
  })

  it('runs a case again by keyboard alone, and says how it went', async () => {
    await page.locator('#run-all').focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('SUMMARY in #public')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('BUTTON.run in #public')
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'A public API' }).waitFor()
    expect(await page.locator('#live').textContent()).toContain('as expected')
    expect(await focused(page)).toBe('BUTTON.run in #public')
    expect(await page.locator('#public .wire > li').count()).toBe(1)
  })

  it('sends what the reader has edited', async () => {
    await page.locator('#request-header > details > summary').click()
    await page.locator('#request-header .edit').click()
    expect(await focused(page)).toBe('INPUT in #editor')
    await page.locator('#edit-headers').fill('X-Request-Id: 4\nX-Trace: 1')
    await page.locator('#editor').getByRole('button').click()
    await page.locator('#editor .result .wire').waitFor()
    const result = await page.locator('#editor .result').innerText()
    expect(result).toContain('Access-Control-Request-Headers: x-request-id,x-trace')
    expect(result).toContain('Access-Control-Allow-Headers: ')
    expect(result).toContain('Blocked')
  })

  it('goes to another door, and tells the link', async () => {
    const other = await browser.newPage()
    await other.goto(playground.page)
    await other.locator('#door').selectOption('koa')
    await other.waitForURL(`${playground.page}/?door=koa`)
    await finished(other)
    expect(await other.locator('#door-package').textContent()).toBe('@webcors/koa')
    await other.close()
  })

  it('fits a narrow screen, with everything open', async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement)
    expect(scrollWidth).toBe(clientWidth)
  })

  it('marks what differs from what was expected', async () => {
    const other = await browser.newPage()
    // Not by Playwright's `route`, which answers preflights itself.
    await other.addInitScript(() => {
      const real = globalThis.fetch
      globalThis.fetch = async (url, init) => {
        if (typeof url !== 'string' || !url.startsWith('/wire')) return real(url, init)
        globalThis.fetch = real
        return new Response('[]')
      }
    })
    await other.goto(playground.page)
    await finished(other)
    expect(await other.locator('.case[data-state="differs"]').getAttribute('id')).toBe('public')
    expect(await other.locator('#public .alarm').textContent()).toContain(
      'On the wire: expected GET 200, was ',
    )
    expect(await other.locator('#verdict').textContent()).toContain(`1 of ${cases.length} cases`)
    await other.close()
  })
})

// The browser is the machine's own; the tests without one run everywhere.
describe.skipIf(!hasChromium).each(DOORS)(`behind $title${skipped}`, (door) => {
  const meant = casesOf(door)
  const errors: string[] = []
  let page: Page
  let config: Config

  beforeAll(async () => {
    page = await browser.newPage()
    page.on('console', (message) => errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`${playground.page}/?door=${door.name}`)
    await finished(page)
    config = await (await fetch(`${playground.page}/config.json?door=${door.name}`)).json()
  })
  afterAll(() => page?.close())

  it('is what the page says', async () => {
    expect(await page.locator('#door').inputValue()).toBe(door.name)
    expect(await page.locator('#door-package').textContent()).toBe(door.package)
    expect(await page.locator('.route .api-origin').textContent()).toBe(config.api)
  })

  it.each(meant)('$id: $title', async ({ id, expect: { outcome } }) => {
    const element = page.locator(`#${id}`)
    expect(await element.locator('.alarm').textContent()).toBe('')
    expect(await element.getAttribute('data-state')).toBe('expected')
    const chip = await element.locator('> details > summary .chip').textContent()
    expect(chip).toMatch(outcome === 'read' ? /^Read \d{3}$/ : /^Blocked$/)
  })

  it('logs the errors that the cases announce, and no others', async () => {
    const announced = meant.flatMap(({ steps, expect: { blockedBy } }) => {
      const step = steps.at(-1)
      if (blockedBy === undefined || step === undefined) return []
      const url = `${config.api}${step.path}`
      const origin = step.via === 'frame' ? 'null' : config.page
      return consoleMessages(blockedBy, { url, origin, page: config.page }).chromium
    })
    const logged = () =>
      errors
        .map((text) => text.replace(/\?id=[\w-]+/, ''))
        .filter((text) => !text.startsWith('Failed to load resource: '))
        .toSorted()
    // A sandboxed frame is a process of its own, whose messages come when they come.
    await expect.poll(logged, { timeout: 10_000 }).toEqual(announced.toSorted())
  })
})

async function finished(page: Page): Promise<void> {
  await page.locator('#summary:not([data-state="running"])').waitFor()
}

/** Which element has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const name = [element?.tagName, element?.className].filter(Boolean).join('.')
    return `${name} in #${element?.closest('li[id], section[id]')?.id}`
  })
}
