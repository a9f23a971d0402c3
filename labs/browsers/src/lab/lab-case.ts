/** Header lines in the order in which they are sent. A name may occur twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** The APIs by which a script sends a request that it can configure. */
export type ScriptApi = 'fetch' | 'XMLHttpRequest'

/** Other ways to send requests across origins. They report only whether the resource was loaded. */
export type LoaderApi =
  | 'EventSource'
  | 'module script'
  | 'import()'
  | 'image'
  /** An image without `crossorigin`, which any page may show but no page may read. */
  | 'plain image'
  | 'font'

/** A request of a page. */
export interface LabRequest<A extends ScriptApi | LoaderApi = ScriptApi> {
  readonly api: A
  readonly url: string
  readonly method: string
  readonly headers: HeaderLines
  readonly credentials: 'omit' | 'same-origin' | 'include'
  readonly redirect: 'follow' | 'error' | 'manual'
  readonly body: string | null
  /** Whether the script listens to upload progress, only for `XMLHttpRequest`. */
  readonly upload: boolean
  /**
   * The number of times that the request is sent, in turn. The browser may have kept the first
   * preflight for later times.
   */
  readonly times: number
  /** The number of messages for which an `EventSource` waits and reconnects. @default 1 */
  readonly messages?: number
}

/** A request by any of these APIs. */
export type PageRequest = LabRequest<ScriptApi | LoaderApi>

/** The result that the script gets. */
export type Outcome =
  | {
      readonly allowed: true
      readonly type: string | null
      /** The status; `null` if the browser reports only that the resource was loaded. */
      readonly status: number | null
      /** The names of readable headers, in lower case and sorted. */
      readonly readable: readonly string[]
      /** The body that the script reads. */
      readonly body?: string
    }
  | { readonly allowed: false; readonly error: string }

/** One response of a server, as it is written on the wire. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderLines
  readonly body?: string
}

/** A server's responses at one URL. A redirect leads from one stop to the next. */
export interface Stop {
  readonly preflight: Answer
  readonly actual: Answer
}

/** A request, and the responses of the servers by URL. */
export interface LabCase<A extends PageRequest['api'] = ScriptApi> {
  readonly id: string
  readonly request: LabRequest<A>
  readonly stops: Readonly<Record<string, Stop>>
}

/** A request as it was on the wire. */
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
