import { isPredicate } from '../origin/compile-origin-verdict.ts'
import { CORS_SAFELISTED_METHODS } from '../protocol/methods.ts'
import { checkKnown } from './check-known.ts'
import type { CorsOptions } from './cors-options.ts'
import { CorsOptionsError } from './cors-options-error.ts'
import { type CorsIssue, createIssue, describe } from './issue.ts'
import { OPTION_NAMES, type OptionName, translateOption } from './option-names.ts'
import type { ResolvedOptions } from './resolved-options.ts'
import { suggestOrigin } from './suggest-origin.ts'
import { checkCombinations } from './validate-combinations.ts'
import { readHosts } from './validate-hosts.ts'
import { readAllowedHeaders, readExposedHeaders, readMethods } from './validate-names.ts'
import { type OriginFlags, readOriginList } from './validate-origin.ts'
import { isPredicateOptions, readPredicate } from './validate-predicate.ts'
import { checkFunction, readBoolean, readMaxAge, readPreflightStatus } from './validate-values.ts'

/** As in Standard Schema: a value or issues, never both. */
export type CorsValidation<Value = CorsOptions> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly CorsIssue[]; readonly value?: undefined }

type Given = Readonly<Partial<Record<OptionName, unknown>>>

/**
 * Validates options from anywhere, such as a configuration file. Never throws.
 *
 * @example
 * ```ts
 * const { value, issues } = validateCorsOptions(JSON.parse(text))
 * if (issues) for (const { message } of issues) console.error(message)
 * ```
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
 * @throws {CorsOptionsError} for invalid options, and for a predicate that would replace a list or the reverse
 */
export function checkOptions(options: unknown, current?: ResolvedOptions): ResolvedOptions {
  const { value, issues } = resolveOptions(options)
  if (issues !== undefined) throw new CorsOptionsError(issues)
  if (current !== undefined && isPredicate(current.origin) !== isPredicate(value.origin)) {
    const issue = createIssue({
      code: 'origin-kind-changed',
      path: ['origin'],
      value: value.origin,
      action: 'replace listed origins with a predicate, or a predicate with listed origins',
      why: 'allows() returns a promise with a predicate, and a boolean with a list',
      fix: 'Create two policies, and select between them.',
    })
    throw new CorsOptionsError([issue])
  }
  return value
}

const EXAMPLE = '"https://app.example.com"'

function resolveOptions(options: unknown): CorsValidation<ResolvedOptions> {
  const invalid = (action: string, why: string, origin = EXAMPLE) => {
    const fix = `Write { origin: ${origin} }.`
    const parts = { code: 'options-invalid', path: [], value: options, action, why, fix } as const
    return { issues: [createIssue(parts)] }
  }
  try {
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      const action = `read options from ${describe(options)}`
      return invalid(action, 'options are an object', meantOrigin(options))
    }
    return readOptions({ ...options })
  } catch {
    // Accessors and proxies run code of their own, so nothing more of the options can be read.
    return invalid('read options', 'an accessor or a proxy threw')
  }
}

/** What to write as `origin` if the options were meant as it: `cors('https://app.example.com')`. */
function meantOrigin(value: unknown): string {
  const origin = (typeof value === 'string' && suggestOrigin(value)) || value
  const isShort = Array.isArray(value) ? value.length < 6 : typeof value === 'string'
  const isMeant = isShort && resolveOptions({ origin }).issues === undefined
  return isMeant ? JSON.stringify(origin) : EXAMPLE
}

function readOptions(given: Given): CorsValidation<ResolvedOptions> {
  const issues: CorsIssue[] = []
  checkKnown(given, OPTION_NAMES, [], issues, translateOption)
  const boolean = (name: OptionName) => readBoolean(given[name], name, issues)
  const { methods = '*', allowedHeaders = '*', exposedHeaders = [] } = given
  const flags = {
    credentials: boolean('credentials'),
    crossOriginProtection:
      given.crossOriginProtection === 'all' ? ('all' as const) : boolean('crossOriginProtection'),
    dangerouslyAllowInsecureOrigins: boolean('dangerouslyAllowInsecureOrigins'),
    dangerouslyAllowPublicSuffixes: boolean('dangerouslyAllowPublicSuffixes'),
  }
  const listed = readMethods(methods, issues)
  const resolved: ResolvedOptions = {
    ...flags,
    origin: readOrigin(given.origin, flags, issues),
    // https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.4: without the header, any method passes the preflight
    // of a page that uploads.
    methods: listed.length > 0 ? listed : CORS_SAFELISTED_METHODS,
    allowedHeaders: readAllowedHeaders(allowedHeaders, issues),
    exposedHeaders: readExposedHeaders(exposedHeaders, flags.credentials, issues),
    maxAge: readMaxAge(given.maxAge, issues),
    timingAllowOrigin: boolean('timingAllowOrigin'),
    allowedHosts: readHosts(given.allowedHosts, issues),
    preflightStatus: readPreflightStatus(given.preflightStatus, issues),
    onDecision: given.onDecision as ResolvedOptions['onDecision'],
  }
  if (given.onDecision !== null) checkFunction(given.onDecision, 'onDecision', issues)
  checkCombinations(resolved, issues)
  return issues.length > 0 ? { issues } : { value: resolved }
}

function readOrigin(
  value: unknown,
  flags: OriginFlags,
  issues: CorsIssue[],
): ResolvedOptions['origin'] {
  if (value === '*') return '*'
  if (typeof value === 'function') return readPredicate(value, issues)
  if (isPredicateOptions(value)) return readPredicate(value, issues)
  return readOriginList(value, flags, issues)
}
