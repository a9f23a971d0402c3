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

/** How connections are made. Tests give a resolver and a rule of their own, so that they stay on loopback. */
export interface TransportOptions {
  readonly resolve?: Resolve
  readonly isPublic?: (address: string) => boolean
  readonly connectMilliseconds: number
}

export interface Transport {
  /** The agent whose connections a target may use. */
  agentFor(target: ResolvedTarget, protocol: string): HttpAgent
  /** Whether a host may be asked, before anything is resolved. */
  allowsHost(target: ResolvedTarget, host: string): boolean
  /** Closes what is kept open. */
  close(): void
}

export function createTransport({
  resolve = resolveBySystem,
  isPublic = isPublicAddress,
  connectMilliseconds,
}: TransportOptions): Transport {
  // One pool for each rule: a connection that one rule let through is never used under another.
  const agents = new Map<string, HttpAgent>()
  const isNotMetadata = (address: string) => !isMetadataAddress(address)
  const create = ({ privateNetwork, ca }: ResolvedTarget, protocol: string): HttpAgent => {
    const isAllowed = privateNetwork ? isNotMetadata : isPublic
    const guard = { resolve, isAllowed, connectMilliseconds }
    // Event streams take a connection each: `maxConcurrent` limits them, and not the agent.
    // Deno's agents obey the proxy variables of the environment under NODE_USE_ENV_PROXY, and the guard would check the proxy.
    const options = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, proxyEnv: {} }
    return protocol === 'http:'
      ? new GuardedHttpAgent(guard, options)
      : new GuardedHttpsAgent(guard, { ...options, ca, rejectUnauthorized: true })
  }
  const check = ({ privateNetwork }: ResolvedTarget, host: string): boolean => {
    if (isAddress(host)) return privateNetwork ? isNotMetadata(host) : isPublic(host)
    return privateNetwork ? !isMetadataName(host) : isPublicName(host)
  }
  // An exact target has one host for ever.
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
