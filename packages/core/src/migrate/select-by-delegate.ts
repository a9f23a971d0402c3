import { CorsOptionsError } from '../options/cors-options-error.js'
import type { CorsPolicy } from '../policy/cors-policy.js'
import { createCors } from '../policy/create-cors.js'
import { isPromiseLike } from '../promise-like.js'
import type { CorsMigration, SelectNone, SelectPolicy } from './migration.js'
import type { CorsOptions } from '../options/cors-options.js'

/** A function that a library asks for the options of each request. */
export type Delegate<Host> = (
  request: Host,
  callback: (error: Error | null, options?: never) => void,
) => unknown

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
  return (request) =>
    new Promise((resolve, reject) => {
      const answer = (error: unknown, options?: unknown): void => {
        try {
          if (error) throw error
          resolve(policyFrom(convert(options)))
        } catch (failure) {
          reject(failure)
        }
      }
      const returned = delegate(request, answer)
      if (!isPromiseLike(returned)) return
      // An asynchronous function may fail without calling back.
      returned.then((options) => {
        if (takesPromises) answer(null, options)
      }, reject)
    })
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
