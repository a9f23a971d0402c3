export type { CorsDecision, CorsHeaders, CorsReason } from './protocol/cors-decision.js'
export type {
  AnyOriginOptions,
  CommonCorsOptions,
  CorsOptions,
  CredentialedOptions,
  OriginPattern,
  OriginPredicate,
  OriginPredicateOptions,
  UncredentialedOptions,
} from './options/cors-options.js'
export { CorsOptionsError } from './options/cors-options-error.js'
export type { CorsDecider, CorsPolicy, PredicateCorsPolicy } from './policy/cors-policy.js'
export { type CorsRequest, readCorsRequest } from './protocol/cors-request.js'
export { createCors } from './policy/create-cors.js'
export type { CorsIssue, CorsIssueCode } from './options/issue.js'
export { isCorsResponseHeaderName } from './protocol/header-names.js'
export { originsFrom } from './options/origins-from.js'
export { chain } from './policy/promise-like.js'
export {
  type CorsArguments,
  type CorsHooks,
  type CorsSource,
  createSelect,
} from './policy/select-policy.js'
export { respond, stageResponse } from './fetch/stage-response.js'
export { type CorsValidation, validateCorsOptions } from './options/validate-options.js'
export { mergeVary } from './protocol/merge-vary.js'
export { type FetchHooks, type WithCors, withCors } from './fetch/with-cors.js'
export { checkHandler } from './options/validate-handler.js'
export { markWrapped } from './fetch/mark.js'
