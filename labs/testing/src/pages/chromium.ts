import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

export type { Browser, BrowserContext, Page } from 'playwright-core'

/** The Chromium of the machine: none is downloaded. */
export const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether the tests of pages can run here. */
export const hasChromium: boolean = existsSync(CHROMIUM)

const ARGS: readonly string[] = [
  '--no-sandbox', // Root cannot have it, and in a container tests are run by root.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @param args arguments beside those that keep Chromium from asking anything but the test's servers */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...args] })
}

/** Google's default. Debian's packages block third-party cookies, as private windows do. */
const VISITORS_PREFERENCES = {
  profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
}

/**
 * Launches a Chromium as most visitors have it, with a profile of its own and third-party cookies.
 *
 * @param args as for {@link launchChromium}
 */
export function launchChromiumWithProfile(args: readonly string[] = []): Promise<BrowserContext> {
  return launchPersistent([], args, VISITORS_PREFERENCES)
}

/**
 * Launches a Chromium that has an extension.
 *
 * @param extension the folder that the extension's manifest.json is in
 * @param args as for {@link launchChromium}
 */
export function launchChromiumWithExtension(
  extension: string,
  args: readonly string[] = [],
): Promise<BrowserContext> {
  return launchPersistent(
    ['--disable-extensions'],
    [
      '--headless=new', // The older mode has no extensions.
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...args,
    ],
  )
}

async function launchPersistent(
  ignoreDefaultArgs: string[],
  args: readonly string[],
  preferences: object = {},
): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'webcors-profile-'))
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    ignoreDefaultArgs,
    args: [...ARGS, ...args],
  })
  context.on('close', () => rmSync(profile, { recursive: true, force: true }))
  return context
}
