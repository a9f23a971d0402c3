import { createDecide, type Decide } from '@webcors/core/adapter'
import type { ProxyCorsOptions, ProxyOptions } from '../options/proxy-options.js'
import type {
  HostAbilities,
  ResolvedProxyOptions,
  ResolvedTarget,
} from '../options/resolved-options.js'
import { checkOptions } from '../options/validate-proxy-options.js'
import { compileLimit, type Limit } from './limit.js'

/** A proxy, ready for its first request. */
export interface CompiledProxy {
  readonly options: ResolvedProxyOptions
  readonly limit: Limit
  /**
   * Each target has its own policy, so that the response to a preflight has the methods and headers
   * of that target.
   */
  readonly decideFor: (target: ResolvedTarget | null) => Decide<[]>
  /** The number of current requests. */
  readonly load: { current: number }
}

/**
 * Validates the options, and prepares a proxy for requests.
 *
 * @param caller the function that the application called. Warnings name the place of that call.
 * @throws {ProxyOptionsError} with every issue of the options
 */
export function compileProxy(
  given: ProxyOptions,
  cors: ProxyCorsOptions,
  host: HostAbilities,
  caller: (options: ProxyOptions, cors: ProxyCorsOptions) => unknown,
): CompiledProxy {
  const options = checkOptions(given, cors, host)
  const decides = new Map(
    [null, ...options.targets].map((target) => [
      target,
      createDecide<[]>([options.corsFor(target)], { caller }),
    ]),
  )
  return {
    options,
    limit: compileLimit(options.limit),
    decideFor: (target) => decides.get(target) as Decide<[]>,
    load: { current: 0 },
  }
}
