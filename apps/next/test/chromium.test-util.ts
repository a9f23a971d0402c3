import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The Chromium of the machine: none is downloaded. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export const hasChromium: boolean = existsSync(CHROMIUM)

export function launchChromium(): Promise<Browser> {
  // Its sandbox cannot be had by root, which is who runs tests in a container.
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
}
