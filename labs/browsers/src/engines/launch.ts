import { existsSync } from 'node:fs'
import { CHROMIUM } from '@webcors-labs/testing/pages'
import { launchChromium } from './chromium.ts'
import type { Engine, EngineName, NamesProxy } from './engine.ts'
import { FIREFOX, launchFirefox } from './firefox.ts'
import { launchWebkit, MINI_BROWSER, XVFB } from './webkit.ts'

/** How to install all three engines. */
export const INSTALL =
  'apt-get install -y --no-install-recommends chromium firefox-esr webkit2gtk-driver xvfb openssl'

export const ENGINE_NAMES: readonly EngineName[] = ['chromium', 'firefox', 'webkit']

const ENGINES = {
  chromium: { launch: launchChromium, needs: [CHROMIUM] },
  firefox: { launch: launchFirefox, needs: [FIREFOX] },
  webkit: { launch: launchWebkit, needs: [MINI_BROWSER, XVFB] },
}

/** Opens a page in an engine. */
export function launch(name: EngineName, url: string, proxy?: NamesProxy): Promise<Engine> {
  return ENGINES[name].launch(url, proxy)
}

/** The program that an engine lacks on this machine, or `null`. */
export function missingProgram(name: EngineName): string | null {
  return ENGINES[name].needs.find((path) => !existsSync(path)) ?? null
}
