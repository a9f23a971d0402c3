import type { CorsOptions } from '@webcors/core'
import type { EngineName } from '../engines/engine.ts'
import type { PageRequest } from '../lab/lab-case.ts'

/** The action of the application for a request, from any page. */
export type Route =
  | 'ok'
  | 'own-options'
  | 'put-only'
  | 'behind-sign-in'
  | 'throw'
  | 'invalid'
  | 'missing'
  | 'redirect'
  | 'vary'
  | 'vary-origin'
  | 'own-cors'
  | 'shared'
  | 'stream'
  | 'events'
  | 'kept'

/** An action of a page. */
export interface Step {
  /** The origin of the page. */
  readonly from: string
  readonly route: Route
  readonly request?: Partial<PageRequest>
  /** Whether the page's own server passes the request on, as a reverse proxy does. */
  readonly isOwn?: boolean
  /**
   * The name of this computer by which the page requests the host over plain http; by default the
   * host has its own name.
   */
  readonly localName?: 'localhost' | '127.0.0.1'
  /** Whether other steps of the case request the same URL. */
  readonly isSameUrl?: boolean
  readonly expect: Expectation
  /** The expectation in engines that deviate with any response of the server. */
  readonly exceptIn?: Partial<Readonly<Record<EngineName, Expectation>>>
}

export interface Expectation {
  /** The status that the page reads, `nothing`, or `something` for a loaded resource. */
  readonly gets: number | 'nothing' | 'something'
  readonly body?: string
  /** The names of the application's own headers that the page reads, in lower case. */
  readonly reads?: readonly string[]
  /** Whether the request reached the application. */
  readonly ran?: boolean
  /** The status and CORS headers of the response to the preflight; `null` if none was sent. */
  readonly preflight?: RegExp | null
  /** The status and CORS headers of the actual response on the wire. */
  readonly answer?: RegExp
}

/** The part of a known defect of docs/known-defects.md that a browser can show. */
export interface KnownDefect {
  readonly number: number
  readonly name: string
  readonly options: CorsOptions
  readonly steps: readonly Step[]
}

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example.org'
/** The policy that most cases need: one page is allowed. */
export const FOR_APP = { origin: [APP], exposedHeaders: ['X-B'] } as const satisfies CorsOptions
