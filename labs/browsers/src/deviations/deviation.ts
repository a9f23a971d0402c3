import type { EngineName } from '../engines/engine.ts'
import type { Answer, HeaderLines, PageRequest, Stop } from '../lab/lab-case.ts'

/** The places of a case: the URL that a page asks first, and those to which redirects can lead. */
export interface Places {
  readonly page: string
  readonly api: string
  /** An origin other than the API's. */
  readonly other: string
  /** The page's own origin. */
  readonly own: string
}

/**
 * The evidence of a deviation: messages on the wire, the result for the page, or the reason in the
 * console.
 */
type Shown = 'wire' | 'wire with origins' | 'outcome' | 'console'

/** A behavior that differs between engines, and in some of them from the standard. */
export interface Deviation {
  /** The actions of the page and the servers. */
  readonly name: string
  readonly shown: Shown
  /** The requests, in order. A request without a URL goes to the API. */
  readonly requests: readonly Partial<PageRequest>[]
  readonly stops: (places: Places) => Readonly<Record<string, Stop>>
  /** The result by the standard; `null` if the standard does not define it. */
  readonly standard: string | null
  /** The result in each engine. */
  readonly seen: Readonly<Record<EngineName, string>>
}

/** A response that allows everything, and may be kept for ten minutes. */
export function allow(...more: HeaderLines): HeaderLines {
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE'],
    ['Access-Control-Allow-Headers', 'X-A, Authorization, Content-Type, If-None-Match, User-Agent'],
    ['Access-Control-Max-Age', '600'],
    ...more,
  ]
}

/** The same response to preflights and to all other requests, except for the status. */
export function stop(headers: HeaderLines, status = 200, body = ''): Stop {
  const lines: HeaderLines = [['Cache-Control', 'no-store'], ...headers]
  const actual: Answer = { status, headers: lines, body }
  return { preflight: { status: 204, headers: lines }, actual }
}
