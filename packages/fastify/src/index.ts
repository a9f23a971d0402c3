export { cors, cors as default, type CorsPlugin } from './cors.js'
export type { RouteCors } from './route-policies.js'
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
