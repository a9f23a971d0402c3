import { HOST_SCHEME } from '../origin/compile-host-matcher.ts'
import { MAX_ORIGIN_LENGTH } from '../origin/parse-origin.ts'
import { parseOriginPattern } from '../origin/parse-origin-pattern.ts'
import { type CorsIssue, createIssue, describe, quote } from './issue.ts'

const EXAMPLE = "such as 'localhost:*' or '*.example.com'"

/** Resolves `allowedHosts`, and pushes issues. */
export function resolveHosts(value: unknown, issues: CorsIssue[]): readonly string[] | undefined {
  if (value === undefined) return undefined
  const path = ['allowedHosts']
  if (!Array.isArray(value)) {
    const meant = typeof value === 'string' ? correctHost(value) : null
    const fix = meant === null ? "Write ['localhost:*']." : `Write [${quote(meant)}].`
    const action = `read allowedHosts from ${describe(value)}`
    const why = 'it must be a list of hosts'
    issues.push(createIssue({ code: 'list-type', path, value, action, why, fix }))
    return undefined
  }
  if (value.length === 0) {
    const action = 'read allowedHosts from an empty list'
    const why = 'every request would be refused'
    const fix = `Name the hosts of the server, ${EXAMPLE}, or leave allowedHosts out.`
    issues.push(createIssue({ code: 'allowed-hosts-missing', path, value, action, why, fix }))
  }
  for (const [index, host] of Array.from(value as readonly unknown[]).entries()) {
    const found = explainHost(host)
    if (found === null) continue
    const [why, fix] = found
    const action =
      typeof host === 'string' ? `allow host ${quote(host)}` : `allow ${describe(host)} as a host`
    const at = [...path, index]
    issues.push(
      createIssue({ code: 'allowed-host-invalid', path: at, value: host, action, why, fix }),
    )
  }
  return [...new Set(value as string[])]
}

/** @returns the reason and the fix for an invalid pattern, or `null` for a valid one */
function explainHost(host: unknown): readonly [why: string, fix: string] | null {
  if (typeof host !== 'string') return ['a host is a string', `Write it in quotes, ${EXAMPLE}.`]
  if (isHostPattern(host)) return null
  if (/^\*(:\*)?$/.test(host)) {
    return [
      'it stands for every host, so nothing is protected',
      `Name the hosts of the server, ${EXAMPLE}, or leave allowedHosts out.`,
    ]
  }
  const meant = correctHost(host)
  if (meant !== null) return ['it would match nothing', `Write ${quote(meant)}.`]
  if (/[*]/.test(host)) {
    return [
      'a star stands for subdomains at the front, or for the port',
      `Write it like '*.example.com' or 'localhost:*'.`,
    ]
  }
  return ['it is not a host with an optional port', `Write it in full, ${EXAMPLE}.`]
}

/**
 * Whether a pattern has the form in which browsers send `Host`: lower case, punycode, canonical IP
 * addresses. Ports 80 and 443 are both valid: browsers leave out only the default port of the
 * scheme, and the scheme of the server is not known.
 */
function isHostPattern(pattern: string): boolean {
  // If the host name in a URL ends with a dot, browsers send the dot in Host too.
  const text = pattern.replace(/\.(?=:|$)/, '')
  return (
    parseOriginPattern(HOST_SCHEME + pattern) !== null &&
    ['http://', 'https://'].some((scheme) => parseOriginPattern(scheme + text) !== null)
  )
}

/** @returns the pattern that was likely meant, or `null`. A valid pattern is returned as it is */
function correctHost(host: string): string | null {
  const [authority] = host
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .split(/[/?#]/, 1) as [string]
  const [, name = '', port = ''] = /^(.*?)(:[\d*]+)?$/.exec(authority) ?? []
  if (host.length > MAX_ORIGIN_LENGTH || name.includes('@')) return null
  try {
    const star = /^\*\./.exec(name)?.[0] ?? ''
    const { hostname } = new URL(`http://${name.slice(star.length)}`)
    const meant = star + hostname + port
    return isHostPattern(meant) ? meant : null
  } catch {
    return null
  }
}
