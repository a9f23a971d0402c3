// What the server, the page and the tests tell each other. Types alone: the page's modules name them in JSDoc.
import type { CorsDecision } from '@webcors/core'
import type { Reason } from '@webcors/doctor'
import type { HostInfo } from '@webcors-apps/site/playground/model/hosts'
import type { Exchange, Predictions } from '@webcors-apps/site/playground/types'

export type { HostInfo } from '@webcors-apps/site/playground/model/hosts'
export type { Decided, Exchange, Prediction } from '@webcors-apps/site/playground/types'

export type Headers = readonly (readonly [name: string, value: string])[]

/** What `/config.json` says. */
export interface Config {
  readonly page: `http://localhost:${number}`
  /** The API of another site: `localhost` and `127.0.0.1` are as far apart as two domains. */
  readonly api: string
  /** The same API at another origin of the page's own site, as `api.example.com` is to `app.example.com`. */
  readonly sameSiteApi: string
  readonly endpoints: readonly EndpointInfo[]
  /** What serves the API that these are of, and what could. */
  readonly host: HostInfo
  readonly hosts: readonly HostInfo[]
  /** A first policy for this host, as text. */
  readonly quickStart: string
}

export interface EndpointInfo {
  readonly prefix: string
  readonly about: string
  /** What its author wrote, as text. */
  readonly source: string
}

/** What the page's script gets: a response that it may read, or an error that says nothing. */
export type Outcome =
  | {
      readonly read: true
      readonly status: number
      readonly headers: Headers
      readonly body: string
      readonly redirected: boolean
      /** In how many pieces the body arrived. */
      readonly pieces: number
      /** How often the upload reported its progress. */
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
  /** What sends it; `fetch` unless stated. `frame` is a sandboxed frame, `xhr` an upload whose progress is watched. */
  readonly via?: 'fetch' | 'xhr' | 'frame'
  /** The server sends the rest when it hears that the first piece was read. */
  readonly isStream?: true
  /** Sends it to the API at the page's own site, where browsers send cookies whatever their settings. */
  readonly sameSite?: true
}

export interface Case {
  readonly id: string
  readonly title: string
  /** What there is to see, and why it is so. */
  readonly why: string
  /** Where the site explains it: a page, and perhaps a heading. */
  readonly docs: string
  readonly steps: readonly Step[]
  readonly expect: Expectation
  /** Whether the error leaves the application, so that what is around it answers. */
  readonly isUnhandled?: true
  /** What is different where a host has a response object, on which headers stay whatever is thrown. */
  readonly onResponseObject?: Pick<Case, 'why' | 'expect'>
}

/** What is to come of the last of the steps; those before are read. */
export interface Expectation {
  readonly outcome: 'read' | 'blocked'
  /** Every exchange with the server, preflights included: `OPTIONS 204`. One that an engine repeats counts once. */
  readonly exchanges: readonly string[]
  /** The policy's last word; not stated where there is no policy. */
  readonly reason?: CorsDecision['reason']
  /** Whether the application ran for the last request. */
  readonly handlerRan: boolean
  /** Response headers that script can read, and those that it cannot: `null`. */
  readonly readable?: Readonly<Record<string, string | null>>
  /** Response headers on the wire, `{page}` for the page's origin; `null` for one that must not be there. */
  readonly sent?: Readonly<Record<string, string | null>>
  /** The least number of pieces in which the body arrives: more than one, unless somebody held it back. */
  readonly pieces?: number
  /** Whether the upload reports its progress. */
  readonly progress?: true
  /** Why the browser blocks, as the doctor calls it. */
  readonly cause?: Reason
}

export interface CaseGroup {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly cases: readonly Case[]
}

/** What became of some requests. */
export interface Sent {
  /** One for each step that was sent. */
  readonly outcomes: readonly Outcome[]
  readonly exchanges: readonly Exchange[]
  readonly predictions: Predictions
}

/** What became of a case. */
export interface CaseResult extends Sent {
  /** In what it differs from what was expected, each in words; none where nothing does. */
  readonly differences: readonly string[]
}
