import type { Reason } from '../simulate/reason.js'
import type { OtherCause } from '../tables/other-cause.js'
import { isReason, sideOf } from '../tables/reasons.js'
import type { Fix } from './fix.js'
import { fixPolicy } from './fix-policy.js'
import { writeFixes } from './fix-targets.js'

/** Codes that only a request with credentials can have. */
const WITH_CREDENTIALS: ReadonlySet<Reason | OtherCause> = new Set([
  'wildcard-with-credentials',
  'allow-credentials-not-true',
])
/** The operator of the server can solve these problems, but not with a CORS policy. */
const WITHOUT_POLICY: ReadonlySet<Reason | OtherCause> = new Set([
  'network-error',
  'bad-port',
  'mixed-content',
  'too-many-redirects',
  'redirect-not-http',
  'redirect-invalid-location',
])
/** These requests failed for another reason than CORS, but a CORS header solves them. */
const SOLVED_BY_CORS: ReadonlySet<Reason | OtherCause> = new Set([
  'origin-refused',
  'tainted-canvas',
  'unreadable-stylesheet',
  'unreadable-media',
  'integrity-needs-cors',
])

/**
 * Writes a whole configuration for each kind of server.
 *
 * @param code the problem
 * @param values the values that the message names
 * @returns an empty list if no CORS policy of a server solves the problem
 */
export function fixesFor(
  code: Reason | OtherCause,
  { origin, url, method, header }: Readonly<Record<string, string>>,
): readonly Fix[] {
  const isSolvedByPolicy = isReason(code)
    ? sideOf(code) === 'server' && !WITHOUT_POLICY.has(code)
    : SOLVED_BY_CORS.has(code)
  // No policy should allow the origin "null", because every site can have it through a sandboxed
  // frame.
  if (!isSolvedByPolicy || origin === 'null') return []
  return writeFixes(
    fixPolicy({
      origin,
      url,
      isCredentialed: WITH_CREDENTIALS.has(code),
      methods: method === undefined ? [] : [method],
      headers: header === undefined ? [] : [header],
    }),
  )
}
