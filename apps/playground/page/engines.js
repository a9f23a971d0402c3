/** @import { Engine } from '@webcors/doctor' */

/**
 * The three engines, by the browsers that people know them by.
 *
 * @type {readonly (readonly [engine: Engine, title: string])[]}
 */
export const ENGINES = [
  ['chromium', 'Chrome, Edge'],
  ['firefox', 'Firefox'],
  ['webkit', 'Safari'],
]

/**
 * The engine that this page runs in. On iOS all browsers are WebKit, and say `CriOS` or `FxiOS`.
 *
 * @returns {Engine}
 */
export function ownEngine() {
  const { userAgent } = navigator
  if (userAgent.includes('Firefox/')) return 'firefox'
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'webkit'
}
