import type { Engine } from '@webcors/doctor'

/** The three engines, by the browsers that people know them by. */
export const ENGINES: readonly (readonly [engine: Engine, title: string])[] = [
  ['chromium', 'Chrome, Edge'],
  ['firefox', 'Firefox'],
  ['webkit', 'Safari'],
]

/** The engine that this page runs in. On iOS all browsers are WebKit, and say `CriOS` or `FxiOS`. */
export function ownEngine(): Engine {
  const { userAgent } = navigator
  if (userAgent.includes('Firefox/')) return 'firefox'
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'webkit'
}
