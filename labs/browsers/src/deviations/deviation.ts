import type { EngineName } from '../engines/engine.ts'
import type { Answer, HeaderLines, PageRequest, Stop } from '../lab/lab-case.ts'

/** Where things are in a case: what a page asks first, and where redirects can lead. */
export interface Places {
  readonly page: string
  readonly api: string
  /** Another origin than the API's. */
  readonly other: string
  /** The page's own origin. */
  readonly own: string
}

/** What shows a deviation: messages on the wire, what the page gets, or the reason in the console. */
type Shown = 'wire' | 'wire with origins' | 'outcome' | 'console'

/** Something that engines do in different ways, and not all as the standard says. */
export interface Deviation {
  /** What the page and the servers do. */
  readonly name: string
  readonly shown: Shown
  /** One after the other; without a URL the API is asked. */
  readonly requests: readonly Partial<PageRequest>[]
  readonly stops: (places: Places) => Readonly<Record<string, Stop>>
  /** By the standard: `null` for what it says nothing of. */
  readonly standard: string | null
  /** What is seen in each engine. */
  readonly seen: Readonly<Record<EngineName, string>>
}

/** The answer that allows it all, and lets it be kept for ten minutes. */
export function allow(...more: HeaderLines): HeaderLines {
  return [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE'],
    ['Access-Control-Allow-Headers', 'X-A, Authorization, Content-Type, If-None-Match, User-Agent'],
    ['Access-Control-Max-Age', '600'],
    ...more,
  ]
}

/** The same answer to preflights and to all else, but for the status. */
export function stop(headers: HeaderLines, status = 200, body = ''): Stop {
  const lines: HeaderLines = [['Cache-Control', 'no-store'], ...headers]
  const actual: Answer = { status, headers: lines, body }
  return { preflight: { status: 204, headers: lines }, actual }
}
