export {
  type ConformanceApp,
  type ConformanceError,
  answerError,
  createConformanceApp,
} from './conformance-app.js'
export {
  type ConformanceArguments,
  type ConformanceHost,
  conformanceArguments,
  PREDICATES,
} from './conformance-arguments.js'
export { conformanceHandler, pathOfRequest } from './conformance-handler.js'
export { CONFORMANCE_POLICIES } from './conformance-policies.js'
export type {
  ConformanceExpectation,
  ConformanceOptions,
  ConformancePolicy,
  ConformanceRequest,
  ConformanceSend,
  ConformanceSource,
  HeaderLines,
  PredicateName,
  SelectorName,
} from './conformance-policy.js'
export {
  type ConformanceRoute,
  CONFORMANCE_ROUTES,
  findRoute,
  NOT_FOUND,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from './conformance-routes.js'
export { NOT_IN_TABLE } from './not-in-table.js'
