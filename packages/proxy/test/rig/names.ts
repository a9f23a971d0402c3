import type { LookupAddress } from 'node:dns'
import type { Resolve } from '../../src/guard/guarded-agent.js'

const PUBLIC = '127.0.0.2'
const PRIVATE = '127.0.0.1'
const DEAD = '127.0.0.9'

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  private: [PRIVATE],
  mixed: [PUBLIC, PRIVATE],
  'mixed-last': [PRIVATE, PUBLIC],
  dead: [DEAD, PUBLIC],
  empty: [],
}

/**
 * The rule for addresses in these tests: 127.0.0.2 stands for the internet, and 127.0.0.1 for a
 * private network.
 */
export function isPublic(address: string): boolean {
  return address.startsWith('127.') && address !== PRIVATE
}

const asked = new Map<string, number>()

/**
 * A resolver that never leaves the process. `flip-3-x.pub.test` is public for three look-ups, and
 * private afterwards.
 */
export const resolve: Resolve = (hostname, _options, callback) => {
  const name = hostname.replace(/\.pub\.test$/, '')
  const count = (asked.get(name) ?? 0) + 1
  asked.set(name, count)
  const answer = (addresses: readonly LookupAddress[], milliseconds = 0) => {
    setTimeout(() => {
      callback(null, addresses)
    }, milliseconds)
  }
  const list = (addresses: readonly string[]) =>
    addresses.map((address) => ({ address, family: 4 }))
  const [, flip] = /^flip-(\d+)-/.exec(name) ?? []
  if (flip !== undefined) return answer(list([count <= Number(flip) ? PUBLIC : PRIVATE]))
  if (name.startsWith('lying')) {
    // The address changes after the first read, as it might with a faulty resolver.
    let reads = 0
    const address = {
      family: 4,
      get address() {
        reads += 1
        return reads === 1 ? PUBLIC : PRIVATE
      },
    }
    return answer([address])
  }
  if (name.startsWith('slow')) return answer(list([PUBLIC]), 3000)
  if (name.startsWith('missing')) {
    setTimeout(() => {
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), [])
    })
    return undefined
  }
  if (!hostname.endsWith('.pub.test')) return answer(list([PRIVATE]))
  return answer(list(ADDRESSES[name] ?? [PUBLIC]))
}
