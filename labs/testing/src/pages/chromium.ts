import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export type { Browser, Page } from 'playwright-core'

/** The Chromium of the machine: none is downloaded. */
export const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether the tests of pages can run here. */
export const hasChromium: boolean = existsSync(CHROMIUM)

/** @param args arguments beside those that keep Chromium from asking anything but the test's servers */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox', // Root cannot use the sandbox, and in a container root runs the tests.
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  })
}
