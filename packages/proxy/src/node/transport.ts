import type { Agent as HttpAgent } from 'node:http'
import { isAddress, isMetadataAddress, isPublicAddress } from '../guard/address.js'
import {
  GuardedHttpAgent,
  GuardedHttpsAgent,
  type Resolve,
  resolveBySystem,
} from '../guard/guarded-agent.js'
import { isMetadataName, isPublicName } from '../guard/host-name.js'
import type { ResolvedTarget } from '../options/resolved-options.js'

/**
 * Options of connections. Tests set a resolver and a rule of their own, so that they stay on
 * loopback.
 */
export interface TransportOptions {
  readonly resolve?: Resolve
  readonly isPublic?: (address: string) => boolean
  readonly connectMilliseconds: number
}

export interface Transport {
  /** The agent whose connections a target may use. */
  agentFor(target: ResolvedTarget, protocol: string): HttpAgent
  /** Whether a host is allowed, before its name is resolved. */
  allowsHost(target: ResolvedTarget, host: string): boolean
  /** Closes kept connections. */
  close(): void
}

export function createTransport({
  resolve = resolveBySystem,
  isPublic = isPublicAddress,
  connectMilliseconds,
}: TransportOptions): Transport {
  // Each rule has its own pool, so that a connection that one rule allowed is never used under
  // another rule.
  const agents = new Map<string, HttpAgent>()
  const isNotMetadata = (address: string) => !isMetadataAddress(address)
  const create = ({ privateNetwork, ca }: ResolvedTarget, protocol: string): HttpAgent => {
    const isAllowed = privateNetwork ? isNotMetadata : isPublic
    const guard = { resolve, isAllowed, connectMilliseconds }
    // Each event stream has a connection of its own. `maxConcurrent` limits connections, and the
    // agent does not. With NODE_USE_ENV_PROXY, Deno's agents would connect to a proxy that the
    // environment names, and the guard would check the address of that proxy.
    const options = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, proxyEnv: {} }
    return protocol === 'http:'
      ? new GuardedHttpAgent(guard, options)
      : new GuardedHttpsAgent(guard, { ...options, ca, rejectUnauthorized: true })
  }
  const check = ({ privateNetwork }: ResolvedTarget, host: string): boolean => {
    if (isAddress(host)) return privateNetwork ? isNotMetadata(host) : isPublic(host)
    return privateNetwork ? !isMetadataName(host) : isPublicName(host)
  }
  // The host of an exact target never changes, so its result is kept.
  const known = new WeakMap<ResolvedTarget, boolean>()
  return {
    agentFor(target, protocol) {
      const key = `${protocol} ${target.privateNetwork} ${target.ca ?? ''}`
      const agent = agents.get(key) ?? create(target, protocol)
      agents.set(key, agent)
      return agent
    },
    allowsHost(target, host) {
      if (!target.base) return check(target, host)
      const isAllowed = known.get(target) ?? check(target, host)
      known.set(target, isAllowed)
      return isAllowed
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}
