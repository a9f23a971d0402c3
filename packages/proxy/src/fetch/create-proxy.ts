import type { ProxyCorsOptions, ProxyOptions } from '../options/proxy-options.js'
import { type ProxyValidation, validateOptions } from '../options/validate-proxy-options.js'
import { compileProxy } from '../plan/compile-proxy.js'
import { fetchAbilities } from './fetch-abilities.js'
import { forwardByFetch } from './forward-by-fetch.js'
import { handleFetch, type ProxyHandler } from './handle-fetch.js'

/**
 * Creates a proxy as a fetch handler for a host that has only `fetch()`, such as Cloudflare
 * Workers.
 *
 * @example
 * ```ts
 * const fetch = createProxy(
 *   { targets: { '/github': 'https://api.github.com' }, limit: { perMinute: 600 } },
 *   { origin: 'https://app.example.com' },
 * )
 * export default { fetch }
 * ```
 *
 * @param options the targets, and the requests that they allow
 * @param cors the origins that may read: core's options without methods and request headers, which
 *   follow from the targets
 * @throws {ProxyOptionsError} with every issue of the options
 */
export function createProxy(options: ProxyOptions, cors: ProxyCorsOptions): ProxyHandler {
  const proxy = compileProxy(options, cors, fetchAbilities(), createProxy)
  return handleFetch(proxy, (head, destination, recorder) =>
    forwardByFetch(proxy, head, destination, recorder),
  )
}

/**
 * Validates options from anywhere, such as a configuration file. Never throws.
 *
 * @example
 * ```ts
 * const { issues } = validateProxyOptions(options, cors)
 * for (const { message } of issues ?? []) console.error(message)
 * ```
 *
 * @returns the options, or all issues
 */
export function validateProxyOptions(options: unknown, cors: unknown): ProxyValidation {
  return validateOptions(options, cors, fetchAbilities())
}
