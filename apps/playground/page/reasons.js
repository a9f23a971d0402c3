/** @import { CorsReason } from '@webcors/core' */
/** @import { Decided } from './types.ts' */

/**
 * Each reason in words.
 *
 * @type {Readonly<Record<CorsReason, string>>}
 */
const REASONS = {
  'origin-not-allowed': 'the policy does not allow this origin',
  'origin-null': 'the origin is opaque: “null” is what any sandboxed frame sends',
  'origin-malformed': 'the origin is none that a browser sends',
  'predicate-failed': 'the function that was asked failed',
  'predicate-timed-out': 'the function that was asked took too long',
  'predicate-not-boolean': 'the function that was asked answered neither true nor false',
  'selection-failed': 'no policy could be selected',
  'cross-origin-refused':
    'it would change something, and comes from a page of an origin that is not allowed',
  'nested-policy': 'two policies met on one request',
}

/**
 * A decision in words.
 *
 * @param {Decided} decision
 */
export function inWords({ kind, allowed, reason }) {
  if (reason !== null) return REASONS[reason]
  if (!allowed) return 'refused'
  if (kind === 'preflight') return 'the origin is allowed, and is told the policy'
  return kind === 'actual' ? 'the origin is allowed to read' : 'not a CORS request'
}
