import type { CorsOptions } from '../options/cors-options.ts'
import { CorsOptionsError } from '../options/cors-options-error.ts'
import type { CorsPolicy } from '../policy/cors-policy.ts'
import { createCors } from '../policy/create-cors.ts'
import { askByCallback } from './ask-by-callback.ts'
import type { CorsMigration, SelectNone, SelectPolicy } from './migration.ts'

/** A function that a library asks for the options of each request. */
export type Delegate<Host> = Parameters<typeof askByCallback<Host>>[0]

/**
 * Makes a selecting function from a delegate. The options are validated for each request, because
 * the delegate may change and return the same object. If there are issues, or if the delegate
 * fails, the request is denied, and the error is reported.
 *
 * @param convert converts options of the library
 * @param takesPromises whether the function may return a promise in place of calling back
 */
export function selectByDelegate<Host>(
  delegate: Delegate<Host>,
  convert: (options: unknown) => CorsMigration<CorsOptions | SelectNone>,
  takesPromises = false,
): SelectPolicy<Host> {
  return async (request) =>
    policyFrom(convert(await askByCallback(delegate, request, takesPromises)))
}

function policyFrom({
  value,
  issues,
  notices,
}: CorsMigration<CorsOptions | SelectNone>): CorsPolicy | undefined {
  if (issues) throw new CorsOptionsError(issues)
  // Nobody reads the notices of a single request, and a star that begins to match allows more than
  // before.
  const star = notices.find(({ code }) => code === 'star-matches-now')
  if (star) throw new TypeError(star.message)
  return typeof value === 'function' ? undefined : createCors(value)
}
