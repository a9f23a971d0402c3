export { type EventHooks, withCors } from './with-cors.js'
export type { HttpEvent } from './read-event.js'
export type { HttpResult } from './stage-result.js'
export {
  createCors,
  originsFrom,
  validateCorsOptions,
  CorsOptionsError,
  type CorsArguments,
  type CorsDecision,
  type CorsHooks,
  type CorsIssue,
  type CorsIssueCode,
  type CorsOptions,
  type CorsPolicy,
  type CorsReason,
  type CorsRequest,
  type CorsSource,
  type CorsValidation,
  type OriginPattern,
  type OriginPredicate,
  type OriginPredicateOptions,
} from '@webcors/core'
