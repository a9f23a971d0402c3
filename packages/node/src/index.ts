export {
  type CorsArguments,
  type CorsDecider,
  type CorsDecision,
  type CorsHeaders,
  type CorsHooks,
  type CorsIssue,
  type CorsIssueCode,
  type CorsOptions,
  CorsOptionsError,
  type CorsPolicy,
  type CorsReason,
  type CorsRequest,
  type CorsSelector,
  type CorsSource,
  type CorsValidation,
  createCors,
  type HostPattern,
  type ListedCorsPolicy,
  type OnDecision,
  type OriginPattern,
  type OriginPredicate,
  type OriginPredicateOptions,
  originsFrom,
  type PredicateCorsPolicy,
  type RequestPredicate,
  validateCorsOptions,
} from '@webcors/core'
export { cors, cors as default, type CorsMiddleware } from './cors.js'
export { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
export {
  type NodeResponse,
  respondOrStage,
  respondTo,
  stageServerResponse,
} from './stage-server-response.js'
export { type ListenerHooks, withCors } from './with-cors.js'
