import { CLOUDS } from './clouds.js'
import { DEVELOPMENT_PROXIES } from './development-proxies.js'
import type { Fix, FixPolicy, FixTarget } from './fix.js'
import { JAVASCRIPT } from './javascript.js'
import { OTHER_FRAMEWORKS } from './other-frameworks.js'
import { PYTHON } from './python.js'
import { WEB_SERVERS } from './web-servers.js'
import { WEBCORS } from './webcors.js'

/** Every kind of server that there is a fix for. */
export const FIX_TARGETS: readonly FixTarget[] = [
  ...WEBCORS,
  ...JAVASCRIPT,
  ...WEB_SERVERS,
  ...PYTHON,
  ...OTHER_FRAMEWORKS,
  ...CLOUDS,
  ...DEVELOPMENT_PROXIES,
]

/** Writes a policy for every kind of server. */
export function writeFixes(policy: FixPolicy): readonly Fix[] {
  return FIX_TARGETS.map((target) => {
    const { where, language, install } = target
    return { for: target.for, language, install, where, code: target.write(policy) }
  })
}
