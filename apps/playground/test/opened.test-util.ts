import { launchChromium } from '@webcors-labs/testing/pages'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { groupsOf } from '../page/cases/index.js'
import type { Case, HostInfo } from '../page/types.ts'
import { type Started, start } from './start.test-util.ts'

/** The playground, and the browser that all tests of its page share. */
export interface Opened {
  readonly playground: Started
  readonly browser: Browser
  /** Opens a new page at a path of the playground. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openPlayground(): Promise<Opened> {
  const [playground, browser] = await Promise.all([start(), launchChromium()])
  const open: Opened['open'] = async (path, options) => {
    const page = await browser.newPage(options)
    page.setDefaultTimeout(60_000)
    await page.goto(playground.page + path)
    return page
  }
  return {
    playground,
    browser,
    open,
    async close() {
      await browser.close()
      await playground.stop()
    },
  }
}

export function casesOf(host: Pick<HostInfo, 'name'>): Case[] {
  return groupsOf(host).flatMap((group) => group.cases)
}

/** Runs all cases, and waits until the last one has ended. */
export async function runAll(page: Page): Promise<void> {
  await page.locator('#run-all').click()
  await page.locator('#summary:is([data-state="expected"], [data-state="differs"])').waitFor()
}

/** Opens every row. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}
