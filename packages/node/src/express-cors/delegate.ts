import { CorsOptionsError, type CorsPolicy, type CorsValidation, createCors } from '@webcors/core'
import type { ExpressCorsDelegate } from './options.js'

/** Selects the policy of each request, or none; what the middleware takes in place of options. */
export type SelectPolicy<Req> = (request: Req) => Promise<CorsPolicy | undefined>

/**
 * Makes of a function that is asked for options one that selects a policy. Options are checked for each
 * request, since nothing says that an object is still what it was: where there are issues with them, or
 * where the function fails, the request is denied, and the hooks are told.
 *
 * @param convert reads options of the `cors` package
 */
export function selectByDelegate<Req>(
  delegate: ExpressCorsDelegate<Req>,
  convert: (options: unknown) => CorsValidation,
): SelectPolicy<Req> {
  const policyFrom = (options: unknown): CorsPolicy | undefined => {
    if ((options as { origin?: unknown } | null | undefined)?.origin === false) return undefined
    const { value, issues } = convert(options)
    if (issues) throw new CorsOptionsError(issues)
    return createCors(value)
  }
  return (request) =>
    new Promise((resolve, reject) => {
      const answer = (error: unknown, options?: unknown): void => {
        try {
          if (error) throw error
          resolve(policyFrom(options))
        } catch (failure) {
          reject(failure)
        }
      }
      // An asynchronous function may fail without calling back.
      Promise.resolve(delegate(request, answer)).catch(reject)
    })
}
