import { type CorsOptions, createCors, type OriginPredicateOptions } from '@webcors/core'
import { lookAlikesOf, neighborsOf } from '../diagnose/hostile-origins.js'
import { UNLISTED_ORIGIN } from '../diagnose/probe.js'
import { publicSuffixOf } from '../sites/public-suffix-of.js'
import { lintIssue, type LintCode, type LintIssue } from './lint-issue.js'

/** The number of host names that are taken from the code of a predicate. */
const MAX_NAMES = 20
/** A host name in code, or in a regular expression with escaped dots. */
const NAME = /[a-z\d-]+(?:\\?\.[a-z\d-]+)+/gi

/**
 * Calls a predicate with hostile origins: it would allow pages of these origins in production too.
 */
export async function lintPredicate(
  options: CorsOptions,
  origins: readonly string[],
): Promise<readonly LintIssue[]> {
  const predicate = options.origin as OriginPredicateOptions
  // No page sent these requests, so neither the hook of the options gets them, nor do warnings
  // advise to allow their origins.
  const policy = createCors({ origin: predicate, onDecision: null })
  let failure: unknown
  const allows = async (origin: string): Promise<boolean> => {
    const request = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
    const { allowed, reason, error } = await policy.decide(request)
    if (reason?.startsWith('predicate-')) failure ??= error ?? reason
    return allowed
  }
  const isCredentialed = options.credentials === true
  const issue = (code: LintCode, problem: string, fix: string): LintIssue[] => [
    lintIssue(code, isCredentialed ? 'error' : 'warning', ['origin'], predicate.test, problem, fix),
  ]
  if (await allows(UNLISTED_ORIGIN)) {
    const problem = `The predicate allows ${UNLISTED_ORIGIN}, an origin that no page has, so it allows every origin.`
    const fix =
      "Compare the origin with the origins that you mean, or write '*' if every page may read."
    return [lintIssue('predicate-allows-anyone', 'error', ['origin'], predicate.test, problem, fix)]
  }
  const named = originsIn(String(predicate.test))
  const known = [...origins, ...named].filter((origin) => URL.canParse(origin))
  const [lookAlike] = await collect(known, (origin) => findLookAlike(origin, allows))
  const isSharingIntended =
    'dangerouslyAllowPublicSuffixes' in options && options.dangerouslyAllowPublicSuffixes
  const [neighbor] = isSharingIntended
    ? []
    : await collect(known, (origin) => findNeighbor(origin, allows))
  // Without credentials, an attacker on the network path gains nothing, because they can request
  // the same data themselves.
  const isPlainIntended =
    !isCredentialed ||
    ('dangerouslyAllowInsecureOrigins' in options && options.dangerouslyAllowInsecureOrigins)
  const [plain] = isPlainIntended
    ? []
    : await collect(known, (origin) => findPlainHttp(origin, allows))
  return [
    ...(lookAlike
      ? issue(
          'predicate-allows-look-alike',
          `The predicate allows ${lookAlike}, which somebody else can register.`,
          'Compare the whole origin. For subdomains, compare the end of the host with a dot before it.',
        )
      : []),
    ...(neighbor
      ? issue(
          'predicate-allows-neighbor',
          `The predicate allows ${neighbor}, a name that anyone can get.`,
          'Name whole hosts, or compare with a domain that you own.',
        )
      : []),
    ...(plain
      ? issue(
          'predicate-allows-plain-http',
          `The predicate allows ${plain}, and the same host over https: anyone on the network path can pretend to be that page.`,
          'Compare the whole origin, including the scheme.',
        )
      : []),
    ...(failure === undefined ? [] : [createNotAnsweringIssue(predicate, failure)]),
  ]
}

type Allows = (origin: string) => Promise<boolean>

/** Searches from all origins at once, because a predicate may be slow. */
async function collect(
  origins: readonly string[],
  find: (origin: string) => Promise<string | null>,
): Promise<readonly string[]> {
  return (await Promise.all(origins.map(find))).filter((origin) => origin !== null)
}

async function findLookAlike(origin: string, allows: Allows): Promise<string | null> {
  const suffix = await publicSuffixOf(new URL(origin).hostname)
  for (const { origin: hostile, control } of lookAlikesOf(origin, suffix)) {
    // Origins that differ only in the port are skipped: another port belongs to the same host.
    if (/:\d+$/.test(hostile)) continue
    const isAllowed = await allows(hostile)
    if (isAllowed && (control === null || !(await allows(control)))) return hostile
  }
  return null
}

async function findNeighbor(origin: string, allows: Allows): Promise<string | null> {
  const suffix = await publicSuffixOf(new URL(origin).hostname)
  for (const hostile of neighborsOf(origin, suffix)) if (await allows(hostile)) return hostile
  return null
}

async function findPlainHttp(origin: string, allows: Allows): Promise<string | null> {
  const plain = origin.replace(/^https:/, 'http:')
  if (plain === origin || /^http:\/\/(?:[^:]*\.)?(?:localhost|127\.[\d.]+)(?::|$)/.test(plain))
    return null
  return (await allows(origin)) && (await allows(plain)) ? plain : null
}

/**
 * Lists origins of the host names in the code of a function. Text that only looks like a host name
 * does no harm, because no predicate allows it.
 */
function originsIn(text: string): readonly string[] {
  const names = [...text.matchAll(NAME)].map(([name]) => name.replaceAll('\\', '').toLowerCase())
  return [...new Set(names)]
    .slice(0, MAX_NAMES)
    .flatMap((name) => [`https://${name}`, `https://www.${name}`])
}

function createNotAnsweringIssue({ test }: OriginPredicateOptions, failure: unknown): LintIssue {
  const why = failure instanceof Error ? failure.message : String(failure)
  const problem = `The predicate cannot be checked: ${why}.`
  const fix = 'Run lint where the predicate can answer.'
  return lintIssue('predicate-not-answering', 'warning', ['origin'], test, problem, fix)
}
