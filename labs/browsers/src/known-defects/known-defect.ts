import type { CorsOptions } from '@webcors/core'
import type { PageRequest } from '../lab/lab-case.ts'

/** What the application does with a request, for whatever page it comes from. */
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

/** What a page does. */
export interface Step {
  /** Where the page is. */
  readonly from: string
  readonly route: Route
  readonly request?: Partial<PageRequest>
  /** The page's own server passes the request on, as a reverse proxy does. */
  readonly isOwn?: boolean
  /** The URL that other steps of the same case ask for, too. */
  readonly isSameUrl?: boolean
  readonly expect: Expectation
}

export interface Expectation {
  /** A status that it reads, `nothing`, or `something` that is loaded. */
  readonly gets: number | 'nothing' | 'something'
  readonly body?: string
  /** In lower case: which of the application's own headers it reads. */
  readonly reads?: readonly string[]
  /** Whether the application was asked for it. */
  readonly ran?: boolean
  /** How the preflight was answered: status and CORS headers; `null` where none was sent. */
  readonly preflight?: RegExp | null
  /** What the answer itself had on the wire: its status and CORS headers. */
  readonly answer?: RegExp
}

/** A row of the list of what must never happen, as far as a browser can see it. */
export interface KnownDefect {
  readonly number: number
  readonly name: string
  readonly options: CorsOptions
  readonly steps: readonly Step[]
}

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example.org'
/** What most of them need: one page that may. */
export const FOR_APP = { origin: [APP], exposedHeaders: ['X-B'] } as const satisfies CorsOptions
