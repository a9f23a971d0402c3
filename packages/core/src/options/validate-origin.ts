import { type ParsedOriginPattern, parseOriginPattern } from '../origin/parse-origin-pattern.ts'
import { isRegistrable } from '../origin/shared-hosts.ts'
import { type CorsIssue, type CorsIssueCode, createIssue, describe, quote } from './issue.ts'
import { explainSyntax, isMisspelledScheme, suggestOrigin } from './suggest-origin.ts'

/** The other options that decide whether an origin is valid. */
export interface OriginFlags {
  readonly credentials: boolean
  readonly crossOriginProtection: boolean | 'all'
  readonly dangerouslyAllowInsecureOrigins: boolean
  readonly dangerouslyAllowPublicSuffixes: boolean
}

/** The code, the reason and the fix for an invalid origin. */
type Explanation = readonly [code: CorsIssueCode, why: string, fix: string]

/**
 * Resolves listed origins (one, or an array), and pushes issues.
 *
 * @returns the valid origins, without repetitions
 */
export function resolveOriginList(
  value: unknown,
  flags: OriginFlags,
  issues: CorsIssue[],
): readonly string[] {
  const isList = Array.isArray(value)
  const isEmpty = isList && value.length === 0
  if (value === undefined || isEmpty) {
    const why = `origin is ${isEmpty ? 'an empty list' : 'undefined'}, as when an environment variable is not set`
    const action = 'create a policy without an origin'
    const parts = { code: 'origin-missing', path: ['origin'], value, action, why } as const
    issues.push(createIssue({ ...parts, fix: listOrigins(flags) }))
    return []
  }
  const list: readonly unknown[] = isList ? Array.from(value) : [value]
  const origins = new Set<string>()
  for (const [index, entry] of list.entries()) {
    const found = explainEntry(entry, flags)
    if (found === null) {
      origins.add(entry as string)
      continue
    }
    const [code, why, fix] = found
    const action =
      typeof entry === 'string'
        ? `allow origin ${quote(entry)}`
        : `allow ${describe(entry)} as an origin`
    const path = isList ? ['origin', index] : ['origin']
    issues.push(createIssue({ code, path, value: entry, action, why, fix }))
  }
  return [...origins]
}

function listOrigins(flags: OriginFlags): string {
  return `List the origins that may read${orAnyone(flags, ' for any')}.`
}

/**
 * @returns the part of a fix that suggests `'*'`, which is empty if the other options do not allow
 *   `'*'`
 */
function orAnyone({ credentials, crossOriginProtection }: OriginFlags, words: string): string {
  return credentials || crossOriginProtection ? '' : `, or write origin: '*'${words}`
}

function explainEntry(value: unknown, flags: OriginFlags): Explanation | null {
  if (value === undefined || value === '') {
    const why = 'it is empty, as when an environment variable is not set'
    return ['origin-missing', why, listOrigins(flags)]
  }
  if (value === null || value === 'null') {
    return [
      'origin-null',
      'every sandboxed frame, data: page and local file sends it, on any site',
      `Serve the page from an origin of its own${orAnyone(flags, ' if anyone may read')}.`,
    ]
  }
  if (typeof value !== 'string') return ['origin-type', ...explainType(value, flags)]
  if (value === '*') {
    const why = 'it allows everyone, so the other entries mean nothing'
    return ['origin-wildcard-in-list', why, `Remove it${orAnyone(flags, ' without a list')}.`]
  }
  return explainText(value, flags)
}

function explainText(value: string, flags: OriginFlags): Explanation | null {
  const pattern = parseOriginPattern(value)
  if (pattern === null) {
    const meant = suggestOrigin(value)
    return meant === null ? explainSyntax(value) : explainForm(value, meant, flags)
  }
  if (isMisspelledScheme(pattern.scheme)) return explainScheme(value, pattern, flags)
  return flags.credentials ? explainWithCredentials(value, pattern, flags) : null
}

/**
 * Explains a misspelled scheme such as `htps`. It would count as the scheme of an app, and match
 * nothing.
 */
function explainScheme(
  value: string,
  { scheme, host }: ParsedOriginPattern,
  flags: OriginFlags,
): Explanation {
  const origin = (isLoopback(host) ? 'http' : 'https') + value.slice(scheme.length)
  const meant = suggestOrigin(origin) ?? origin
  // The corrected origin may be invalid for another reason.
  const fix = explainText(meant, flags)?.[2] ?? `Write ${quote(meant)}.`
  return ['origin-invalid', `${quote(scheme)} looks misspelled`, fix]
}

/**
 * Explains an origin that is not in serialized form.
 *
 * @param meant the form that browsers send
 */
function explainForm(value: string, meant: string, flags: OriginFlags): Explanation {
  const refused = explainText(meant, flags)
  // If the serialized form is invalid too, its issue is the useful one.
  if (refused !== null) return refused
  const form = quote(meant)
  let why = `browsers send ${form}`
  if (meant.includes('*')) why = 'it would match nothing'
  // If the host name of a page ends with a dot, browsers send the dot, so the page has another
  // origin.
  if (/\.(:\d+)?$/.test(value)) why = 'the dot at the end makes it a different origin'
  return ['origin-not-serialized', why, `Write ${form}.`]
}

/** Explains why a value that is not a string is not an origin, and what to write. */
function explainType(value: unknown, flags: OriginFlags): readonly [why: string, fix: string] {
  const why = 'an origin is a string'
  if (value === true) return ['true would mean everyone', listOrigins(flags)]
  if (value === false) return [why, 'List the origins, or do without the policy.']
  if (value instanceof RegExp) {
    return [
      why,
      'Write a pattern such as "https://*.example.com". fromExpressCors of @webcors/node/express-cors finds the pattern for a regular expression.',
    ]
  }
  if (value instanceof Set) return [why, 'Write [...set].']
  if (value instanceof URL) {
    // `url.origin` is "null" for the scheme of an app, so the origin is computed from `href`.
    const meant = suggestOrigin(value.href) ?? value.href
    const refused = explainText(meant, flags)
    return refused ? [refused[1], refused[2]] : [why, `Write ${quote(meant)}.`]
  }
  if (value instanceof Promise) return [why, 'Await it first, or write a predicate.']
  if (Array.isArray(value)) return [why, 'Write one flat list.']
  if (typeof value === 'function') {
    return [
      'a predicate cannot stand in a list',
      'Write origin: (origin) => allowed.has(origin), with the other origins in allowed.',
    ]
  }
  return [why, 'Write it in full, such as "https://app.example.com".']
}

function explainWithCredentials(
  value: string,
  { scheme, host, star }: ParsedOriginPattern,
  flags: OriginFlags,
): Explanation | null {
  if (scheme === 'http' && !isLoopback(host) && !flags.dangerouslyAllowInsecureOrigins) {
    const secure = value.replace('http:', 'https:')
    return [
      'origin-insecure-with-credentials',
      "over plain http, anyone on the network path can act as that page with your users' credentials",
      `Write ${quote(suggestOrigin(secure) ?? secure)}, or set dangerouslyAllowInsecureOrigins: true.`,
    ]
  }
  if (star === 'none' || flags.dangerouslyAllowPublicSuffixes) return null
  if (!isRegistrable(host, star === 'subdomains')) return null
  return [
    'origin-public-suffix-with-credentials',
    `the star reaches names under ${host} that anyone can get`,
    'Name the whole host, put the star below a domain of yours, or set dangerouslyAllowPublicSuffixes: true.',
  ]
}

function isLoopback(host: string): boolean {
  return /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
}
