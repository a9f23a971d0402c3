import { type CorsPolicy, createCors } from '@webcors/core'
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
  /** Each target has a policy of its own, so that preflights say what that target takes. */
  readonly policyFor: (target: ResolvedTarget | null) => CorsPolicy
  /** Requests that are under way. */
  readonly load: { current: number }
}

/** @throws {ProxyOptionsError} */
export function compileProxy(
  given: ProxyOptions,
  cors: ProxyCorsOptions,
  host: HostAbilities,
): CompiledProxy {
  const options = checkOptions(given, cors, host)
  const policies = new Map(
    [null, ...options.targets].map((target) => [target, createCors(options.corsFor(target))]),
  )
  return {
    options,
    limit: compileLimit(options.limit),
    policyFor: (target) => policies.get(target) as CorsPolicy,
    load: { current: 0 },
  }
}
