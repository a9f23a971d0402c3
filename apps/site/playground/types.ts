// What the playground without a server and the one with live servers have in common.
import type { CorsDecision } from '@webcors/core'
import type { Engine, HeaderList, Reason } from '@webcors/doctor'

export type Decided = Pick<CorsDecision, 'kind' | 'allowed' | 'reason' | 'status'>

/** One request as it came to the server, and the answer as it left. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly requestHeaders: HeaderList
  readonly decisions: readonly Decided[]
  readonly handlerRan: boolean
  /** `null` until the head is written. */
  readonly response: { readonly status: number; readonly headers: HeaderList } | null
}

/** What the doctor says of a request: what the page gets of it, and what the console prints. */
export interface Prediction {
  readonly allowed: boolean
  readonly cause: Reason | null
  /** What the engine prints in its console. */
  readonly lines: readonly string[]
}

export type Predictions = Readonly<Record<Engine, Prediction>>
