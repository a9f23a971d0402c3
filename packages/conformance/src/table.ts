export {
  type ConformanceApp,
  type ConformanceError,
  answerError,
  createConformanceApp,
} from './app/app.js'
export { breakingBody, pausedBody, streamOf } from './app/bodies.js'
export {
  type ConformanceArguments,
  type ConformanceAdapter,
  conformanceArguments,
  PREDICATES,
} from './policies/arguments.js'
export { conformanceHandler, pathOfRequest } from './app/handler.js'
export { CONFORMANCE_POLICIES } from './policies/policies.js'
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
} from './policies/policy.js'
export {
  type ConformanceRoute,
  CONFORMANCE_ROUTES,
  findRoute,
  NOT_FOUND,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from './app/routes.js'
export { NOT_IN_TABLE } from './policies/not-in-table.js'
