/** Header lines in the order in which they are sent; a name may come twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** How a script sends what it writes itself. */
export type ScriptApi = 'fetch' | 'XMLHttpRequest'

/** The other ways to ask across origins: they report only that the response arrived. */
export type LoaderApi =
  | 'EventSource'
  | 'module script'
  | 'import()'
  | 'image'
  /** Without `crossorigin`: shown to anyone, and read by nobody. */
  | 'plain image'
  | 'font'

/** What a page asks for. */
export interface LabRequest<A extends ScriptApi | LoaderApi = ScriptApi> {
  readonly api: A
  readonly url: string
  readonly method: string
  readonly headers: HeaderLines
  readonly credentials: 'omit' | 'same-origin' | 'include'
  readonly redirect: 'follow' | 'error' | 'manual'
  readonly body: string | null
  /** Whether upload progress is listened to; of `XMLHttpRequest` alone. */
  readonly upload: boolean
  /** How often it is sent, one after the other: the second time its preflight may have been kept. */
  readonly times: number
  /** How many messages an `EventSource` waits for, and comes back for; default one. */
  readonly messages?: number
}

/** A request by any of the ways there are. */
export type PageRequest = LabRequest<ScriptApi | LoaderApi>

/** What the script gets. */
export type Outcome =
  | {
      readonly allowed: true
      readonly type: string | null
      /** `null` where the browser reports only that the resource was loaded. */
      readonly status: number | null
      /** In lower case, sorted. */
      readonly readable: readonly string[]
      /** What it reads. */
      readonly body?: string
    }
  | { readonly allowed: false; readonly error: string }

/** One answer of a server, as it is written on the wire. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderLines
  readonly body?: string
}

/** A server's answers at one URL. A redirect leads from one stop to the next. */
export interface Stop {
  readonly preflight: Answer
  readonly actual: Answer
}

/** A request and what the servers answer to it, by URL. */
export interface LabCase<A extends PageRequest['api'] = ScriptApi> {
  readonly id: string
  readonly request: LabRequest<A>
  readonly stops: Readonly<Record<string, Stop>>
}

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly origin: string | null
  readonly requestMethod: string | null
  readonly requestHeaders: string | null
}

/** Whether a request is a CORS-preflight request, to a server. */
export function isPreflight({ method, requestMethod }: WireRequest): boolean {
  return method === 'OPTIONS' && requestMethod !== null
}
