import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The Chromium of the machine: none is downloaded. */
export const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export const hasChromium: boolean = existsSync(CHROMIUM)

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox', // It cannot be had by root, which is who runs tests in a container.
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
