import { isDeepStrictEqual } from 'node:util'
import type { EngineName } from '../engines/engine.ts'
import { isUsable } from './authors-rule.ts'
import type { Pair } from './generate-pairs.ts'
import type { Result } from './judge.ts'

/** Returns the name of the known deviation because of which an engine does not follow the rule. */
export function deviationOf(
  engine: EngineName,
  pair: Pair,
  expected: Result,
  seen: Result,
): string | null {
  const { deed, policy, status } = pair
  if (isDeepStrictEqual(expected, seen)) return null
  if (engine === 'webkit' && deed.api === 'font') {
    const isLoaded = seen.got.every((got) => got === 'something')
    return isLoaded && isUsable('font', status)
      ? 'loads fonts without CORS: it sends no `Origin`, and whatever comes is used'
      : null
  }
  if (!isDeepStrictEqual(expected.got, seen.got)) return null
  const isListed = policy.methods === undefined || policy.methods.includes('HEAD')
  const isAskedAgain = expected.preflights === 1 && seen.preflights === deed.times
  if (engine === 'firefox' && deed.method === 'HEAD' && !isListed && isAskedAgain) {
    return 'asks again for `HEAD`, which is not listed'
  }
  if (engine === 'chromium' && deed.origin === 'null' && isAskedAgain) {
    return 'keeps no preflight of an opaque origin'
  }
  const isEmpty = deed.upload && deed.body === null
  if (engine === 'chromium' && isEmpty && seen.preflights === 0) {
    return 'asks nothing for a listener of upload progress where nothing is uploaded'
  }
  return null
}
