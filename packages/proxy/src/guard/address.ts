import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>

/** IPv4 blocks that do not belong to the public internet, or that have no APIs. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // The wire server of Azure: a public address at which each virtual machine of Azure gets its
  // secrets.
  '168.63.129.16/32',
].map((block) => ipaddr.IPv4.parseCIDR(block))

/** The only IPv6 block from which public addresses are allocated. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** The blocks inside `GLOBAL_UNICAST` that are not public. */
const SPECIAL_IPV6 = [
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '2620:4f:8000::/48',
].map((block) => ipaddr.IPv6.parseCIDR(block))

/**
 * The prefix through which IPv6-only hosts reach every IPv4 address.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6052#section-2.1
 */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

const METADATA_IPV4 = [
  '169.254.0.0/16',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
].map((block) => ipaddr.IPv4.parseCIDR(block))

/**
 * IPv6 addresses in canonical form: the block of AWS, with the credentials of EKS pods at
 * `fd00:ec2::23`, the addresses of Google and Scaleway, and every address that ends with
 * 169.254.169.254. Oracle (`fd00:c1::a9fe:a9fe`), OpenStack (`fe80::a9fe:a9fe`) and the NAT64 of a
 * private network have such addresses.
 */
const METADATA_IPV6 = /^fd00:ec2:|^fd20:ce::254$|^fd00:42::42$|:a9fe:a9fe$/

/**
 * Whether an address belongs to the public internet. A text that is not an address is not public.
 *
 * IPv4: all addresses except the blocks of the special-purpose registry are public. IPv6: only
 * allocated global unicast addresses are public. An IPv4 address inside (mapped, NAT64) follows the
 * rule for IPv4.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text)
  if (address === null) return false
  if (address instanceof ipaddr.IPv4) return !isIn(address, SPECIAL_IPV4)
  return address.match(GLOBAL_UNICAST) && !isIn(address, SPECIAL_IPV6)
}

/** Whether a cloud gives its credentials to every program that sends a request to this address. */
export function isMetadataAddress(text: string): boolean {
  // The address of a link-local connection ends with the name of its network interface.
  const address = parseAddress(text.replace(/%.*/, ''))
  if (address === null) return false
  return address instanceof ipaddr.IPv4
    ? isIn(address, METADATA_IPV4)
    : METADATA_IPV6.test(address.toString())
}

/** Whether a text is an IPv4 or IPv6 address, in the only form that URLs and sockets use. */
export function isAddress(text: string): boolean {
  return parseAddress(text) !== null
}

/** Whether an address belongs to this computer. */
export function isLoopbackAddress(text: string): boolean {
  return parseAddress(text)?.range() === 'loopback'
}

function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  if (!address.match(NAT64)) return address
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}

function isIn(address: Address, blocks: readonly unknown[]): boolean {
  return blocks.some((block) => (address as ipaddr.IPv4).match(block as [ipaddr.IPv4, number]))
}
