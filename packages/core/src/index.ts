export { withCors, type FetchHooks, type WithCors } from './fetch/with-cors.ts'
export type {
  CorsOptions,
  HostPattern,
  OriginPattern,
  OriginPredicate,
  OriginPredicateOptions,
  RequestPredicate,
} from './options/cors-options.ts'
export { CorsOptionsError } from './options/cors-options-error.ts'
export type { CorsIssue, CorsIssueCode } from './options/issue.ts'
export { originsFrom } from './options/origins-from.ts'
export { type CorsValidation, validateCorsOptions } from './options/validate-options.ts'
export type {
  CorsDecider,
  CorsPolicy,
  ListedCorsPolicy,
  PredicateCorsPolicy,
} from './policy/cors-policy.ts'
export { createCors } from './policy/create-cors.ts'
export type { OnDecision } from './policy/create-reporter.ts'
export type { CorsSelector } from './policy/checked-source.ts'
export type { CorsArguments, CorsHooks, CorsSource } from './policy/create-decide.ts'
export type { CorsDecision, CorsHeaders, CorsReason } from './protocol/cors-decision.ts'
export type { CorsRequest } from './protocol/cors-request.ts'
