import type { CookieEvent } from '../cookies/cookie-jar.js'
import type { RequestMessage, ResponseMessage } from './http-message.js'
import type { Failure, Phase, Reason } from './reason.js'

/** One step of the standard that was carried out. */
export interface SimulationStep {
  /** Its name there: `CORS check`. */
  readonly step: string
  readonly phase: Phase
  /** What came of it, in words. */
  readonly outcome: string
  readonly passed: boolean
}

/** One request that went over the wire, and what came back; `null` where nothing did. */
export interface Exchange {
  readonly phase: 'preflight' | 'actual'
  readonly request: RequestMessage
  /** Whether the browser adds cookies and other credentials. */
  readonly isCredentialed: boolean
  readonly response: ResponseMessage | null
  /** What became of the visitor's cookies, and of those that the response sets; empty without a `CookieJar`. */
  readonly cookies: readonly CookieEvent[]
}

/** What the page gets, and how it came to that. */
export interface Simulation {
  /** Whether the script gets a response. */
  readonly allowed: boolean
  /** Why not; `opaque-response` where it gets one that it cannot read; else `null`. */
  readonly reason: Reason | null
  readonly phase: Phase | null
  /** The values that the reason is about. */
  readonly values: Failure['values']
  /** Fetch, "response type"; `null` where it is blocked. */
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect' | null
  /** What `response.status` reads; `null` where it is blocked. */
  readonly status: number | null
  /** In lower case, sorted. */
  readonly readableHeaders: readonly string[]
  readonly exchanges: readonly Exchange[]
  readonly steps: readonly SimulationStep[]
  /** What works in browsers today and not by the standard. */
  readonly warnings: readonly string[]
}
