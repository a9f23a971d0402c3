// The kit that adapters are built from: read a request, decide on it, stage the response.
// Applications never need it.

export { respond } from './fetch/respond.ts'
export { stageResponse } from './fetch/stage-response.ts'
export { markWrapped } from './marks.ts'
export { assertHandler } from './options/validate-handler.ts'
export { createIssue, describe, quote } from './options/issue.ts'
export { wrongRequestError } from './options/hosts.ts'
export type { CheckedSource, DefaultSource, SourceInput } from './policy/checked-source.ts'
export { optionsOfPolicy } from './policy/cors-policy.ts'
export { createPolicy } from './policy/create-cors.ts'
export {
  type AdapterTraits,
  CorsOutcome,
  createDecide,
  type Decide,
} from './policy/create-decide.ts'
export { chain, isPromiseLike } from './promise-like.ts'
export { Decision } from './protocol/cors-decision.ts'
export { type CorsRequest, readCorsRequest } from './protocol/cors-request.ts'
export { isCorsResponseHeaderName } from './protocol/header-names.ts'
export { mergeVary } from './protocol/merge-vary.ts'
