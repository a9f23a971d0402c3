import type { Config } from '../page/types.ts'
import { type Opened, runAll } from './opened.test-util.ts'

export interface DoorReport {
  readonly config: Config
  readonly door: string
  readonly api: string
  readonly install: string
  readonly stack: string
  readonly verdict: string
  readonly cases: Readonly<Record<string, CaseReport>>
  /** It grows as messages come in. */
  readonly console: readonly string[]
}

interface CaseReport {
  readonly state: string | undefined
  readonly alarm: string
  readonly chip: string
  /** What Chromium is to print. */
  readonly lines: readonly string[]
}

/** Runs all cases behind a door, and reads what the page says of them. */
export async function runAt(door: string, { playground, browser }: Opened): Promise<DoorReport> {
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  const console: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'info') console.push(message.text())
  })
  page.on('pageerror', (error) => console.push(String(error)))
  await page.goto(`${playground.page}/?door=${door}`)
  await runAll(page)
  const read = await page.evaluate(() => {
    const text = (selector: string, root: ParentNode = document) =>
      root.querySelector(selector)?.textContent ?? ''
    const value = (selector: string) =>
      document.querySelector<HTMLSelectElement | HTMLInputElement>(selector)?.value ?? ''
    const found = [...document.querySelectorAll<HTMLElement>('.case')].map((element) => {
      const tab = element.querySelector('[data-tab="chromium"]')?.getAttribute('aria-controls')
      const lines = [...element.querySelectorAll(`#${tab} li`)].map((line) => line.textContent)
      const { state } = element.dataset
      return [
        element.id,
        { state, alarm: text('.alarm', element), chip: text('.chip', element), lines },
      ]
    })
    return {
      door: value('#doors input:checked'),
      api: text('.api-origin'),
      install: text('#quick-start pre'),
      stack: value('#red-line-stack'),
      verdict: text('#verdict'),
      cases: Object.fromEntries(found) as Record<string, CaseReport>,
    }
  })
  const config = (await (
    await fetch(`${playground.page}/config.json?door=${door}`)
  ).json()) as Config
  return { ...read, config, console }
}
