import type { ProxyRequest } from '../options/proxy-options.js'

/** The head of a request, as every host can show it. Header names are in lower case. */
export interface RequestHead {
  readonly method: string
  /** Path and query, in the form that the URL parser writes; without a fragment. */
  readonly pathAndQuery: string
  /** What stands in front of the path where the proxy is mounted, for `Location`: `/proxy`, or nothing. */
  readonly prefix: string
  header(name: string): string | null
  eachHeader(use: (name: string, value: string) => void): void
  /** Whether a body follows, however long. */
  readonly hasBody: boolean
  /** What `authorize`, `limit` and `onExchange` get. */
  readonly request: ProxyRequest
}

/** Path and query of a request target, dot segments resolved; `null` for what has none (`*`, `host:443`). */
export function normalizeTarget(target: string): string | null {
  // An absolute path is put behind a host, so that `//other.example` is a path and not a host.
  const absolute = target.startsWith('/') ? `http://proxy.invalid${target}` : target
  if (!/^https?:\/\//i.test(absolute)) return null
  try {
    return pathOf(new URL(absolute))
  } catch {
    return null
  }
}

/** Path and query, byte for byte; an empty query keeps its question mark. */
export function pathOf({ href, origin, hash }: URL): string {
  const end = hash === '' ? href.length - (href.endsWith('#') ? 1 : 0) : href.length - hash.length
  const authority = href.indexOf('/', origin.indexOf('//') + 2)
  return href.slice(authority, end)
}
