import { type CorsIssue, type CorsOptions, validateCorsOptions } from '@webcors/core'
import { USUAL_ALLOWED_HEADERS } from './header-tables.js'
import type { AddIssue, ProxyIssue } from './proxy-issue.js'
import { isRecord } from './read-values.js'
import type { ResolvedTarget } from './resolved-options.js'
import type { ReadTarget } from './validate-target.js'

/**
 * The response headers that pages may read with credentials, for which `*` has no special meaning.
 */
const EXPOSED_WITH_CREDENTIALS =
  'Proxy-Status, Retry-After, ETag, Link, Location, Content-Range, Accept-Ranges, Content-Encoding, Content-Disposition, RateLimit, RateLimit-Policy'.split(
    ', ',
  )

/**
 * Reads the second argument. Core validates it with the methods and headers that follow from the
 * targets.
 */
export function readCors(
  cors: unknown,
  targets: readonly ReadTarget[],
  hasAuthorize: boolean,
  add: AddIssue,
  issues: (ProxyIssue | CorsIssue)[],
): Readonly<Record<string, unknown>> {
  const fix = "Write { origin: 'https://app.example.com' }."
  if (typeof cors === 'function' || (isRecord(cors) && typeof cors['decide'] === 'function')) {
    const problem =
      'use $ as the second argument: its methods and headers must follow from the targets'
    add('policy-not-options', ['cors'], cors, problem, fix)
    return {}
  }
  if (!isRecord(cors)) {
    // An unset variable must not become "any origin".
    issues.push(...(validateCorsOptions(cors).issues ?? []))
    return {}
  }
  const given = { ...cors }
  for (const name of ['methods', 'allowedHeaders']) {
    if (given[name] === undefined) continue
    const where = name === 'methods' ? 'methods' : 'requestHeaders'
    const problem = `set ${name} for the whole proxy: it follows from the targets`
    add(
      'policy-follows-targets',
      ['cors', name],
      given[name],
      problem,
      `Write ${where} into the target.`,
    )
    delete given[name]
  }
  const resolved = targets.map(({ target }) => target)
  const { issues: found } = validateCorsOptions(completeCors(given, resolved, hasAuthorize))
  for (const issue of found ?? []) issues.push({ ...issue, path: ['cors', ...issue.path] })
  return given
}

/**
 * Adds the methods and headers that follow from one target, or from all targets, to core's options.
 */
export function completeCors(
  cors: Readonly<Record<string, unknown>>,
  targets: readonly ResolvedTarget[],
  hasAuthorize: boolean,
): CorsOptions {
  const methods = [...new Set(targets.flatMap((target) => target.methods))]
  const own = targets.flatMap((target) => [...target.requestHeaders])
  const headers = [...USUAL_ALLOWED_HEADERS, ...own, ...(hasAuthorize ? ['authorization'] : [])]
  const allowedHeaders = [...new Set(headers)].filter((name) => name !== 'accept-encoding')
  const listed = Array.isArray(cors['exposedHeaders']) ? cors['exposedHeaders'] : []
  const exposedHeaders =
    cors['credentials'] === true ? [...new Set([...EXPOSED_WITH_CREDENTIALS, ...listed])] : '*'
  return { ...cors, methods, allowedHeaders, exposedHeaders } as unknown as CorsOptions
}
