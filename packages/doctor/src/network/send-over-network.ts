/// <reference types="node" />
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { exchange } from './exchange.js'

/** How to send over the network. */
export interface NetworkOptions {
  /** Seconds that one exchange may take, from the look-up of the name to the last header; more than 0. Default 10. */
  readonly timeoutSeconds?: number
  /** Certificates to trust besides those that Node.js trusts, in PEM: for servers that are tested. Default none. */
  readonly ca?: string | readonly string[]
  /**
   * Whether to go on where the certificate is not trusted, as `curl --insecure` does. Browsers do not: nobody's page gets an
   * answer there. Default `false`.
   */
  readonly insecure?: boolean
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
  EHOSTUNREACH: 'no network route leads to that address',
  ENETUNREACH: 'no network route leads to that address',
  ENOTFOUND: 'no address is known for that name',
  EAI_AGAIN: 'no address is known for that name',
  ETIMEDOUT: 'nobody answered',
  EPROTO: 'it does not speak TLS. Is it http?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS. Is it http?',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'it speaks neither HTTP/2 nor HTTP/1.1',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS. Is it http?',
  HPE_HEADER_OVERFLOW: 'its headers are longer than any browser reads',
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
 * came: a header that came twice stands there twice. Over https it speaks HTTP/2 where the server does, and HTTP/1.1
 * otherwise. Redirects are not followed, cookies not kept, and bodies of responses not read.
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
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, ca, insecure = false } = options
  return async (request) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    try {
      return await exchange(request, { ca, insecure }, signal)
    } catch (error) {
      throw signal.aborted
        ? new UnreachableError(request.url, 'TIMEOUT', `no answer in ${timeoutSeconds} seconds`)
        : unreachable(request.url, error)
    }
  }
}

function unreachable(url: string, error: unknown): UnreachableError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const isHttpError = code.startsWith('HPE_')
  const [first] = message.split('\n')
  const why = CAUSES[code] ?? (isHttpError ? 'it does not speak HTTP/1.1' : first)
  return new UnreachableError(url, code, `${why}${code === '' ? '' : ` (${code})`}`, error)
}
