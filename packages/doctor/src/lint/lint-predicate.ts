import { type CorsOptions, createCors, type OriginPredicateOptions } from '@webcors/core'
import { lookAlikesOf, neighborsOf } from '../diagnose/hostile-origins.js'
import { STRANGER } from '../diagnose/probe.js'
import { publicSuffixOf } from '../sites/public-suffix-of.js'
import { lintIssue, type LintCode, type LintIssue } from './lint-issue.js'

/** Names in the text of a predicate that are tried. */
const MOST_NAMES = 20
const NAME = /[a-z\d-]+(?:\\?\.[a-z\d-]+)+/gi

/** Asks a predicate about hostile origins: what it says is what it would say to them. */
export async function lintPredicate(
  options: CorsOptions,
  origins: readonly string[],
): Promise<readonly LintIssue[]> {
  const predicate = options.origin as OriginPredicateOptions
  // Without hooks, because these requests are not real.
  const policy = createCors({ origin: predicate })
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
  if (await allows(STRANGER)) {
    const problem = `The predicate allows ${STRANGER}, and so anyone.`
    const fix = "Compare with the origins that are meant, or write '*' if anyone may read."
    return [lintIssue('predicate-allows-anyone', 'error', ['origin'], predicate.test, problem, fix)]
  }
  const named = namedIn(String(predicate.test))
  const known = [...origins, ...named].filter((origin) => URL.canParse(origin))
  const [lookAlike] = await found(known, (origin) => lookAlikeOf(origin, allows))
  const isSharingMeant =
    'dangerouslyAllowPublicSuffixes' in options && options.dangerouslyAllowPublicSuffixes
  const [neighbor] = isSharingMeant
    ? []
    : await found(known, (origin) => neighborOf(origin, allows))
  // Without credentials, an attacker on the network path reads no more than they can ask for themselves.
  const isPlainMeant =
    !isCredentialed ||
    ('dangerouslyAllowInsecureOrigins' in options && options.dangerouslyAllowInsecureOrigins)
  const [plain] = isPlainMeant ? [] : await found(known, (origin) => plainHttpOf(origin, allows))
  return [
    ...(lookAlike
      ? issue(
          'predicate-allows-look-alike',
          `The predicate allows ${lookAlike}, which somebody else can register.`,
          'Compare whole origins; of a host, compare from a dot on.',
        )
      : []),
    ...(neighbor
      ? issue(
          'predicate-allows-neighbor',
          `The predicate allows ${neighbor}, a name that anyone can get.`,
          'Name whole hosts, or compare with a domain that is yours.',
        )
      : []),
    ...(plain
      ? issue(
          'predicate-allows-plain-http',
          `The predicate allows ${plain} and the same over https: anyone on the network path can be that page.`,
          'Compare whole origins, scheme included.',
        )
      : []),
    ...(failure === undefined ? [] : [notAnswering(predicate, failure)]),
  ]
}

type Allows = (origin: string) => Promise<boolean>

/** All at once, for a predicate may take its time. */
async function found(
  origins: readonly string[],
  look: (origin: string) => Promise<string | null>,
): Promise<readonly string[]> {
  return (await Promise.all(origins.map(look))).filter((origin) => origin !== null)
}

async function lookAlikeOf(origin: string, allows: Allows): Promise<string | null> {
  const suffix = await publicSuffixOf(new URL(origin).hostname)
  for (const { origin: hostile, control } of lookAlikesOf(origin, suffix)) {
    // Another port is another server of the same host: no mistake that a name shows.
    if (/:\d+$/.test(hostile)) continue
    const isAllowed = await allows(hostile)
    if (isAllowed && (control === null || !(await allows(control)))) return hostile
  }
  return null
}

async function neighborOf(origin: string, allows: Allows): Promise<string | null> {
  const suffix = await publicSuffixOf(new URL(origin).hostname)
  for (const hostile of neighborsOf(origin, suffix)) if (await allows(hostile)) return hostile
  return null
}

async function plainHttpOf(origin: string, allows: Allows): Promise<string | null> {
  const plain = origin.replace(/^https:/, 'http:')
  if (plain === origin || /^http:\/\/(?:[^:]*\.)?(?:localhost|127\.[\d.]+)(?::|$)/.test(plain))
    return null
  return (await allows(origin)) && (await allows(plain)) ? plain : null
}

/** Origins of what looks like a host in the text of a function. What is none is allowed by nobody. */
function namedIn(text: string): readonly string[] {
  const names = [...text.matchAll(NAME)].map(([name]) => name.replaceAll('\\', '').toLowerCase())
  return [...new Set(names)]
    .slice(0, MOST_NAMES)
    .flatMap((name) => [`https://${name}`, `https://www.${name}`])
}

function notAnswering({ test }: OriginPredicateOptions, failure: unknown): LintIssue {
  const why = failure instanceof Error ? failure.message : String(failure)
  const problem = `The predicate could not be tried: ${why}.`
  const fix = 'Run this where it can answer.'
  return lintIssue('predicate-not-answering', 'warning', ['origin'], test, problem, fix)
}
