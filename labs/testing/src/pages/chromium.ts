import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

export type { Browser, BrowserContext, Page } from 'playwright-core'

/** The path of the machine's Chromium. The tests never download one. */
export const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether the tests of pages can run here. */
export const hasChromium: boolean = existsSync(CHROMIUM)

const ARGS: readonly string[] = [
  '--no-sandbox', // In a container, tests run as root, and Chromium does not support its sandbox for root.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * @param args further arguments; Chromium always gets those that keep it from contacting other
 * servers
 */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...args] })
}

/**
 * The default of Google's builds. Debian's packages block third-party cookies, as private windows
 * do.
 */
const VISITORS_PREFERENCES = {
  profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
}

/**
 * Launches Chromium as most visitors use it, with a new profile and with third-party cookies.
 *
 * @param args as for {@link launchChromium}
 */
export function launchChromiumWithProfile(args: readonly string[] = []): Promise<BrowserContext> {
  return launchPersistent([], args, VISITORS_PREFERENCES)
}

/**
 * Launches Chromium with an extension.
 *
 * @param extension the folder with the extension's manifest.json
 * @param args as for {@link launchChromium}
 */
export function launchChromiumWithExtension(
  extension: string,
  args: readonly string[] = [],
): Promise<BrowserContext> {
  return launchPersistent(
    ['--disable-extensions'],
    [
      '--headless=new', // The older headless mode does not support extensions.
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
