import type { CorsOptions } from '../options/cors-options.js'
import { CorsOptionsError } from '../options/cors-options-error.js'
import type { CorsPolicy } from '../policy/cors-policy.js'
import { createCors } from '../policy/create-cors.js'
import { askByCallback } from './ask-by-callback.js'
import type { CorsMigration, SelectNone, SelectPolicy } from './migration.js'

/** A function that a library asks for the options of each request. */
export type Delegate<Host> = Parameters<typeof askByCallback<Host>>[0]

/**
 * Makes a function that selects a policy of one that answers with options. The options are checked for each request,
 * because the same object may have changed. If there are issues, or if the function fails, the request is denied, and the
 * error is reported.
 *
 * @param convert reads options of the library
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
  // Nobody reads the notices of one request, and this one allows more than before.
  const star = notices.find(({ code }) => code === 'star-matches-now')
  if (star) throw new TypeError(star.message)
  return typeof value === 'function' ? undefined : createCors(value)
}
