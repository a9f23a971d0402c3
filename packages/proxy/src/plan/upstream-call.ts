import { CONNECTION_HEADERS } from '../options/header-tables.js'
import type { ResolvedProxyOptions, ResolvedTarget } from '../options/resolved-options.js'
import type { Destination } from './locate.js'
import type { RequestHead } from './request-head.js'

/** A request to a target, ready to be sent. */
export interface UpstreamCall {
  readonly target: ResolvedTarget
  readonly url: URL
  readonly method: string
  /** The path and the query, with secrets. */
  readonly path: string
  /** The headers, with names in lower case. None of them frames the message. */
  readonly headers: Record<string, string>
}

/**
 * Writes the request to a target. The server's headers replace the page's allowed headers of the
 * same names.
 */
export function createUpstreamCall(
  head: RequestHead,
  { target, url, path, query }: Destination,
  options: ResolvedProxyOptions,
): UpstreamCall {
  const headers: Record<string, string> = {}
  // The client nominates headers for its own connection
  // (https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1). They are removed before the proxy adds
  // its own headers, so that a client cannot remove a secret.
  const nominated = listOf(head.header('connection'))
  head.eachHeader((name, value) => {
    if (target.requestHeaders.has(name) && !nominated.includes(name)) headers[name] = value
  })
  headers['user-agent'] ??= options.userAgent
  for (const [name, value] of target.headers) headers[name] = value
  const via = head.header('via')
  headers['via'] = `${via === null ? '' : `${via}, `}1.1 ${options.name}`
  const { method } = head
  return { target, url, method, path: path + withSecrets(query, target.query), headers }
}

/** Reads the header names of a comma-separated list, in lower case. */
export function listOf(value: string | null): readonly string[] {
  if (value === null) return []
  return value.split(',').map((name) => name.trim().toLowerCase())
}

/**
 * Adds the server's parameters, in place of the page's with the same names. The rest stays
 * unchanged, byte for byte.
 */
function withSecrets(query: string, secrets: ResolvedTarget['query']): string {
  if (secrets.length === 0) return query
  const kept = withoutParameters(query, secrets)
  const added = secrets.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return `?${[...(kept.length > 1 ? [kept.slice(1)] : []), ...added].join('&')}`
}

/** Returns a query without the parameters that have these names. */
export function withoutParameters(query: string, names: ResolvedTarget['query']): string {
  if (query === '' || names.length === 0) return query
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => {
      const [name] = [...new URLSearchParams(part).keys()]
      return !names.some(([own]) => own === name)
    })
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** Whether a header belongs to one connection. Such a header is never passed on. */
export function isConnectionHeader(name: string): boolean {
  return CONNECTION_HEADERS.includes(name)
}
