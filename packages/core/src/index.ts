export type { CorsDecision, CorsHeaders, CorsReason } from './cors-decision.js'
export type {
  AnyOriginOptions,
  CommonCorsOptions,
  CorsOptions,
  CredentialedOptions,
  OriginPattern,
  OriginPredicate,
  OriginPredicateOptions,
  UncredentialedOptions,
} from './cors-options.js'
export { CorsOptionsError } from './cors-options-error.js'
export type { CorsDecider, CorsPolicy, PredicateCorsPolicy } from './cors-policy.js'
export { type CorsRequest, readCorsRequest } from './cors-request.js'
export { createCors } from './create-cors.js'
export type { CorsIssue, CorsIssueCode } from './issue.js'
export { isCorsResponseHeaderName } from './header-names.js'
export { originsFrom } from './origins-from.js'
export { chain } from './promise-like.js'
export {
  type CorsArguments,
  type CorsHooks,
  type CorsSource,
  createSelect,
} from './select-policy.js'
export { respond, stageResponse } from './stage-response.js'
export { type CorsValidation, validateCorsOptions } from './validate-options.js'
export { mergeVary } from './vary.js'
export { type FetchHooks, type WithCors, withCors } from './with-cors.js'
export { checkHandler } from './validate-handler.js'
export { markWrapped } from './mark.js'
