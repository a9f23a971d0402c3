import { HOST_SCHEME } from '../origin/compile-host-matcher.js'
import { parseOriginPattern } from '../origin/parse-origin-pattern.js'
import { type CorsIssue, createIssue } from './issue.js'

/** Reads `allowedHosts`. */
export function readHosts(value: unknown, issues: CorsIssue[]): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) {
    const shown = typeof value === 'string' ? `'${value.slice(0, 100)}'` : "'localhost:*'"
    issues.push(
      createIssue(
        'list-type',
        ['allowedHosts'],
        value,
        'read $ as a list of hosts',
        `Write [${shown}].`,
      ),
    )
    return undefined
  }
  if (value.length === 0) {
    const problem = 'allow no host at all: every request would be refused'
    const fix =
      "Write the names that the server is reached by, such as ['localhost:*'], or leave it out."
    issues.push(createIssue('allowed-hosts-missing', ['allowedHosts'], value, problem, fix))
  }
  for (const [index, host] of Array.from(value as readonly unknown[]).entries()) {
    const fix = explainHost(host)
    if (fix === null) continue
    const problem = 'allow host $: browsers never send that'
    issues.push(createIssue('allowed-host-invalid', ['allowedHosts', index], host, problem, fix))
  }
  return [...new Set(value as string[])]
}

/** @returns what to write instead, or `null` for a valid pattern */
function explainHost(host: unknown): string | null {
  const example = "such as 'localhost:*' or '*.example.com'"
  if (typeof host !== 'string') return `Write a string, ${example}.`
  if (host === '*') return `Write the names of the server, ${example}.`
  const isCanonical = host === host.toLowerCase() && parseOriginPattern(HOST_SCHEME + host) !== null
  if (isCanonical) return null
  const bare =
    host
      .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
      .split(/[/?#]/, 1)[0]
      ?.toLowerCase() ?? ''
  return bare !== host && parseOriginPattern(HOST_SCHEME + bare) !== null
    ? `Write ${JSON.stringify(bare)}.`
    : `Write a host in lower case, without a scheme or a path, ${example}.`
}
