export type { ScriptApi } from './console/blocked-request.js'
export { consoleMessages, scriptError } from './console/console-messages.js'
export type { ThirdPartyCookies } from './cookies/cookie-behavior.js'
export { type CookieEvent, CookieJar, type CookieRequest } from './cookies/cookie-jar.js'
export { type DiagnoseOptions, type Diagnosis, diagnose } from './diagnose/diagnose.js'
export type { Evidence, Finding, FindingCode, Severity } from './diagnose/finding.js'
export { type Explanation, explain } from './explain/explain.js'
export type { Fix, FixPolicy, FixTarget } from './fixes/fix.js'
export { FIX_TARGETS, writeFixes } from './fixes/fix-targets.js'
export type { HeaderList, RequestMessage, ResponseMessage, Send } from './simulate/http-message.js'
export type { Engine, Printer } from './tables/message-template.js'
export type { Side } from './tables/reason-entry.js'
export type { OtherCause } from './tables/other-cause.js'
export { PreflightCache } from './simulate/preflight-cache.js'
export type { Failure, Phase, Reason } from './simulate/reason.js'
export { sendTo } from './simulate/send-to.js'
export { simulate } from './simulate/simulate.js'
export type {
  AddressSpace,
  SimulatedRequest,
  SimulateOptions,
} from './simulate/simulated-request.js'
export type { Exchange, Simulation, SimulationStep } from './simulate/simulation.js'
