import { CLOUDS } from './clouds.js'
import { DEVELOPMENT_PROXIES } from './development-proxies.js'
import type { Fix, FixPolicy, FixTarget } from './fix.js'
import { JAVASCRIPT } from './javascript.js'
import { OTHER_FRAMEWORKS } from './other-frameworks.js'
import { PYTHON } from './python.js'
import { WEB_SERVERS } from './web-servers.js'
import { WEBCORS } from './webcors.js'

/** Every kind of server that a fix can be written for, in the order in which fixes are listed. */
export const FIX_TARGETS: readonly FixTarget[] = [
  ...WEBCORS,
  ...JAVASCRIPT,
  ...WEB_SERVERS,
  ...PYTHON,
  ...OTHER_FRAMEWORKS,
  ...CLOUDS,
  ...DEVELOPMENT_PROXIES,
]

/**
 * Writes one policy as the configuration of every kind of server in {@link FIX_TARGETS}, in the
 * same order.
 *
 * @example
 * ```ts
 * const fixes = writeFixes({
 *   origins: ['https://app.example.com'],
 *   isCredentialed: false,
 *   methods: ['GET', 'PUT'],
 *   headers: ['X-Cart'],
 * })
 * const nginx = fixes.find((fix) => fix.for === 'nginx')?.code
 * ```
 */
export function writeFixes(policy: FixPolicy): readonly Fix[] {
  return FIX_TARGETS.map((target) => {
    const { where, language, install } = target
    return { for: target.for, language, install, where, code: target.write(policy) }
  })
}
