/// <reference types="node" />
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { HeaderList, RequestMessage, ResponseMessage } from './http-message.js'

/** How to send over the network. */
export interface NetworkOptions {
  /** Seconds that one exchange may take, from the look-up of the name to the last header; more than 0. Default 10. */
  readonly timeoutSeconds?: number
  /** Certificates to trust besides those that Node.js trusts, in PEM: for servers that are tested. Default none. */
  readonly ca?: string | readonly string[]
}

/** Nobody answered, or not in HTTP. Its message says why, in one line. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  readonly url: string
  /** The code of the cause: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
  readonly code: string

  constructor(url: string, code: string, why: string, cause?: unknown) {
    super(`Cannot reach ${url}: ${why}`, { cause })
    this.url = url
    this.code = code
  }
}

const DEFAULT_TIMEOUT_SECONDS = 10

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused. Nothing listens there',
  ECONNRESET: 'the connection was closed without an answer',
  EHOSTUNREACH: 'there is no way to that address',
  ENETUNREACH: 'there is no way to that address',
  ENOTFOUND: 'no address is known for that name',
  EAI_AGAIN: 'no address is known for that name',
  ETIMEDOUT: 'nobody answered',
  EPROTO: 'it does not speak TLS. Is it http?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS. Is it http?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, and not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is signed by an authority that is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/**
 * Sends over the network what a browser would send, `Origin` included, and tells what comes back as it
 * came: a header that came twice stands there twice. Redirects are not followed, cookies not kept, and
 * bodies of responses not read.
 *
 * @example
 * ```ts
 * const simulation = await simulate(request, sendOverNetwork({ timeoutSeconds: 5 }))
 * ```
 *
 * @returns a function that rejects with {@link UnreachableError} where no answer came
 */
export function sendOverNetwork(
  options: NetworkOptions = {},
): (request: RequestMessage) => Promise<ResponseMessage> {
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options
  return async (request) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    try {
      return await exchange(request, options.ca, signal)
    } catch (error) {
      throw signal.aborted
        ? new UnreachableError(request.url, 'TIMEOUT', `no answer in ${timeoutSeconds} seconds`)
        : unreachable(request.url, error)
    }
  }
}

function exchange(
  message: RequestMessage,
  ca: NetworkOptions['ca'],
  signal: AbortSignal,
): Promise<ResponseMessage> {
  const url = new URL(message.url)
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request: ClientRequest = send(url, {
      method: message.method,
      headers: headersOf(url, message),
      agent: false,
      signal,
      ...(ca !== undefined && { ca: typeof ca === 'string' ? ca : [...ca] }),
    })
    const finish = (response: IncomingMessage): void => {
      const status = response.statusCode ?? 0
      resolve({ status, headers: pairs(response.rawHeaders) })
      // What comes after the head is not needed.
      response.on('error', () => {})
      request.destroy()
    }
    request.on('response', finish)
    request.on('upgrade', finish)
    request.on('error', reject)
    request.end(message.body)
  })
}

/** As an array, so that names keep their spelling and may come twice; Node.js then adds no `Host`. */
function headersOf(url: URL, { method, headers, body }: RequestMessage): string[] {
  const has = (name: string): boolean => headers.some(([other]) => other.toLowerCase() === name)
  const all: (readonly [string, string])[] = [['Host', url.host], ...headers]
  if (!has('accept')) all.push(['Accept', '*/*'])
  if (!has('user-agent')) all.push(['User-Agent', 'webcors-doctor'])
  // A body without a length would be sent in chunks, which browsers do not do.
  const mayHaveBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  if (body !== undefined || mayHaveBody) {
    all.push(['Content-Length', String(new TextEncoder().encode(body ?? '').length)])
  }
  return all.flat()
}

function pairs(raw: readonly string[]): HeaderList {
  const headers: [string, string][] = []
  for (let at = 0; at < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return headers
}

function unreachable(url: string, error: unknown): UnreachableError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const isHttpError = code.startsWith('HPE_')
  const why = isHttpError ? 'it does not speak HTTP/1.1' : (CAUSES[code] ?? message.split('\n')[0])
  return new UnreachableError(url, code, `${why}${code === '' ? '' : ` (${code})`}`, error)
}
