/// <reference types="node" />
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { exchange } from './exchange.js'

/** Options of {@link sendOverNetwork}. */
export interface NetworkOptions {
  /**
   * Seconds that one exchange may take, from the lookup of the name to the last header. It must be
   * more than 0.
   *
   * @default 10
   */
  readonly timeoutSeconds?: number
  /**
   * Certificates in PEM to trust besides those that Node.js trusts. A test server often needs this.
   *
   * @default none
   */
  readonly ca?: string | readonly string[]
  /**
   * Whether to continue if the certificate is not trusted, as `curl --insecure` does. Browsers do
   * not continue, so a page gets no response from such a server.
   *
   * @default false
   */
  readonly insecure?: boolean
}

/**
 * No response came, or it was not HTTP. The message gives the cause in one line.
 *
 * @example
 * ```ts
 * try {
 *   await send(message)
 * } catch (error) {
 *   if (error instanceof UnreachableError) console.error(error.code, error.message)
 * }
 * ```
 */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  /** The URL that was requested. */
  readonly url: string
  /**
   * The code of the cause: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`; `TIMEOUT` after
   * `timeoutSeconds`.
   */
  readonly code: string

  constructor(url: string, code: string, why: string, cause?: unknown) {
    super(`Cannot reach ${url}: ${why}`, { cause })
    this.url = url
    this.code = code
  }
}

const DEFAULT_TIMEOUT_SECONDS = 10

/** The causes of errors by their code in Node.js. They continue "Cannot reach <url>:". */
const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused. Nothing listens there',
  ECONNRESET: 'the connection was closed without an answer',
  EHOSTUNREACH: 'no network route leads to that address',
  ENETUNREACH: 'no network route leads to that address',
  ENOTFOUND: 'no address is known for that name',
  EAI_AGAIN: 'no address is known for that name',
  ETIMEDOUT: 'no server answered',
  EPROTO: 'it does not speak TLS. Is it http?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS. Is it http?',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'it speaks neither HTTP/2 nor HTTP/1.1',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS. Is it http?',
  HPE_HEADER_OVERFLOW: 'its headers are longer than any browser reads',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed, and not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is signed by an authority that is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/**
 * Creates a function that sends requests over the network as a browser would, with `Origin`.
 * Responses keep every header line, so a header that came twice is in the list twice. Over https it
 * uses HTTP/2 if the server supports it, and HTTP/1.1 otherwise. It follows no redirects, stores no
 * cookies, and reads no bodies of responses.
 *
 * @example
 * ```ts
 * const simulation = await simulate(request, sendOverNetwork({ timeoutSeconds: 5 }))
 * ```
 *
 * @returns a function that rejects with {@link UnreachableError} if no response came
 */
export function sendOverNetwork(
  options: NetworkOptions = {},
): (request: RequestMessage) => Promise<ResponseMessage> {
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, ca, insecure = false } = options
  return async (request) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    try {
      return await exchange(request, { ca, insecure }, signal)
    } catch (error) {
      throw signal.aborted
        ? new UnreachableError(request.url, 'TIMEOUT', `no answer in ${timeoutSeconds} seconds`)
        : createUnreachableError(request.url, error)
    }
  }
}

/** Creates the error for a failed exchange. */
function createUnreachableError(url: string, error: unknown): UnreachableError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const isHttpError = code.startsWith('HPE_')
  const [first] = message.split('\n')
  const why = CAUSES[code] ?? (isHttpError ? 'it does not speak HTTP/1.1' : first)
  return new UnreachableError(url, code, `${why}${code === '' ? '' : ` (${code})`}`, error)
}
