import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMetadataAddress, isPublicAddress } from './address.js'

const BLOCKS4 =
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24
192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
168.63.129.16/32`.split(/\s+/)
const BLOCKS6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20 2620:4f:8000::/48'.split(' ')

const number4 = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const text4 = (value: number) =>
  [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')
const range4 = (block: string): [number, number] => {
  const [start = '', bits = ''] = block.split('/')
  return [number4(start), number4(start) + 2 ** (32 - Number(bits)) - 1]
}

/** The rule for IPv4 a second time, written with bits. */
const isSpecial4 = (value: number) =>
  BLOCKS4.map(range4).some(([from, to]) => value >= from && value <= to)
const number6 = (groups: readonly number[]) =>
  groups.reduce((sum, group) => (sum << 16n) + BigInt(group), 0n)
const range6 = (block: string): [bigint, bigint] => {
  const [start = '', bits = ''] = block.split('/')
  const groups = start
    .replace(/::$/, '')
    .split(':')
    .map((group) => Number.parseInt(group, 16))
  const first = number6([...groups, ...Array.from({ length: 8 - groups.length }, () => 0)])
  return [first, first + (1n << BigInt(128 - Number(bits))) - 1n]
}
/** The rule for IPv6 a second time, written with bits. */
const isPublic6 = (value: bigint): boolean => {
  if (value >> 32n === 0xffffn || value >> 32n === 0x64ff9b0000000000000000n)
    return !isSpecial4(Number(value & 0xffffffffn))
  if (value >> 125n !== 1n) return false
  return !BLOCKS6.map(range6).some(([from, to]) => value >= from && value <= to)
}

describe('isPublicAddress', () => {
  test.each(BLOCKS4)(
    'isPublicAddress is false for the first and the last address of %s',
    (block) => {
      for (const value of range4(block))
        expect([text4(value), isPublicAddress(text4(value))]).toEqual([text4(value), false])
    },
  )

  test('isPublicAddress is true for every neighbor of a block that is not in another block', () => {
    const neighbors = BLOCKS4.map(range4).flatMap(([from, to]) => [from - 1, to + 1])
    const outside = neighbors.filter((value) => value >= 0 && value < 2 ** 32 && !isSpecial4(value))
    expect(outside.length).toBeGreaterThan(25)
    for (const value of outside)
      expect([text4(value), isPublicAddress(text4(value))]).toEqual([text4(value), true])
  })

  test.each([
    ['a mapped address', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ['a mapped address in hexadecimal', '::ffff:7f00:1', '::ffff:808:808'],
    ['an address behind NAT64', '64:ff9b::10.0.0.1', '64:ff9b::8.8.8.8'],
    ['an address behind NAT64 in hexadecimal', '64:ff9b::a9fe:a9fe', '64:ff9b::808:808'],
  ])('isPublicAddress judges %s by the IPv4 address inside', (_name, refused, allowed) => {
    expect([isPublicAddress(refused), isPublicAddress(allowed)]).toEqual([false, true])
  })

  test.each([
    ['an address behind the NAT64 of a private network', '64:ff9b:1::808:808'],
    ['an address of 6to4', '2002:808:808::1'],
    ['an address of Teredo', '2001::1'],
    ['an address of ISATAP', 'fe80::5efe:808:808'],
    ['a unique local address', 'fd12:3456::1'],
    ['a link-local address', 'fe80::1'],
    ['a site-local address', 'fec0::1'],
    ['an address with a zone', 'fe80::1%eth0'],
    ['a public address with a zone', '2606:4700::1%lo'],
    ['the unspecified address', '::'],
    ['the loopback address', '::1'],
    ['an IPv4-compatible address', '::7f00:1'],
    ['a public IPv4-compatible address', '::808:808'],
    ['a discard-only address', '100::1'],
    ['an address of the dummy prefix', '100:0:0:1::1'],
    ['an address of SRv6', '5f00::1'],
    ['a multicast address', 'ff02::1'],
    ['an unallocated address of 1::', '1::'],
    ['an unallocated address of 4000::', '4000::1'],
    ['an unallocated address of 8000::', '8000::1'],
    ['an unallocated address of e000::', 'e000::1'],
    ['a documentation address of 2001:db8::', '2001:db8::1'],
    ['a documentation address of 3fff::', '3fff::1'],
    ['an address of AS112', '2620:4f:8000::1'],
  ])('isPublicAddress is false for %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '140.82.121.4',
    '2606:4700::1111',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
    '2c0f::1',
  ])('isPublicAddress is true for %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    '8.8.8',
    '8.8.8.8.',
    ' 8.8.8.8',
    '8.8.8.8/32',
    '[::1]',
    '08.8.8.8',
  ])('isPublicAddress is false for "%s", which is not an address in its usual form', (text) => {
    expect(isPublicAddress(text)).toBe(false)
  })

  test.each([
    '169.254.169.254',
    '169.254.170.2',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd00:ec2::23',
    'fd00:ec2:ffff::1',
    'FD00:0EC2:0:0:0:0:0:17',
    'fd00:42:0:0:0:0:0:42',
    'fd20:ce::254',
    'fd00:42::42',
    'fd00:c1::a9fe:a9fe',
    'fe80::a9fe:a9fe',
    'fe80::a9fe:a9fe%eth0',
    '::a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '::ffff:169.254.169.254',
  ])('isMetadataAddress is true for %s, and isPublicAddress is false', (address) => {
    expect([isMetadataAddress(address), isPublicAddress(address)]).toEqual([true, false])
  })

  test.each([
    'fd00:ec1:ffff::1',
    'fd00:ec3::254',
    'fd00:42::43',
    'fd00:c1::1',
    'fe80::1',
    'fd12:3456::a9fe:1',
    '169.253.255.255',
    '169.255.0.0',
    '10.0.0.1',
    '::1',
  ])('isMetadataAddress is false for %s', (address) => {
    expect(isMetadataAddress(address)).toBe(false)
  })

  test('isPublicAddress agrees with a bitwise rule on any IPv4 address', () => {
    const near = fc
      .constantFrom(...BLOCKS4.map(range4).flat())
      .chain((edge) => fc.integer({ min: edge - 3, max: edge + 3 }))
    const value = fc.oneof(
      near.map((one) => Math.min(Math.max(one, 0), 2 ** 32 - 1)),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    )
    fc.assert(
      fc.property(value, (one) => {
        expect(isPublicAddress(text4(one))).toBe(!isSpecial4(one))
      }),
      { numRuns: 3000 },
    )
  })

  test('isPublicAddress agrees with a bitwise rule on any IPv6 address', () => {
    const first = fc.oneof(
      fc.constantFrom(0, 0x64, 0x2001, 0x2002, 0x2620, 0x3fff, 0xfe80, 0xfd00, 0x2000, 0x3ffe),
      fc.nat(0xffff),
    )
    const group = fc.oneof(
      fc.constantFrom(0, 0xff9b, 0xffff, 0xdb8, 0x4f, 0x1ff, 0x200, 0x8000, 0xfff, 0x1000),
      fc.nat(0xffff),
    )
    const groups = fc.tuple(first, group, group, group, group, group, group, group)
    const text = (all: readonly number[]) => all.map((one) => one.toString(16)).join(':')
    fc.assert(
      fc.property(groups, (all) => {
        expect(isPublicAddress(text(all))).toBe(isPublic6(number6(all)))
      }),
      { numRuns: 5000 },
    )
  })
})
