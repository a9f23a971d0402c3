import { launchChromium as launchBrowser } from '@webcors-labs/testing/pages'
import type { ConsoleLine, Engine, NamesProxy } from './engine.ts'

export async function launchChromium(url: string, proxy?: NamesProxy): Promise<Engine> {
  const browser = await launchBrowser(
    proxy
      ? [
          `--proxy-server=${proxy.host}:${proxy.port}`,
          '--proxy-bypass-list=<-loopback>', // Without this, Chromium would not use the proxy for localhost.
          `--ignore-certificate-errors-spki-list=${proxy.keyHash}`,
        ]
      : [],
  )
  const page = await browser.newPage()
  const lines: ConsoleLine[] = []
  page.on('console', (message) => {
    lines.push({ text: message.text(), url: message.location().url || null })
  })
  await page.goto(url)
  return { name: 'chromium', version: browser.version(), lines, close: () => browser.close() }
}
