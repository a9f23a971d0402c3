export { withCors, type FetchHooks, type WithCors } from './fetch/with-cors.js'
export type {
  CorsOptions,
  HostPattern,
  OriginPattern,
  OriginPredicate,
  OriginPredicateOptions,
  RequestPredicate,
} from './options/cors-options.js'
export { CorsOptionsError } from './options/cors-options-error.js'
export type { CorsIssue, CorsIssueCode } from './options/issue.js'
export { originsFrom } from './options/origins-from.js'
export { type CorsValidation, validateCorsOptions } from './options/validate-options.js'
export type {
  CorsDecider,
  CorsPolicy,
  ListedCorsPolicy,
  PredicateCorsPolicy,
} from './policy/cors-policy.js'
export { createCors } from './policy/create-cors.js'
export type { OnDecision } from './policy/create-reporter.js'
export type { CorsSelector } from './policy/checked-source.js'
export type { CorsArguments, CorsHooks, CorsSource } from './policy/create-decide.js'
export type { CorsDecision, CorsHeaders, CorsReason } from './protocol/cors-decision.js'
export type { CorsRequest } from './protocol/cors-request.js'
