import type { Reason } from '../simulate/reason.js'
import type { OtherCause } from '../tables/other-cause.js'
import { isReason, sideOf } from '../tables/reasons.js'
import type { Fix } from './fix.js'
import { fixPolicy } from './fix-policy.js'
import { writeFixes } from './fix-targets.js'

const WITH_CREDENTIALS: ReadonlySet<Reason | OtherCause> = new Set([
  'wildcard-with-credentials',
  'allow-credentials-not-true',
])
/** What the server can change, and not by a policy. */
const WITHOUT_POLICY: ReadonlySet<Reason | OtherCause> = new Set([
  'network-error',
  'bad-port',
  'mixed-content',
  'too-many-redirects',
  'redirect-not-http',
  'redirect-invalid-location',
])
/** CORS is the remedy, though it was not what failed. */
const REMEDIES: ReadonlySet<Reason | OtherCause> = new Set([
  'origin-refused',
  'tainted-canvas',
  'unreadable-stylesheet',
  'unreadable-media',
  'integrity-needs-cors',
])

/** A whole configuration for each kind of server, with what the message names; empty where no server can change it. */
export function fixesFor(
  code: Reason | OtherCause,
  { origin, method, header }: Readonly<Record<string, string>>,
): readonly Fix[] {
  const isOfPolicy = isReason(code)
    ? sideOf(code) === 'server' && !WITHOUT_POLICY.has(code)
    : REMEDIES.has(code)
  // No policy names a page that has no origin.
  if (!isOfPolicy || origin === 'null') return []
  return writeFixes(
    fixPolicy({
      origin,
      isCredentialed: WITH_CREDENTIALS.has(code),
      methods: method === undefined ? [] : [method],
      headers: header === undefined ? [] : [header],
    }),
  )
}
