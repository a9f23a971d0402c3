import {
  type CorsDecision,
  type CorsOptions,
  type CorsRequest,
  CorsOptionsError,
  createCors,
  validateCorsOptions,
} from '@webcors/core'
import { createExportIssue, type ExportIssue } from '../issue/export-issue.js'
import { readListedHost, readListedOrigin, sampleOrigin } from '../origin/listed-origin.js'
import type { GatewayPolicy, NameList } from './gateway-policy.js'
import { collectNameIssues } from './printable-name.js'

/**
 * The options that exporters support. Other options are refused, because leaving one out without
 * notice could widen the policy.
 */
const KNOWN: ReadonlySet<string> = new Set([
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
])

/** An origin that no page has. */
const STRANGER = 'https://stranger.invalid'

type Decide = (request: CorsRequest) => CorsDecision

/**
 * Validates options and resolves them into the form from which targets are printed. The lists of
 * names are read from the responses of core's own policy, so that an export equals core.
 *
 * @returns the policy, or every reason why no target supports it
 * @throws {CorsOptionsError} for options that core refuses
 */
export function resolvePolicy(
  options: unknown,
): { readonly policy: GatewayPolicy } | { readonly issues: readonly ExportIssue[] } {
  const { value, issues: invalid } = validateCorsOptions(options)
  if (invalid !== undefined) throw new CorsOptionsError(invalid)
  const unknown = Object.entries(value)
    .filter(([name, set]) => !KNOWN.has(name) && (set ?? false) !== false)
    .map(([name, set]) =>
      createExportIssue(
        'option-not-exportable',
        [name],
        set,
        `export option "${name}": no target supports it`,
        'Keep this policy in front of your application with core or one of its adapters.',
      ),
    )
  const { origin } = value
  if (typeof origin === 'function' || (typeof origin === 'object' && !Array.isArray(origin))) {
    return { issues: [...unknown, predicateIssue(origin)] }
  }
  if (unknown.length > 0) return { issues: unknown }
  const policy = readPolicy(value, origin)
  const issues = collectNameIssues(policy)
  return issues.length > 0 ? { issues } : { policy }
}

function predicateIssue(origin: unknown): ExportIssue {
  return createExportIssue(
    'origin-predicate',
    ['origin'],
    origin,
    'export a predicate: a configuration cannot call your function',
    'List the origins or patterns that it allows, or keep the predicate in core and let the gateway pass CORS through.',
  )
}

function readPolicy(options: CorsOptions, origin: string | readonly string[]): GatewayPolicy {
  const { allowedHosts, crossOriginProtection } = options
  const decide = createDecide(options)
  const origins = origin === '*' ? '*' : [origin].flat().map(readListedOrigin)
  const hosts = allowedHosts?.map(readListedHost) ?? null
  const [first] = origins
  const allowed = origins === '*' || first === undefined ? STRANGER : sampleOrigin(first as never)
  const host = hosts?.[0] === undefined ? null : sampleOrigin(hosts[0]).replace('host://', '')
  const request = { origin: allowed, requestMethod: null, requestHeaders: null, host }
  const preflight = decide({ ...request, method: 'OPTIONS', requestMethod: 'GET' })
  const actual = decide({ ...request, method: 'GET' })
  const list = (name: string, asked: string): NameList => ({
    names: splitNames(headerOf(preflight, name)),
    any: preflight.vary.includes(asked),
  })
  return {
    origins,
    credentials: headerOf(actual, 'Access-Control-Allow-Credentials') === 'true',
    preflightStatus: preflight.status === 200 ? 200 : 204,
    methods: list('Access-Control-Allow-Methods', 'Access-Control-Request-Method'),
    headers: list('Access-Control-Allow-Headers', 'Access-Control-Request-Headers'),
    exposed: splitNames(headerOf(actual, 'Access-Control-Expose-Headers')),
    maxAge: Number(headerOf(preflight, 'Access-Control-Max-Age')),
    timing: headerOf(actual, 'Timing-Allow-Origin') !== '',
    protection: crossOriginProtection
      ? { safeMethods: SAFE_METHODS, strict: crossOriginProtection === 'all' }
      : null,
    hosts,
  }
}

/**
 * Creates core's function for decisions, which is synchronous for listed origins. The application's
 * `onDecision` is left out, because it must get decisions on real requests only.
 */
function createDecide(options: CorsOptions): Decide {
  const core = createCors({ ...options, onDecision: null })
  return (request) => core.decide(request) as CorsDecision
}

/** The methods that core lists if a policy allows any. */
export const WELL_KNOWN_METHODS: readonly string[] = splitNames(
  headerOf(
    createDecide({ origin: '*' })({
      method: 'OPTIONS',
      origin: STRANGER,
      requestMethod: 'GET',
      requestHeaders: null,
    }),
    'Access-Control-Allow-Methods',
  ),
).filter((name) => name !== '*')

/** The methods that core's cross-origin protection allows from other origins. */
const SAFE_METHODS: readonly string[] = WELL_KNOWN_METHODS.filter((method) => {
  const decide = createDecide({ origin: 'https://other.invalid', crossOriginProtection: true })
  const request = { origin: STRANGER, requestMethod: null, requestHeaders: null }
  return decide({ ...request, method, fetchSite: 'cross-site', host: null }).status === null
})

function headerOf({ headers }: CorsDecision, name: string): string {
  return headers.find(([known]) => known === name)?.[1] ?? ''
}

function splitNames(value: string): readonly string[] {
  return value.split(', ').filter(Boolean)
}
