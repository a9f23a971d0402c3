import { isPredicate } from '../origin/compile-origin-verdict.ts'
import { CORS_SAFELISTED_METHODS } from '../protocol/methods.ts'
import { collectUnknownIssues } from './collect-unknown-issues.ts'
import type { CorsOptions } from './cors-options.ts'
import { CorsOptionsError } from './cors-options-error.ts'
import { type CorsIssue, createIssue, describe } from './issue.ts'
import { OPTION_NAMES, type OptionName, translateOption } from './option-names.ts'
import type { ResolvedOptions } from './resolved-options.ts'
import { suggestOrigin } from './suggest-origin.ts'
import { collectCombinationIssues } from './validate-combinations.ts'
import { resolveHosts } from './validate-hosts.ts'
import { resolveAllowedHeaders, resolveExposedHeaders, resolveMethods } from './validate-names.ts'
import { type OriginFlags, resolveOriginList } from './validate-origin.ts'
import { isPredicateOptions, resolvePredicate } from './validate-predicate.ts'
import {
  collectFunctionIssues,
  resolveBoolean,
  resolveMaxAge,
  resolvePreflightStatus,
} from './validate-values.ts'

/**
 * The result of validation: a value or issues, never both, as in Standard Schema.
 *
 * @typeParam Value the type of valid options
 * @see https://standardschema.dev
 */
export type CorsValidation<Value = CorsOptions> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly CorsIssue[]; readonly value?: undefined }

type Given = Readonly<Partial<Record<OptionName, unknown>>>

/**
 * Validates a value as options, for example the content of a configuration file. Never throws.
 *
 * @example
 * ```ts
 * const { value, issues } = validateCorsOptions(JSON.parse(text))
 * if (issues) for (const { message } of issues) console.error(message)
 * ```
 *
 * @param options any value
 * @returns a new copy of the options with every default filled in, or all issues
 */
export function validateCorsOptions(options: unknown): CorsValidation {
  return validate(options)
}

/**
 * Resolves options for the compiler of policies.
 *
 * @param current the options of the policy that is reconfigured, if there is one
 * @throws {CorsOptionsError} if the options are invalid, and if a predicate would replace listed
 *   origins, or the reverse
 */
export function resolveOptions(options: unknown, current?: ResolvedOptions): ResolvedOptions {
  const { value, issues } = validate(options)
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

function validate(options: unknown): CorsValidation<ResolvedOptions> {
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
    return resolveEach({ ...options })
  } catch {
    // Accessors and proxies run code of the application. After an error of it, the options cannot
    // be read further.
    return invalid('read options', 'an accessor or a proxy threw')
  }
}

/**
 * @returns the code for `origin` if a value in place of options was meant as an origin:
 *   `cors('https://app.example.com')`
 */
function meantOrigin(value: unknown): string {
  const origin = (typeof value === 'string' && suggestOrigin(value)) || value
  const isShort = Array.isArray(value) ? value.length < 6 : typeof value === 'string'
  const isMeant = isShort && validate({ origin }).issues === undefined
  return isMeant ? JSON.stringify(origin) : EXAMPLE
}

function resolveEach(given: Given): CorsValidation<ResolvedOptions> {
  const issues: CorsIssue[] = []
  collectUnknownIssues(given, OPTION_NAMES, [], issues, translateOption)
  const boolean = (name: OptionName) => resolveBoolean(given[name], name, issues)
  const { methods = '*', allowedHeaders = '*', exposedHeaders = [] } = given
  const flags = {
    credentials: boolean('credentials'),
    crossOriginProtection:
      given.crossOriginProtection === 'all' ? ('all' as const) : boolean('crossOriginProtection'),
    dangerouslyAllowInsecureOrigins: boolean('dangerouslyAllowInsecureOrigins'),
    dangerouslyAllowPublicSuffixes: boolean('dangerouslyAllowPublicSuffixes'),
  }
  const listed = resolveMethods(methods, issues)
  const resolved: ResolvedOptions = {
    ...flags,
    origin: resolveOrigin(given.origin, flags, issues),
    // An empty list still sends a header. Without Access-Control-Allow-Methods, any method would
    // pass the preflight of an upload: https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.4
    methods: listed.length > 0 ? listed : CORS_SAFELISTED_METHODS,
    allowedHeaders: resolveAllowedHeaders(allowedHeaders, issues),
    exposedHeaders: resolveExposedHeaders(exposedHeaders, flags.credentials, issues),
    maxAge: resolveMaxAge(given.maxAge, issues),
    timingAllowOrigin: boolean('timingAllowOrigin'),
    allowedHosts: resolveHosts(given.allowedHosts, issues),
    preflightStatus: resolvePreflightStatus(given.preflightStatus, issues),
    onDecision: given.onDecision as ResolvedOptions['onDecision'],
  }
  if (given.onDecision !== null) collectFunctionIssues(given.onDecision, 'onDecision', issues)
  collectCombinationIssues(resolved, issues)
  return issues.length > 0 ? { issues } : { value: resolved }
}

function resolveOrigin(
  value: unknown,
  flags: OriginFlags,
  issues: CorsIssue[],
): ResolvedOptions['origin'] {
  if (value === '*') return '*'
  if (typeof value === 'function') return resolvePredicate(value, issues)
  if (isPredicateOptions(value)) return resolvePredicate(value, issues)
  return resolveOriginList(value, flags, issues)
}
