// The types of the data that the server, the page and the tests exchange. The page's modules name
// them in JSDoc.
import type { CorsDecision } from '@webcors/core'
import type { Reason } from '@webcors/doctor'
import type { HostInfo } from '@webcors-apps/site/playground/model/hosts'
import type { Exchange, Predictions } from '@webcors-apps/site/playground/types'

export type { HostInfo } from '@webcors-apps/site/playground/model/hosts'
export type { Decided, Exchange, Prediction } from '@webcors-apps/site/playground/types'

export type Headers = readonly (readonly [name: string, value: string])[]

/** The content of `/config.json`. */
export interface Config {
  readonly page: `http://localhost:${number}`
  /**
   * The URL of the API on another site: `localhost` and `127.0.0.1` are different sites, as two
   * domains are.
   */
  readonly api: string
  /**
   * The same API at another origin of the page's own site, as `api.example.com` is to
   * `app.example.com`.
   */
  readonly sameSiteApi: string
  readonly endpoints: readonly EndpointInfo[]
  /** The host that serves these endpoints. */
  readonly host: HostInfo
  /** All hosts that can serve the API. */
  readonly hosts: readonly HostInfo[]
  /** A first policy for this host, as text. */
  readonly quickStart: string
}

export interface EndpointInfo {
  readonly prefix: string
  readonly about: string
  /** The code of the endpoint's author, as text. */
  readonly source: string
}

/** The result for the page's script: a response that it may read, or an error without a reason. */
export type Outcome =
  | {
      readonly read: true
      readonly status: number
      readonly headers: Headers
      readonly body: string
      readonly redirected: boolean
      /** The number of pieces in which the body arrived. */
      readonly pieces: number
      /** The number of times that the upload reported its progress. */
      readonly progress: number
    }
  | { readonly read: false; readonly error: string }

/** One request that the page's script sends. */
export interface Step {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly credentials?: RequestCredentials
  /**
   * The sender of the request: a sandboxed frame, or an upload that reports its progress.
   *
   * @default 'fetch'
   */
  readonly via?: 'fetch' | 'xhr' | 'frame'
  /**
   * Whether the server sends the rest of the body after the page has reported that it read the
   * first piece.
   */
  readonly isStream?: true
  /**
   * Whether the request goes to the API of the page's own site, to which browsers always send
   * cookies.
   */
  readonly sameSite?: true
}

export interface Case {
  readonly id: string
  readonly title: string
  /** The result that the reader sees, and the reason for it. */
  readonly why: string
  /** The address of the explanation on the site: a page, perhaps with a heading. */
  readonly docs: string
  readonly steps: readonly Step[]
  readonly expect: Expectation
  /** Whether the error leaves the application, so that the server answers it. */
  readonly isUnhandled?: true
  /**
   * The differences on a host with a response object, which keeps its headers when a handler
   * throws.
   */
  readonly onResponseObject?: Pick<Case, 'why' | 'expect'>
}

/** The expected result of the last step. The responses to earlier steps must be readable. */
export interface Expectation {
  readonly outcome: 'read' | 'blocked'
  /**
   * Every exchange with the server, preflights included: `OPTIONS 204`. A preflight that an engine
   * repeats counts once.
   */
  readonly exchanges: readonly string[]
  /** The reason of the policy's last decision. Absent if the endpoint has no policy. */
  readonly reason?: CorsDecision['reason']
  /** Whether the application ran for the last request. */
  readonly handlerRan: boolean
  /**
   * The values of response headers as script reads them; `null` for a header that script cannot
   * read.
   */
  readonly readable?: Readonly<Record<string, string | null>>
  /**
   * The values of response headers on the wire, with `{page}` for the page's origin; `null` for a
   * header that must be absent.
   */
  readonly sent?: Readonly<Record<string, string | null>>
  /**
   * The smallest number of pieces in which the body may arrive. One piece would mean that a layer
   * buffered the body.
   */
  readonly pieces?: number
  /** Whether the upload reports its progress. */
  readonly progress?: true
  /** The doctor's code for the reason why the browser blocks. */
  readonly cause?: Reason
}

export interface CaseGroup {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly cases: readonly Case[]
}

/** The results of sending some steps. */
export interface Sent {
  /** One outcome for each step that was sent. */
  readonly outcomes: readonly Outcome[]
  readonly exchanges: readonly Exchange[]
  readonly predictions: Predictions
}

/** The result of a case. */
export interface CaseResult extends Sent {
  /** The differences from the expectation, in words; empty if the case went as expected. */
  readonly differences: readonly string[]
}
