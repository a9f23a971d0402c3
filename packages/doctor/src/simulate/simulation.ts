import type { CookieEvent } from '../cookies/cookie-jar.js'
import type { RequestMessage, ResponseMessage } from './http-message.js'
import type { Failure, Phase, Reason } from './reason.js'

/** One step of the standard that the simulation carried out. */
export interface SimulationStep {
  /** The name of the step in the standard: `CORS check`. */
  readonly step: string
  readonly phase: Phase
  /** The outcome in words. */
  readonly outcome: string
  readonly passed: boolean
}

/** One request on the wire, and its response. */
export interface Exchange {
  readonly phase: 'preflight' | 'actual'
  readonly request: RequestMessage
  /** Whether the browser adds cookies and other credentials. */
  readonly isCredentialed: boolean
  /** `null` if no response arrived. */
  readonly response: ResponseMessage | null
  /**
   * The outcome for the visitor's cookies and for the cookies that the response sets; empty without
   * a `CookieJar`.
   */
  readonly cookies: readonly CookieEvent[]
}

/** The result for the page, and the steps that led to it. */
export interface Simulation {
  /** Whether the script gets a response. */
  readonly allowed: boolean
  /**
   * The reason why the request is blocked; `opaque-response` if the script gets a response that it
   * cannot read; `null` otherwise.
   */
  readonly reason: Reason | null
  /** The phase in which the request is blocked; `null` if it is allowed. */
  readonly phase: Phase | null
  /** The values that messages about the reason name. */
  readonly values: Failure['values']
  /**
   * The response type of the Fetch standard; `null` if the request is blocked.
   *
   * @see https://fetch.spec.whatwg.org/#concept-response-type
   */
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect' | null
  /** The value of `response.status`; `null` if the request is blocked. */
  readonly status: number | null
  /** The names of the headers that the script can read: in lower case, sorted. */
  readonly readableHeaders: readonly string[]
  readonly exchanges: readonly Exchange[]
  readonly steps: readonly SimulationStep[]
  /**
   * Facts that work in today's browsers but not by the standard, and headers that the browser
   * drops.
   */
  readonly warnings: readonly string[]
}
