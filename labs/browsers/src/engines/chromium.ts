import {
  launchChromium as launchBrowser,
  launchChromiumWithProfile,
  type Page,
} from '@webcors-labs/testing/pages'
import type { ConsoleLine, Engine, NamesProxy } from './engine.ts'

/** Opens a page in a private window, which blocks third-party cookies. */
export async function launchChromium(url: string, proxy?: NamesProxy): Promise<Engine> {
  const browser = await launchBrowser(argsFor(proxy))
  return open(await browser.newPage(), browser.version(), url, () => browser.close())
}

/** Opens a page in a normal window, with third-party cookies. */
export async function launchVisitorsChromium(url: string, proxy?: NamesProxy): Promise<Engine> {
  const context = await launchChromiumWithProfile(argsFor(proxy))
  const version = context.browser()?.version() ?? ''
  return open(await context.newPage(), version, url, () => context.close())
}

function argsFor(proxy: NamesProxy | undefined): readonly string[] {
  if (proxy === undefined) return []
  return [
    `--proxy-server=${proxy.host}:${proxy.port}`,
    '--proxy-bypass-list=<-loopback>', // By default, Chromium does not use a proxy for localhost.
    `--ignore-certificate-errors-spki-list=${proxy.keyHash}`,
  ]
}

async function open(
  page: Page,
  version: string,
  url: string,
  close: () => Promise<void>,
): Promise<Engine> {
  const lines: ConsoleLine[] = []
  page.on('console', (message) => {
    lines.push({ text: message.text(), url: message.location().url || null })
  })
  await page.goto(url)
  return { name: 'chromium', version, lines, close }
}
