import { createCors, type OriginPattern, validateCorsOptions } from '@webcors/core'
import {
  isAddress,
  isLoopbackAddress,
  isMetadataAddress,
  isPublicAddress,
} from '../guard/address.js'
import { isAmbiguousPath } from '../guard/ambiguous-path.js'
import { isBadPort } from '../guard/bad-port.js'
import { isMetadataName, isPublicName } from '../guard/host-name.js'
import type { AddIssue, ProxyIssueCode } from './proxy-issue.js'
import type { ResolvedTarget } from './resolved-options.js'

type Path = readonly PropertyKey[]

/** The options of a target that allow more URLs. */
export interface UrlWords {
  readonly privateNetwork: boolean
  readonly dangerouslyAllowInsecure: boolean
  readonly dangerouslyAllowAnyHost: boolean
}

export type ReadUrl = Pick<ResolvedTarget, 'base' | 'covers'> & { readonly isAnyHost: boolean }

/** Reads the URL of a target. Returns `null` after an issue. */
export function readTargetUrl(
  value: unknown,
  path: Path,
  words: UrlWords,
  add: AddIssue,
): ReadUrl | null {
  const invalid = (why: string, fix: string): null => {
    add('target-url-invalid', path, value, `use target $: ${why}`, fix)
    return null
  }
  if (typeof value !== 'string' || value === '') {
    return invalid('it is not a URL', "Write a URL, such as 'https://api.example.com'.")
  }
  if (/^https?:\/\/\*$/.test(value)) return readAnyHost(value, path, words, add)
  if (value.includes('*')) return readPattern(value, path, words, add)
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null) return invalid('it is not a URL', "Write 'https://' and the host in front.")
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return invalid('it does not use HTTP', "Write a URL that begins with 'https://'.")
  }
  if (url.username + url.password !== '') {
    return invalid(
      'it has a user name or a password',
      'Leave both out, and write Authorization into headers.',
    )
  }
  if (value.includes('?') || value.includes('#')) {
    return invalid(
      'it has a query or a fragment',
      'Leave both out, and write parameters into query.',
    )
  }
  if (isAmbiguousPath(url.pathname)) {
    return invalid(
      'its path can be read in two ways',
      'Write the path without encoded or doubled slashes and dots.',
    )
  }
  const base = url.pathname.replace(/\/+$/, '')
  const written = url.origin + base
  if (value !== written) {
    const problem = 'use target $: it is not written as the URL parser writes it'
    add('target-url-not-serialized', path, value, problem, `Write ${JSON.stringify(written)}.`)
    return null
  }
  if (!checkHost(url, path, words, add)) return null
  return { base: { url, path: base }, covers: (origin) => origin === url.origin, isAnyHost: false }
}

function checkHost(url: URL, path: Path, words: UrlWords, add: AddIssue): boolean {
  const value = url.origin
  const host = hostOf(url)
  const refuse = (code: ProxyIssueCode, why: string, fix: string): false => {
    add(code, path, value, `use target $: ${why}`, fix)
    return false
  }
  if (isMetadataAddress(host) || isMetadataName(host)) {
    const why = 'a cloud gives its credentials to every program that sends a request there'
    return refuse('target-metadata-address', why, 'Remove it: no option allows it.')
  }
  if (isBadPort(url.port)) {
    const why = 'browsers and this proxy do not speak HTTP to its port'
    return refuse('target-port-blocked', why, 'Let the API listen on another port.')
  }
  if (!words.privateNetwork && !(isAddress(host) ? isPublicAddress(host) : isPublicName(host))) {
    const fix = 'Write privateNetwork: true if that is meant.'
    return refuse('target-address-not-public', 'it is not on the public internet', fix)
  }
  const isLocal = isLoopbackAddress(host) || /^(?:.+\.)?localhost$/.test(host)
  return isLocal || isSecure(value, path, words, add)
}

function readPattern(value: string, path: Path, words: UrlWords, add: AddIssue): ReadUrl | null {
  const { issues } = validateCorsOptions({
    origin: value,
    credentials: true,
    dangerouslyAllowInsecureOrigins: true,
  })
  const [issue] = issues ?? []
  if (issue) {
    const isShared = issue.code === 'origin-public-suffix-with-credentials'
    const code = isShared ? 'target-public-suffix' : 'target-pattern-invalid'
    const why = isShared
      ? 'anyone can register a name that the star matches'
      : 'it is not a pattern of hosts'
    const fix = isShared
      ? 'Name the whole host, or put the star below a domain of yours.'
      : "Write a pattern, such as 'https://*.example.com', without a path."
    add(code, path, value, `use target $: ${why}`, fix)
    return null
  }
  if (!isSecure(value, path, words, add)) return null
  const policy = createCors({ origin: value as OriginPattern })
  return { base: null, covers: (origin) => policy.allows(origin), isAnyHost: false }
}

function readAnyHost(value: string, path: Path, words: UrlWords, add: AddIssue): ReadUrl | null {
  if (!words.dangerouslyAllowAnyHost) {
    const problem = 'use target $: it makes the proxy fetch from any host'
    const fix = 'List the hosts, or write dangerouslyAllowAnyHost: true.'
    add('target-any-host', path, value, problem, fix)
    return null
  }
  if (!isSecure(value, path, words, add)) return null
  const { protocol } = new URL(value.replace('*', 'any'))
  const covers = (origin: string): boolean => {
    const url = new URL(origin)
    return url.protocol === protocol && url.port === ''
  }
  return { base: null, covers, isAnyHost: true }
}

function isSecure(value: string, path: Path, words: UrlWords, add: AddIssue): boolean {
  if (!value.startsWith('http:') || words.dangerouslyAllowInsecure) return true
  const problem = 'use target $: over plain http, anyone on the network path reads and changes it'
  const fix = "Write 'https://', or dangerouslyAllowInsecure: true."
  add('target-insecure', path, value, problem, fix)
  return false
}

/** Returns the host without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}
