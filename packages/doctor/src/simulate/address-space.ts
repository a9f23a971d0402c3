import type { AddressSpace } from './simulated-request.js'

type Range = readonly [prefix: string, space: AddressSpace]

// Local Network Access, "IP address space": addresses that the table lacks are public. The prefixes
// are strings of bits. https://wicg.github.io/local-network-access/
const V4: readonly Range[] = [
  [bits4(127, 0, 0, 0).slice(0, 8), 'loopback'],
  [bits4(0, 0, 0, 0), 'loopback'],
  [bits4(10, 0, 0, 0).slice(0, 8), 'local'],
  [bits4(100, 64, 0, 0).slice(0, 10), 'local'],
  [bits4(172, 16, 0, 0).slice(0, 12), 'local'],
  [bits4(192, 168, 0, 0).slice(0, 16), 'local'],
  [bits4(198, 18, 0, 0).slice(0, 15), 'loopback'],
  [bits4(169, 254, 0, 0).slice(0, 16), 'local'],
  [bits4(0, 0, 0, 0).slice(0, 8), 'local'],
]
const V6: readonly Range[] = [
  [bits6('::1'), 'loopback'],
  [bits6('::'), 'loopback'],
  [bits6('fc00::').slice(0, 7), 'local'],
  [bits6('fe80::').slice(0, 10), 'local'],
  [bits6('fec0::').slice(0, 10), 'local'],
  [bits6('2001:db8::').slice(0, 32), 'local'],
  [bits6('3fff::').slice(0, 20), 'local'],
]
const MAPPED = bits6('::ffff:0:0').slice(0, 96)

/**
 * Matches names that public DNS never has: RFC 6761, RFC 6762, RFC 8375, `.internal`, and names of
 * one label.
 */
const NEVER_PUBLIC = /(?:^[^.]+|\.local|\.test|\.internal|\.home\.arpa)$/

/**
 * Returns the address space of a URL, judged by its host. A name counts as public, unless it is
 * never in public DNS.
 */
export function addressSpaceOf({ hostname }: URL): AddressSpace {
  if (isLocalhost(hostname)) return 'loopback'
  if (hostname.startsWith('[')) return spaceOf6(bits6(hostname.slice(1, -1)))
  if (NEVER_PUBLIC.test(hostname)) return 'local'
  return isIpv4(hostname) ? find(V4, ipv4Bits(hostname)) : 'public'
}

/**
 * Secure Contexts, "potentially trustworthy": the scheme is https, or the request does not leave
 * the machine.
 *
 * @see https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isPotentiallyTrustworthy(url: URL): boolean {
  if (url.protocol === 'https:') return true
  const { hostname } = url
  if (isLocalhost(hostname) || hostname === '[::1]') return true
  return isIpv4(hostname) && hostname.startsWith('127.')
}

/** Whether the host is an IP address, which no resolver can change. */
export function isIpLiteral({ hostname }: URL): boolean {
  return hostname.startsWith('[') || isIpv4(hostname)
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

/** Whether a host is an IPv4 address. The URL parser serializes every IPv4 address in this form. */
function isIpv4(hostname: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname)
}

function spaceOf6(bits: string): AddressSpace {
  return bits.startsWith(MAPPED) ? find(V4, bits.slice(96)) : find(V6, bits)
}

function find(ranges: readonly Range[], bits: string): AddressSpace {
  return ranges.find(([prefix]) => bits.startsWith(prefix))?.[1] ?? 'public'
}

function ipv4Bits(address: string): string {
  return bits4(...address.split('.').map(Number))
}

function bits4(...bytes: number[]): string {
  return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
}

/**
 * Returns the bits of an IPv6 address. The URL parser serializes one with at most one `::`, and
 * without a dotted part.
 */
function bits6(address: string): string {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('')
}
