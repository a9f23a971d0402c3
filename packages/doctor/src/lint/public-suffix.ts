import { parse } from 'tldts'
import { SHARED_HOSTS } from './shared-hosts.js'

/**
 * A region of Amazon, such as `eu-central-1.amazonaws.com`: services below it host the sites of
 * customers.
 */
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?$/
/** Top-level domains that people mistype most. */
const COMMON = ['com', 'net', 'org']

/**
 * Whether anyone can get a name below this host.
 *
 * @param kind `registry` for suffixes of registries (`co.uk`); `any` also for suffixes of companies
 *   (`github.io`)
 */
export function isPublicSuffix(host: string, kind: 'registry' | 'any' = 'any'): boolean {
  // `tldts` finds the suffix of a name, so it gets a name below the host.
  const below = parse(`x.${host}`, { allowPrivateDomains: true })
  const { publicSuffix, isIcann, isPrivate } = below
  if (kind === 'registry') return publicSuffix === host && isIcann === true
  const isListed = isIcann === true || isPrivate === true
  return isListed && publicSuffix !== null && publicSuffix.length >= host.length
}

/**
 * Finds a shared host below this domain. A star above a shared host allows every customer that has
 * a name there.
 *
 * @returns `undefined` if no shared host is known
 */
export function findSharedHostBelow(host: string): string | undefined {
  if (REGION.test(host)) return `s3.${host}`
  return SHARED_HOSTS.find((shared) => shared.endsWith(`.${host}`))
}

/**
 * Guesses the intended top-level domain of a host whose top-level domain does not exist.
 *
 * @returns `undefined` if the top-level domain exists, or is not similar to a common one
 */
export function guessTopLevelDomain(host: string): string | undefined {
  const { isIcann, isPrivate, isIp, publicSuffix } = parse(host, { allowPrivateDomains: true })
  const isListed = isIcann === true || isPrivate === true || isIp === true
  if (isListed || publicSuffix === null || !host.includes('.')) return undefined
  return COMMON.find((name) => isOneTypo(publicSuffix, name))
}

/** Whether one letter is added, missing or different, or two letters are swapped. */
function isOneTypo(typed: string, meant: string): boolean {
  const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1)
  const places = Array.from({ length: typed.length + meant.length }, (_, at) => at)
  return places.some((at) => {
    const left = without(typed, at)
    const isSwapped =
      typed.length === meant.length &&
      typed[at] === meant[at + 1] &&
      typed[at + 1] === meant[at] &&
      without(left, at) === without(without(meant, at), at)
    const isOther = typed.length === meant.length && left === without(meant, at)
    return isSwapped || isOther || left === meant || typed === without(meant, at)
  })
}
