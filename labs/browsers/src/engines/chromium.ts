import { chromium } from 'playwright-core'
import type { ConsoleLine, Engine, NamesProxy } from './engine.ts'

export const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export async function launchChromium(url: string, proxy?: NamesProxy): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox', // It cannot be had by root, which is who runs tests in a container.
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(proxy
        ? [
            `--proxy-server=${proxy.host}:${proxy.port}`,
            '--proxy-bypass-list=<-loopback>', // It would leave out localhost.
            `--ignore-certificate-errors-spki-list=${proxy.keyHash}`,
          ]
        : []),
    ],
  })
  const page = await browser.newPage()
  const lines: ConsoleLine[] = []
  page.on('console', (message) => {
    lines.push({ text: message.text(), url: message.location().url || null })
  })
  await page.goto(url)
  return { name: 'chromium', version: browser.version(), lines, close: () => browser.close() }
}
