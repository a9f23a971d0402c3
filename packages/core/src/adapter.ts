// The kit that adapters are made from: read, decide, stage. Applications never need it.

export { respond } from './fetch/respond.js'
export { stageResponse } from './fetch/stage-response.js'
export { markWrapped } from './marks.js'
export { checkHandler } from './options/validate-handler.js'
export { createIssue, describe, quote } from './options/issue.js'
export { wrongRequestError } from './options/hosts.js'
export type { CheckedSource, DefaultSource, SourceInput } from './policy/checked-source.js'
export { createPolicy } from './policy/create-cors.js'
export {
  type AdapterTraits,
  CorsOutcome,
  createDecide,
  type Decide,
} from './policy/create-decide.js'
export { chain, isPromiseLike } from './promise-like.js'
export { Decision } from './protocol/cors-decision.js'
export { type CorsRequest, readCorsRequest } from './protocol/cors-request.js'
export { isCorsResponseHeaderName } from './protocol/header-names.js'
export { mergeVary } from './protocol/merge-vary.js'
