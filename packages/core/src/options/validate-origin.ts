import { type CorsIssue, type CorsIssueCode, createIssue } from './issue.js'
import { type ParsedOriginPattern, parseOriginPattern } from '../origin/parse-origin-pattern.js'
import { isRegistrable } from '../origin/shared-hosts.js'
import { explainSyntax, explainType } from './suggest-origin.js'

type Path = readonly PropertyKey[]

/** What of the other options an origin is checked against. */
export interface OriginFlags {
  readonly credentials: boolean
  readonly dangerouslyAllowInsecureOrigins: boolean
  readonly dangerouslyAllowPublicSuffixes: boolean
}

/**
 * Reads listed origins: one, or an array of them.
 *
 * @returns them, without the ones that there is an issue with
 */
export function readOriginList(
  value: unknown,
  flags: OriginFlags,
  issues: CorsIssue[],
): readonly string[] {
  const isList = Array.isArray(value)
  if (isList && value.length === 0) return readOriginList(undefined, flags, issues)
  const list: readonly unknown[] = isList ? Array.from(value) : [value]
  const origins = new Set<string>()
  for (const [index, entry] of list.entries()) {
    const issue = checkOriginPattern(entry, isList ? ['origin', index] : ['origin'], flags)
    if (issue === null) origins.add(entry as string)
    else issues.push(issue)
  }
  return [...origins]
}

/** @returns what is wrong with one entry of the allow-list, or `null` */
function checkOriginPattern(value: unknown, path: Path, flags: OriginFlags): CorsIssue | null {
  const issue = (code: CorsIssueCode, why: string, fix: string): CorsIssue =>
    createIssue(code, path, value, `allow origin $: ${why}`, fix)

  if (value === undefined || value === '') {
    return issue(
      'origin-missing',
      'none is given, as when an environment variable is not set',
      "Name the origins that may read, or write '*' for any.",
    )
  }
  if (value === null || value === 'null') {
    return issue(
      'origin-null',
      'it is what every sandboxed frame, data: page and local file sends, on any site',
      "Serve the page from an origin of its own, or write '*' if anyone may read.",
    )
  }
  if (typeof value !== 'string') return issue('origin-type', ...explainType(value))
  if (value === '*') {
    return issue(
      'origin-wildcard-in-list',
      'with it the other entries mean nothing',
      "Write origin: '*' without a list to allow any origin, or remove it.",
    )
  }
  const pattern = parseOriginPattern(value)
  if (pattern === null) return issue(...explainSyntax(value))
  if (!flags.credentials) return null
  return checkWithCredentials(pattern, flags, issue)
}

function checkWithCredentials(
  pattern: ParsedOriginPattern,
  flags: OriginFlags,
  issue: (code: CorsIssueCode, why: string, fix: string) => CorsIssue,
): CorsIssue | null {
  const { host } = pattern
  if (pattern.scheme === 'http' && !isLoopback(host) && !flags.dangerouslyAllowInsecureOrigins) {
    return issue(
      'origin-insecure-with-credentials',
      'over plain http, anyone on the network path can act as that page with your users’ credentials',
      'Write https://, or set dangerouslyAllowInsecureOrigins: true.',
    )
  }
  const deep = pattern.star === 'subdomains'
  if (
    pattern.star !== 'none' &&
    !flags.dangerouslyAllowPublicSuffixes &&
    isRegistrable(host, deep)
  ) {
    return issue(
      'origin-public-suffix-with-credentials',
      `anyone can get a name under ${host} that the star stands for`,
      'Name the whole host, or put the star below a domain of yours, or set dangerouslyAllowPublicSuffixes: true.',
    )
  }
  return null
}

function isLoopback(host: string): boolean {
  return /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(host)
}
