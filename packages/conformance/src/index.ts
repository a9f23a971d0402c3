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
export { conformanceListener } from './conformance-listener.js'
export {
  answerErrorWith,
  type ConformanceListener,
  type ConformanceListenerError,
  type ConformanceListenerOptions,
  createConformanceListener,
  pathOfMessage,
} from './conformance-listener-app.js'
export { CONFORMANCE_HEADS, type ConformanceHead } from './conformance-listener-head.js'
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
export { type ConformanceDoor, type ConformanceServer, remoteDoor } from './conformance-door.js'
export { type DescribedResponse, describeResponse, linesOf } from './describe-response.js'
export { type RawResponse, sendRaw } from './http-client.js'
export {
  conformanceId,
  type ConformanceResult,
  runConformance,
  summarize,
} from './run-conformance.js'
export {
  type ServerProcess,
  type ServerProcessOptions,
  startServerProcess,
} from './server-process.js'
export { type TestRunner, testConformance } from './test-conformance.js'
