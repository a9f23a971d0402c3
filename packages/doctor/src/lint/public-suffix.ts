import { parse } from 'tldts'
import { SHARED_HOSTS } from './shared-hosts.js'

/** Amazon's regions, where every service that hosts for others has a name: `eu-central-1.amazonaws.com`. */
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?$/
const COMMON = ['com', 'net', 'org']

/** @param kind of registries alone, or of companies that let anyone have a name, too */
export function isPublicSuffix(host: string, kind: 'registry' | 'any' = 'any'): boolean {
  // What is asked is whether a name below it is one that is registered.
  const below = parse(`x.${host}`, { allowPrivateDomains: true })
  const { publicSuffix, isIcann, isPrivate } = below
  if (kind === 'registry') return publicSuffix === host && isIcann === true
  const isListed = isIcann === true || isPrivate === true
  return isListed && publicSuffix !== null && publicSuffix.length >= host.length
}

/** A shared host below this domain, if there is one: a star above it allows everyone who has a name there. */
export function sharedBelow(host: string): string | undefined {
  if (REGION.test(host)) return `s3.${host}`
  return SHARED_HOSTS.find((shared) => shared.endsWith(`.${host}`))
}

/** The top-level domain that was probably meant, if the given one does not exist. */
export function mistypedTopLevel(host: string): string | undefined {
  const { isIcann, isPrivate, isIp, publicSuffix } = parse(host, { allowPrivateDomains: true })
  const isListed = isIcann === true || isPrivate === true || isIp === true
  if (isListed || publicSuffix === null || !host.includes('.')) return undefined
  return COMMON.find((name) => isOneSlip(publicSuffix, name))
}

/** One letter too many, too few, another, or two in the other order. */
function isOneSlip(typed: string, meant: string): boolean {
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
