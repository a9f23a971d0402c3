import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { Agent as HttpAgent, type AgentOptions } from 'node:http'
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https'
import { isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { clearTimeout, setTimeout } from 'node:timers'
import { ProxyError } from '../answer/proxy-error.js'

type LookupCallback = (error: Error | null, addresses: readonly LookupAddress[]) => void

/** Resolves a name to all of its addresses. */
export type Resolve = (hostname: string, options: LookupOptions, callback: LookupCallback) => void

/** The resolver, the rule for addresses and the time limit of an agent. */
export interface Guard {
  readonly resolve: Resolve
  readonly isAllowed: (address: string) => boolean
  readonly connectMilliseconds: number
}

type Connect = (options: object, callback?: unknown) => Duplex | null | undefined
type ConnectionOptions = { readonly host?: string | null; readonly socketPath?: string }

export const resolveBySystem: Resolve = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, callback as never)
}

/**
 * An agent that connects only to allowed addresses, even if a name resolves to another address each
 * time. The agent connects to the address that it has checked, and then checks the address of the
 * connection.
 */
export class GuardedHttpAgent extends HttpAgent {
  readonly #guard: Guard
  constructor(guard: Guard, options: AgentOptions) {
    super(options)
    this.#guard = guard
  }
  override createConnection(options: ConnectionOptions, callback?: unknown): Socket {
    const connect = super.createConnection.bind(this) as Connect
    return connectGuarded(this.#guard, options, callback, connect, 'connect')
  }
}

export class GuardedHttpsAgent extends HttpsAgent {
  readonly #guard: Guard
  constructor(guard: Guard, options: HttpsAgentOptions) {
    super(options)
    this.#guard = guard
  }
  override createConnection(options: ConnectionOptions, callback?: unknown): Socket {
    const connect = super.createConnection.bind(this) as Connect
    return connectGuarded(this.#guard, options, callback, connect, 'secureConnect')
  }
}

function connectGuarded(
  guard: Guard,
  options: ConnectionOptions,
  callback: unknown,
  connect: Connect,
  connected: 'connect' | 'secureConnect',
): Socket {
  const host = options.host ?? ''
  // Node.js does not call `lookup` for a literal address.
  const isForbidden = isIP(host) !== 0 ? !guard.isAllowed(host) : host === ''
  if (isForbidden || options.socketPath) throw new ProxyError('address-not-public')
  let isResolved = isIP(host) !== 0
  const lookup = guardedLookup(guard, () => {
    isResolved = true
  })
  const given = { ...options, lookup, autoSelectFamily: true }
  const socket = connect(given, callback) as Socket

  // One timer covers the look-up, the connection and TLS.
  const timer = setTimeout(() => {
    socket.destroy(new ProxyError(isResolved ? 'upstream-connect-timeout' : 'name-timeout'))
  }, guard.connectMilliseconds)
  const stop = () => {
    clearTimeout(timer)
  }
  socket.once('connect', () => {
    const { remoteAddress } = socket
    if (remoteAddress !== undefined && guard.isAllowed(remoteAddress)) return
    socket.destroy(new ProxyError('address-not-public'))
  })
  socket.once(connected, stop)
  socket.once('close', stop)
  return socket
}

/**
 * Refuses a name if one of its addresses is not allowed, because such a name is an attack or a
 * mistake.
 */
function guardedLookup({ resolve, isAllowed }: Guard, onResolved: () => void) {
  return (
    hostname: string,
    options: LookupOptions,
    callback: (error: Error | null, address?: unknown, family?: number) => void,
  ): void => {
    resolve(hostname, options, (error, addresses) => {
      onResolved()
      const answer = (...result: Parameters<typeof callback>) => {
        try {
          callback(...result)
        } catch (thrown) {
          // Deno throws here if it has no permission for the address.
          callback(thrown as Error)
        }
      }
      if (error) return answer(error)
      const [first] = addresses
      if (first === undefined) return answer(new ProxyError('name-not-found'))
      if (!addresses.every(({ address }) => isAllowed(address))) {
        return answer(new ProxyError('address-not-public'))
      }
      if (options.all) return answer(null, addresses)
      answer(null, first.address, first.family)
    })
  }
}
