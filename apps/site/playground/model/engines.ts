import type { Engine } from '@webcors/doctor'

/** The three engines, each with the name of its best known browser. */
export const ENGINES: readonly (readonly [engine: Engine, title: string])[] = [
  ['chromium', 'Chrome, Edge'],
  ['firefox', 'Firefox'],
  ['webkit', 'Safari'],
]

/**
 * Detects the engine that runs this page. On iOS all browsers use WebKit, and have `CriOS` or
 * `FxiOS` in the user agent.
 */
export function ownEngine(): Engine {
  const { userAgent } = navigator
  if (userAgent.includes('Firefox/')) return 'firefox'
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'webkit'
}
