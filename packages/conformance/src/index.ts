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
export { conformanceListener } from './listener/listener.js'
export {
  answerErrorWith,
  type ConformanceListener,
  type ConformanceListenerError,
  type ConformanceListenerOptions,
  createConformanceListener,
  pathOfMessage,
} from './listener/app.js'
export { CONFORMANCE_HEADS, type ConformanceHead } from './listener/head.js'
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
export { type ConformanceHost, type ConformanceServer, remoteHost } from './host/host.js'
export { type DescribedResponse, describeResponse, linesOf } from './client/describe-response.js'
export { type RawResponse, sendRaw } from './client/http-client.js'
export {
  conformanceId,
  type ConformanceResult,
  runConformance,
  summarize,
} from './run/run-conformance.js'
export {
  type ServerProcess,
  type ServerProcessOptions,
  startServerProcess,
} from './host/server-process.js'
export { type TestRunner, testConformance } from './run/test-conformance.js'
