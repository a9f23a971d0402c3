// The types that the playground without a server shares with the playground that has live servers.
import type { CorsDecision } from '@webcors/core'
import type { Engine, HeaderList, Reason } from '@webcors/doctor'

export type Decided = Pick<CorsDecision, 'kind' | 'allowed' | 'reason' | 'status'>

/** A request as the server received it, and the response as the server sent it. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly requestHeaders: HeaderList
  readonly decisions: readonly Decided[]
  readonly handlerRan: boolean
  /** `null` until the head is written. */
  readonly response: { readonly status: number; readonly headers: HeaderList } | null
}

/**
 * The doctor's prediction for a request: whether the page may read the response, and the lines in
 * the console.
 */
export interface Prediction {
  readonly allowed: boolean
  readonly cause: Reason | null
  /** The lines that the engine prints in its console. */
  readonly lines: readonly string[]
}

export type Predictions = Readonly<Record<Engine, Prediction>>
