import type { CorsOptions, OriginPredicate } from './cors-options.js'
import { CorsOptionsError } from './cors-options-error.js'
import { type CorsIssue, createIssue } from './issue.js'
import { CORS_SAFELISTED_METHODS, normalizeMethod } from '../protocol/methods.js'
import { isPredicate } from '../origin/compile-origin-verdict.js'
import { DEFAULT_MAX_AGE, type ResolvedOptions } from './resolved-options.js'
import { checkExposedHeader, checkMethod, checkRequestHeader, readNames } from './validate-names.js'
import { readHosts } from './validate-hosts.js'
import { type OriginFlags, readOriginList } from './validate-origin.js'
import { isPredicateOptions, readPredicate } from './validate-predicate.js'
import { checkKnown, readBoolean, checkFunction } from './validate-values.js'

/** As in Standard Schema: a value or issues, never both. */
export type CorsValidation<Value = CorsOptions> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly CorsIssue[]; readonly value?: undefined }

const OPTIONS = [
  'origin',
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'credentials',
  'maxAge',
  'timingAllowOrigin',
  'crossOriginProtection',
  'allowedHosts',
  'preflightStatus',
  'onDecision',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
] as const

type Given = Readonly<Partial<Record<(typeof OPTIONS)[number], unknown>>>

/**
 * Validates options from anywhere, such as a configuration file. Never throws.
 *
 * @returns a fresh copy of the options with every default filled in, or everything that is wrong with them
 */
export function validateCorsOptions(options: unknown): CorsValidation {
  return resolveOptions(options)
}

/**
 * The same, as what a policy is compiled from.
 *
 * @param current what the options are to replace, if anything
 * @throws {CorsOptionsError}
 */
export function checkOptions(options: unknown, current?: ResolvedOptions): ResolvedOptions {
  const { value, issues } = resolveOptions(options)
  if (issues !== undefined) throw new CorsOptionsError(issues)
  if (current !== undefined && isPredicate(current.origin) !== isPredicate(value.origin)) {
    const problem = 'change listed origins to a predicate or back: allows() answers in another way'
    const fix = 'Create two policies, and select between them.'
    const issue = createIssue('origin-kind-changed', ['origin'], value.origin, problem, fix)
    throw new CorsOptionsError([issue])
  }
  return value
}

function resolveOptions(options: unknown): CorsValidation<ResolvedOptions> {
  const fix = "Write an object, such as { origin: 'https://app.example.com' }."
  const invalid = (problem: string) => ({
    issues: [createIssue('options-invalid', [], options, problem, fix)],
  })
  try {
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      return invalid('read options from $: they are no object')
    }
    return readOptions({ ...options })
  } catch {
    // Accessors and proxies run code of their own.
    return invalid('read options: reading them threw')
  }
}

function readOptions(given: Given): CorsValidation<ResolvedOptions> {
  const issues: CorsIssue[] = []
  checkKnown(given, OPTIONS, [], issues)
  const boolean = (name: keyof Given) => readBoolean(given[name], [name], issues)
  const { methods = '*', allowedHeaders = '*', exposedHeaders = [] } = given
  const credentials = boolean('credentials')
  const flags = {
    credentials,
    dangerouslyAllowInsecureOrigins: boolean('dangerouslyAllowInsecureOrigins'),
    dangerouslyAllowPublicSuffixes: boolean('dangerouslyAllowPublicSuffixes'),
  }
  const listed = readNames(methods, 'methods', checkMethod, issues, normalizeMethod)
  const resolved: ResolvedOptions = {
    ...flags,
    origin: readOrigin(given.origin, flags, issues),
    // Without the header, a page that uploads may use any method (Fetch, "CORS-preflight fetch", step 7.4).
    methods: listed.length > 0 ? listed : CORS_SAFELISTED_METHODS,
    allowedHeaders: readNames(allowedHeaders, 'allowedHeaders', checkRequestHeader, issues),
    exposedHeaders: readNames(exposedHeaders, 'exposedHeaders', checkExposedHeader, issues),
    maxAge: readMaxAge(given.maxAge, issues),
    timingAllowOrigin: boolean('timingAllowOrigin'),
    crossOriginProtection:
      given.crossOriginProtection === 'all' ? 'all' : boolean('crossOriginProtection'),
    allowedHosts: readHosts(given.allowedHosts, issues),
    preflightStatus: readPreflightStatus(given.preflightStatus, issues),
    onDecision: given.onDecision as ResolvedOptions['onDecision'],
  }
  if (given.onDecision !== null) checkFunction(given.onDecision, ['onDecision'], issues)
  checkCombinations(resolved, issues)
  return issues.length > 0 ? { issues } : { value: resolved }
}

function readOrigin(
  value: unknown,
  flags: OriginFlags,
  issues: CorsIssue[],
): ResolvedOptions['origin'] {
  if (value === '*') return '*'
  if (typeof value === 'function') return readPredicate(value as OriginPredicate, issues)
  if (isPredicateOptions(value)) return readPredicate(value, issues)
  return readOriginList(value, flags, issues)
}

function readMaxAge(value: unknown, issues: CorsIssue[]): number {
  if (value === undefined) return DEFAULT_MAX_AGE
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 86_400) {
    return value as number
  }
  const problem = 'set maxAge to $: it is a whole number of seconds, 0 to 86400'
  const seconds =
    typeof value === 'symbol' || typeof value === 'object' ? 0 : Math.round(Number(value))
  const better = seconds > 86_400 ? '86400' : seconds > 0 ? seconds : '0, to have no answer kept'
  const fix = `Write ${better}.`
  issues.push(createIssue('max-age-invalid', ['maxAge'], value, problem, fix))
  return DEFAULT_MAX_AGE
}

function readPreflightStatus(value: unknown, issues: CorsIssue[]): 200 | 204 {
  if (value === undefined || value === 204) return 204
  if (value === 200) return 200
  const problem = 'answer preflights with status $: clients expect one of two'
  issues.push(
    createIssue(
      'preflight-status-invalid',
      ['preflightStatus'],
      value,
      problem,
      'Write 204 or 200.',
    ),
  )
  return 204
}

/** What browsers refuse, or what leaves nothing protected (Fetch, "CORS check", step 3). */
function checkCombinations(options: ResolvedOptions, issues: CorsIssue[]): void {
  const { origin, credentials, exposedHeaders, crossOriginProtection } = options
  if (origin === '*' && credentials) {
    const problem =
      'allow origin $ with credentials: browsers refuse it, and any other way to allow everyone hands out your users’ data'
    const fix = 'List the origins, or remove credentials.'
    issues.push(createIssue('origin-wildcard-with-credentials', ['origin'], '*', problem, fix))
  }
  if (exposedHeaders === '*' && credentials) {
    const problem =
      'expose response headers $ with credentials: browsers take it for the name of a header'
    const fix = "List the names: exposedHeaders: ['ETag']."
    issues.push(
      createIssue(
        'exposed-header-wildcard-with-credentials',
        ['exposedHeaders'],
        '*',
        problem,
        fix,
      ),
    )
  }
  if (origin === '*' && crossOriginProtection) {
    const problem = 'protect from cross-origin requests with origin $: it allows them all'
    const fix = 'List the origins, or remove crossOriginProtection.'
    issues.push(
      createIssue('protection-with-any-origin', ['crossOriginProtection'], origin, problem, fix),
    )
  }
}
