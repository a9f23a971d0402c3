import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'
import type { Capabilities, TargetRow } from './capabilities.js'
import { createDifference, type Difference } from './difference.js'

/** Returns the methods of a policy that a target can list. */
export function listableMethods(
  { methods }: Pick<GatewayPolicy, 'methods'>,
  { methods: { listed } }: Pick<Capabilities, 'methods'>,
): readonly string[] {
  const names = spelledOut(methods)
  if (listed === 'any') return names
  if (listed === 'never') return []
  if (listed === 'upper-case') return names.filter((name) => name === name.toUpperCase())
  return names.filter((name) => listed.includes(name))
}

/** Compares the lists of methods and headers. */
export function compareNames(policy: GatewayPolicy, row: TargetRow): Difference[] {
  return [
    ...compareMethods(policy, row),
    ...compareHeaders(policy, row),
    ...compareExposed(policy, row),
  ]
}

function compareMethods(policy: GatewayPolicy, { title, capabilities }: TargetRow): Difference[] {
  const { methods, credentials } = policy
  const { listed, any } = capabilities.methods
  if (methods.any) {
    if (any === 'echo' || listed === 'never' || (any === 'star' && !credentials)) return []
    const message = `${title} allows the methods that it lists. The policy allows any.`
    const fix = 'List the methods that pages use: methods: ["GET", "PUT"].'
    return [createDifference('any-method-missing', ['methods'], message, fix)]
  }
  if (listed === 'never') {
    const message = `${title} cannot limit methods: it allows them all. The policy lists ${methods.names.join(', ')}.`
    const fix = "Write methods: '*' if any may be used, or use another target."
    return [createDifference('methods-unlimited', ['methods'], message, fix)]
  }
  const listable = listableMethods(policy, capabilities)
  return methods.names
    .filter((name) => !listable.includes(name))
    .map((name) => {
      const message = `${title} cannot list method ${name}. It is left out, and pages cannot use it.`
      const path = ['methods', methods.names.indexOf(name)]
      return createDifference(
        'method-left-out',
        path,
        message,
        'Use another method, or another target.',
      )
    })
}

function compareHeaders(policy: GatewayPolicy, { title, capabilities }: TargetRow): Difference[] {
  const { headers, credentials } = policy
  const { listed, none, any } = capabilities.headers
  if (headers.any) {
    if (any === 'echo' || !listed || (any === 'star' && !credentials)) return []
    const message = `${title} cannot allow any request header${credentials ? ' with credentials' : ''}. Authorization alone is allowed.`
    const fix = 'List the headers that pages set: allowedHeaders: ["Content-Type"].'
    return [createDifference('any-header-missing', ['allowedHeaders'], message, fix)]
  }
  if (!listed || (headers.names.length === 0 && !none)) {
    const [problem, fix] = listed
      ? [
          'cannot deny every request header: an empty list does not mean none',
          'Write allowedHeaders: ["Accept"], which needs no permission anyway.',
        ]
      : [
          'cannot limit request headers: it allows them all',
          "Write allowedHeaders: '*' if any may be set, or use another target.",
        ]
    return [createDifference('headers-unlimited', ['allowedHeaders'], `${title} ${problem}.`, fix)]
  }
  return []
}

/**
 * Response headers that pages can read without permission:
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
const SAFELISTED_RESPONSE =
  /^(cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/i
/**
 * Request headers that need no permission for ordinary values:
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
const SAFELISTED_REQUEST = /^(accept|accept-language|content-language)$/i

function compareExposed(policy: GatewayPolicy, { title, capabilities }: TargetRow): Difference[] {
  const { exposed, headers } = policy
  if (capabilities.exposed === 'with-headers') {
    const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase())
    const [allowed, readable] = [lower(headers.names), lower(exposed)]
    const extra = [
      ...allowed.filter((name) => !readable.includes(name) && !SAFELISTED_RESPONSE.test(name)),
      ...readable.filter((name) => !allowed.includes(name) && !SAFELISTED_REQUEST.test(name)),
    ]
    if (extra.length === 0) return []
    const message = `${title} has one list for request headers and exposed headers. ${extra.join(', ')} would be in both.`
    const fix = 'List the same names in allowedHeaders and exposedHeaders, or use another target.'
    return [createDifference('header-lists-joined', ['exposedHeaders'], message, fix)]
  }
  if (exposed.length === 0) return []
  if (capabilities.exposed === 'never') {
    const message = `${title} cannot expose headers. Pages cannot read ${exposed.join(', ')}.`
    const fix = 'Put what pages need into the body, or use another target.'
    return [createDifference('exposed-left-out', ['exposedHeaders'], message, fix)]
  }
  if (exposed.includes('*') && !capabilities.exposedAny) {
    const message = `${title} cannot expose every header.`
    const fix = 'List the headers that pages read: exposedHeaders: ["ETag"].'
    return [createDifference('exposed-any-missing', ['exposedHeaders'], message, fix)]
  }
  return []
}
