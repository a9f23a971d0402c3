import { type CorsOptions, type CorsPolicy, createCors, type OriginPattern } from '@webcors/core'
import { isBadPort } from '../simulate/bad-port.js'
import { originPartsOf } from './origin-parts.js'
import { lintIssue, type LintIssue } from './lint-issue.js'
import { findSharedHostBelow, guessTopLevelDomain, isPublicSuffix } from './public-suffix.js'

type Path = readonly PropertyKey[]

/**
 * Top-level domains that are on the HSTS preload list as a whole: browsers request their pages only
 * over https.
 */
const HTTPS_ONLY =
  'app bank dad day dev foo ing insurance meme mov new nexus page phd prof rsvp zip'

/** Checks each listed origin by itself, and against the other entries of the list. */
export function lintOrigins(
  given: string | readonly string[],
  options: CorsOptions,
): readonly LintIssue[] {
  const list = typeof given === 'string' ? [given] : given
  const patterns = list
    .filter((entry) => entry.includes('*'))
    .map((entry) => ({ entry, policy: createCors({ origin: entry as OriginPattern }) }))
  return list.flatMap((origin, index) => {
    const path = typeof given === 'string' ? ['origin'] : ['origin', index]
    const isIntended =
      'dangerouslyAllowPublicSuffixes' in options && options.dangerouslyAllowPublicSuffixes
    return [
      ...(isIntended ? [] : lintPublicSuffix(origin, path, options.credentials === true)),
      ...lintDeadOrigin(origin, path),
      ...lintRedundantOrigin(origin, path, index, list, patterns),
    ]
  })
}

function lintPublicSuffix(
  origin: string,
  path: Path,
  isCredentialed: boolean,
): readonly LintIssue[] {
  const { star, host } = originPartsOf(origin)
  if (star === 'none') return []
  const below = star === 'subdomains' ? findSharedHostBelow(host) : undefined
  const shared = isPublicSuffix(host) ? host : below
  if (shared === undefined) return []
  const problem = `Cannot tell whose pages ${JSON.stringify(origin)} allows: anyone can get a name under ${shared}.`
  const fix = isCredentialed
    ? 'Name the whole host, or put the star below a domain of yours.'
    : "Name the whole host, put the star below a domain of yours, or write '*' if anyone may read."
  const severity = isCredentialed ? 'error' : 'warning'
  return [lintIssue('origin-public-suffix', severity, path, origin, problem, fix)]
}

function lintDeadOrigin(origin: string, path: Path): readonly LintIssue[] {
  const { scheme, star, host, port } = originPartsOf(origin)
  const issue = (why: string, fix: string): LintIssue[] => [
    lintIssue(
      'origin-dead',
      'warning',
      path,
      origin,
      `No page has the origin ${JSON.stringify(origin)}: ${why}.`,
      fix,
    ),
  ]
  const topLevel = host.slice(host.lastIndexOf('.') + 1)
  if (/^\d+$/.test(port) && isBadPort(new URL(`http://localhost:${port}`))) {
    return issue(`browsers block port ${port}`, 'Serve the page on another port.')
  }
  if (topLevel === 'invalid')
    return issue('the top-level domain .invalid never exists', 'Remove it.')
  if (scheme === 'http' && HTTPS_ONLY.split(' ').includes(topLevel)) {
    return issue(`browsers request pages of .${topLevel} only over https`, 'Write https://.')
  }
  if (star === 'none' && isPublicSuffix(host, 'registry')) {
    return issue(`${host} is a suffix that names are registered under`, 'Name the whole host.')
  }
  const meant = guessTopLevelDomain(host)
  if (meant === undefined) return []
  const problem = `No page is known to have the origin ${JSON.stringify(origin)}: there is no top-level domain .${topLevel}.`
  const fix = `Write .${meant}, if that is meant.`
  return [lintIssue('origin-top-level-unknown', 'warning', path, origin, problem, fix)]
}

/**
 * An entry that allows more than one origin, with its policy. Each is compiled once for the whole
 * list.
 */
interface Pattern {
  readonly entry: string
  readonly policy: CorsPolicy
}

function lintRedundantOrigin(
  origin: string,
  path: Path,
  index: number,
  list: readonly string[],
  patterns: readonly Pattern[],
): readonly LintIssue[] {
  const pattern = patterns.find(({ entry, policy }) => entry !== origin && covers(policy, origin))
  // The second of two equal entries is reported.
  const other = pattern?.entry ?? (list.indexOf(origin) < index ? origin : undefined)
  if (other === undefined) return []
  const problem = `${JSON.stringify(origin)} has no effect: ${JSON.stringify(other)} allows it already.`
  return [lintIssue('origin-redundant', 'warning', path, origin, problem, 'Remove it.')]
}

/**
 * Whether a pattern allows every origin that another entry allows. The other entry's star is
 * replaced by names that no entry contains, so that only a star of the pattern can match them.
 */
function covers(policy: CorsPolicy, origin: string): boolean {
  const { star, port } = originPartsOf(origin)
  const withPort = port === '*' ? [origin.slice(0, -2), `${origin.slice(0, -2)}:61234`] : [origin]
  const names = star === 'subdomains' ? ['q7w-z1', 'q7w.z1x.k9'] : ['q7w-z1']
  return withPort.every((one) =>
    names.every((name) => policy.allows(one.replace('*', name)) === true),
  )
}
