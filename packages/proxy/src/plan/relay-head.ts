import { isCorsResponseHeaderName } from '@webcors/core/adapter'
import { ISOLATING_HEADERS } from '../answer/isolating-headers.js'
import { ProxyError } from '../answer/proxy-error.js'
import { containsSecret } from '../guard/secrets.js'
import type { ResolvedProxyOptions } from '../options/resolved-options.js'
import { DROPPED_HEADERS } from './dropped-headers.js'
import { isRedirect, redirectOf, urlThroughProxy } from './location.js'
import { isConnectionHeader, listOf, type UpstreamCall } from './upstream-call.js'

/**
 * Headers without which a page or a cache would read the body wrongly. They are passed on even if
 * they contain the text of a secret, because a public parameter can have the same text:
 * `format=application/json`.
 */
const BODY_HEADERS = /^(?:cache-control|content-(?:encoding|range|type)|vary)$/

/** The head of a response from a target. */
export interface UpstreamHead {
  readonly status: number
  readonly statusText: string
  /** Alternating names and values, as received. */
  readonly headers: readonly string[]
}

/**
 * The head for the page. `headers` are alternating names and values, without the headers of core's
 * decision.
 */
export interface RelayedHead {
  readonly status: number
  readonly statusText: string
  readonly headers: string[]
  readonly contentLength: number | null
  readonly isEventStream: boolean
}

/**
 * Writes the head of the response for the page.
 *
 * @param prefix the path at which the proxy is mounted, for `Location`
 * @throws {ProxyError} if the response cannot or must not be passed on
 */
export function relayHead(
  answer: UpstreamHead,
  call: UpstreamCall,
  options: ResolvedProxyOptions,
  prefix: string,
): RelayedHead {
  const { status } = answer
  const { target } = call
  // Neither Node.js nor `Response` sends such a status
  // (https://fetch.spec.whatwg.org/#dom-response).
  if (status < 200 || status > 599) throw new ProxyError('upstream-invalid')
  const isPrivate = target.secrets.length > 0 || options.authorize !== undefined
  const nominated = nominatedBy(answer.headers)
  const headers: string[] = []
  let [contentLength, contentType, hasCacheControl]: [number | null, string, boolean] = [
    null,
    '',
    false,
  ]
  let via = ''
  for (let index = 0; index < answer.headers.length; index += 2) {
    const name = answer.headers[index] as string
    let value = answer.headers[index + 1] as string
    const lower = name.toLowerCase()
    if (lower === 'content-length') {
      contentLength = Number(value)
      // A response with 204 must not have a length:
      // https://www.rfc-editor.org/rfc/rfc9110#section-8.6
      if (status !== 204 && status !== 205) headers.push(name, value)
    }
    if (isConnectionHeader(lower)) continue
    if (DROPPED_HEADERS.has(lower) || nominated.includes(lower) || isCorsResponseHeaderName(lower))
      continue
    if (lower === 'content-type') contentType = value
    if (lower === 'location') value = rewriteLocation(value, status, call, options, prefix)
    if (!BODY_HEADERS.test(lower) && containsSecret(value, target.secrets)) continue
    if (lower === 'via') {
      via += `${value}, `
      continue
    }
    if (lower === 'cache-control') {
      hasCacheControl = true
      if (isPrivate) value = makePrivate(value)
    }
    headers.push(name, value)
  }
  assertLength(contentLength, options)
  assertType(contentType, answer, call)
  // The body of a response with 205 is not passed on, and the client would wait for it:
  // https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6
  if (status === 205) {
    contentLength = 0
    headers.push('Content-Length', '0')
  }
  if (isPrivate && !hasCacheControl) headers.push('Cache-Control', 'private')
  for (const [name, value] of ISOLATING_HEADERS) {
    const isPolicy = options.embeddable && name === 'Cross-Origin-Resource-Policy'
    headers.push(name, isPolicy ? 'cross-origin' : value)
  }
  headers.push('Via', `${via}1.1 ${options.name}`)
  // Hosts throw if a reason phrase has other characters:
  // https://www.rfc-editor.org/rfc/rfc9112#section-4
  const isDropped =
    /[^\t\x20-\x7e\x80-\xff]/.test(answer.statusText) ||
    containsSecret(answer.statusText, target.secrets)
  const statusText = isDropped ? '' : answer.statusText
  const isEventStream = /^text\/event-stream\b/i.test(contentType)
  return { status, statusText, headers, contentLength, isEventStream }
}

function nominatedBy(headers: readonly string[]): readonly string[] {
  const names: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    if ((headers[index] as string).toLowerCase() !== 'connection') continue
    // `Connection` must not remove the length, because the message would then end at another byte.
    names.push(...listOf(headers[index + 1] as string).filter((name) => name !== 'content-length'))
  }
  return names
}

function rewriteLocation(
  value: string,
  status: number,
  call: UpstreamCall,
  { redirectTargets }: ResolvedProxyOptions,
  prefix: string,
): string {
  const to = redirectOf(value, call, redirectTargets)
  if (!isRedirect(status)) return to ? urlThroughProxy(to, prefix) : value
  if (to === null || call.target.redirects === 'refuse') throw new ProxyError('redirect-refused')
  const url = urlThroughProxy(to, prefix)
  if (containsSecret(url, call.target.secrets)) throw new ProxyError('redirect-refused')
  return url
}

/** Keeps responses that were fetched with a secret, or for one caller, out of shared caches. */
function makePrivate(value: string): string {
  const kept = value
    .split(',')
    .map((part) => part.trim())
    .filter(
      (part) => !/^(?:public|s-maxage\s*=.*|private(?:\s*=.*)?|proxy-revalidate)$/i.test(part),
    )
  return ['private', ...kept.filter((part) => part !== '')].join(', ')
}

function assertLength(length: number | null, { maxResponseBytes }: ResolvedProxyOptions): void {
  if (length === null) return
  if (!Number.isSafeInteger(length) || length < 0) throw new ProxyError('upstream-invalid')
  if (length > maxResponseBytes) throw new ProxyError('response-too-large')
}

function assertType(
  type: string,
  { status }: UpstreamHead,
  { target, method }: UpstreamCall,
): void {
  const { contentTypes } = target
  if (contentTypes === null || [204, 205, 304].includes(status) || isRedirect(status)) return
  const [essence = ''] = type.toLowerCase().split(';', 1)
  const name = essence.trim()
  const isAllowed = contentTypes.some((one) =>
    one.endsWith('/*') ? name.startsWith(one.slice(0, -1)) : name === one,
  )
  if (!isAllowed && !(method === 'HEAD' && name === '')) {
    throw new ProxyError('response-type-refused')
  }
}
