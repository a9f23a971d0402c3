import type { Config } from '../page/types.ts'
import { type Opened, runAll } from './opened.test-util.ts'

const ANY_API = 'http://127.0.0.1:'

export interface HostReport {
  readonly config: Config
  readonly host: string
  readonly api: string
  readonly install: string
  readonly stack: string
  readonly verdict: string
  readonly cases: Readonly<Record<string, CaseReport>>
  /** The lines that the console printed about this host, or without naming a host. */
  readonly console: () => readonly string[]
}

interface CaseReport {
  readonly state: string | undefined
  readonly alarm: string
  readonly chip: string
  /** The lines that Chromium is expected to print. */
  readonly lines: readonly string[]
}

/** Runs all cases on one host after the other, on one page, and reads the results from the page. */
export async function runHosts(
  names: readonly string[],
  { playground, open }: Opened,
): Promise<HostReport[]> {
  const page = await open('/')
  const messages: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'info') messages.push(message.text())
  })
  page.on('pageerror', (error) => messages.push(String(error)))
  const reports: HostReport[] = []
  for (const name of names) {
    const response = await fetch(`${playground.page}/config.json?host=${name}`)
    const config = (await response.json()) as Config
    await page.locator(`#hosts input[value="${name}"]`).check()
    await page.locator('.api-origin', { hasText: config.api }).waitFor()
    await runAll(page)
    const isOfHost = (text: string) => text.includes(config.api) || !text.includes(ANY_API)
    reports.push({
      ...(await page.evaluate(readPage)),
      config,
      console: () => messages.filter(isOfHost),
    })
  }
  return reports
}

/** Runs in the page, where names from around this function do not exist. */
function readPage(): Omit<HostReport, 'config' | 'console'> {
  const text = (selector: string, root: ParentNode = document) =>
    root.querySelector(selector)?.textContent ?? ''
  const value = (selector: string) =>
    document.querySelector<HTMLSelectElement | HTMLInputElement>(selector)?.value ?? ''
  const cases = [...document.querySelectorAll<HTMLElement>('.case')].map((element) => {
    const tab = element.querySelector('[data-tab="chromium"]')?.getAttribute('aria-controls')
    const lines = [...element.querySelectorAll(`#${tab} li`)].map((line) => line.textContent)
    const { state } = element.dataset
    const [alarm, chip] = [text('.alarm', element), text('.chip', element)]
    return [element.id, { state, alarm, chip, lines }] as const
  })
  return {
    host: value('#hosts input:checked'),
    api: text('.api-origin'),
    install: text('#quick-start pre'),
    stack: value('#explain-target'),
    verdict: text('#verdict'),
    cases: Object.fromEntries(cases),
  }
}
