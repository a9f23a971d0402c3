import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { run, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ENGINES } from '@webcors-apps/site/playground/model/engines'
import { HOSTS } from '../src/hosts/hosts.ts'
import { type Opened, runAll, unfold } from './opened.test-util.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The names of the elements that the Tab key reaches in an open row. */
const STOPS = [
  'In the docs',
  'Copy',
  'origin-not-allowed',
  'Chrome, Edge',
  'Access to fetch at',
  'What to write on your server',
  'Run again',
]

/**
 * Tests the use of the page by keyboard and by screen readers, its light and dark colors, and small
 * screens.
 */
export function describeUse(get: () => Opened): void {
  it('a user can run cases and open rows with only the keyboard', async () => {
    const page = await get().open('/')
    await page.locator('#public').waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to the policy')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('bench-example')
    await page.locator('#run-all').focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /^All \d+ cases/ })
      .waitFor()
    expect(await focused(page)).toBe('Run all again')
    await page.locator('#cases').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    for (const name of STOPS) {
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain(name)
    }
    await page.keyboard.press('Space')
    await page
      .locator('#live', { hasText: 'This origin is not on the list: as expected.' })
      .waitFor()
    expect(await focused(page)).toBe('Run again')
    await page.close()
  })

  it('arrow keys move between hosts, and between consoles', async () => {
    const page = await get().open('/#no-cors')
    await page.locator('#hosts input:checked').focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/host=fetch/)
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/host=express/)
    await page.locator('#no-cors .run').click()
    const tabs = page.locator('#no-cors [role="tab"]')
    await tabs.first().focus()
    for (const [key, name] of [
      ['ArrowRight', 'Firefox'],
      ['ArrowLeft', 'Chrome'],
      ['ArrowLeft', 'Safari'],
      ['Home', 'Chrome'],
      ['End', 'Safari'],
    ] as const) {
      await page.keyboard.press(key)
      expect(await focused(page)).toContain(name)
    }
    const panel = page.locator('#no-cors [role="tabpanel"]:visible')
    expect(await panel.innerText()).toContain('is not allowed by Access-Control-Allow-Origin')
    await page.close()
  })

  it('the Tab key leaves the page after the last element, and every element shows its focus', async () => {
    const page = await get().open('/#credentials-to-public')
    await page.locator('#credentials-to-public[data-state="expected"]').waitFor()
    await page.getByRole('button', { name: 'Try Firefox' }).click()
    // Elements in a closed row are not stops.
    const all = await page
      .locator('a, button, input, select, textarea, summary, [tabindex="0"]')
      .evaluateAll((elements) => elements.filter((one) => one.checkVisibility()).length)
    await page.locator('.skip').focus()
    await page.keyboard.press('Shift+Tab')
    const stops: string[] = []
    // After the last element, the focus moves to the browser's own controls, or to the first
    // element again.
    for (let name = await next(page); !['', stops[0]].includes(name); name = await next(page)) {
      stops.push(name)
      expect(stops.length).toBeLessThanOrEqual(all)
    }
    expect(stops.filter((name) => name.startsWith('unseen'))).toEqual([])
    // One of the radio buttons, and one of the tabs, is a stop.
    expect(stops.length).toBe(all - (HOSTS.length - 1) - 2 * (ENGINES.length - 1))
    await page.close()
  })

  it('axe finds no fault in the page, in light and in dark colors', async () => {
    const page = await get().open('/')
    await page.locator('#public').waitFor()
    await page.evaluate(AXE)
    expect(await violations(page)).toEqual([])
    await runAll(page)
    await page.getByRole('button', { name: 'Try Safari' }).click()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.locator('#editor .wire').waitFor()
    for (const id of ['session', 'method', 'upstream-by-hand']) {
      await page.locator(`#${id} summary`).click()
    }
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    // The dark page differs only in its colors.
    expect(await violations(page, { runOnly: ['color-contrast'] })).toEqual([])
    await page.close()
  })

  it('the page fits every screen that is at least 320 pixels wide, with everything open', async () => {
    const page = await get().open('/')
    await runAll(page)
    await page.getByRole('button', { name: 'Try Chrome' }).click()
    await unfold(page)
    for (const width of [320, 375, 768, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 })
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(scrollWidth).toBe(width)
    }
    await page.close()
  })
}

/** Returns the text of the element that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent.trim() ?? '')
}

/**
 * Presses Tab, and returns the name of the focused element, marked if its focus is not visible;
 * empty at the page's end.
 */
async function next(page: Page): Promise<string> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    // The text beside a radio button shows its focus.
    const shown = element.matches('#hosts input') ? element.nextElementSibling : element
    const isSeen = shown !== null && getComputedStyle(shown).outlineStyle !== 'none'
    const at = [...document.querySelectorAll('*')].indexOf(element)
    return `${isSeen ? '' : 'unseen '}${element.tagName} ${at}`
  })
}

async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  const { violations: found } = await page.evaluate(
    (given) => {
      const { axe } = globalThis as unknown as { axe: { run: typeof run } }
      return axe.run(document, given)
    },
    { ...options, resultTypes: ['violations'] } satisfies RunOptions,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}
