/// <reference types="node" />
import { isIP } from 'node:net'
import { connect, rootCertificates, type TLSSocket } from 'node:tls'

/** The certificates to trust. */
export interface Trust {
  /** Certificates in PEM, besides those that Node.js trusts. */
  readonly ca: string | readonly string[] | undefined
  /** Whether to trust every certificate. */
  readonly insecure: boolean
}

/**
 * Opens a TLS connection. It offers HTTP/2 before HTTP/1.1, as browsers do, because some servers
 * speak only one of them.
 *
 * @returns a promise that rejects if the connection fails or the signal aborts
 */
export function connectTls(
  url: URL,
  { ca, insecure }: Trust,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ALPNProtocols: ['h2', 'http/1.1'],
      ...(insecure && { rejectUnauthorized: false }),
      // SNI allows only names, and no addresses: https://www.rfc-editor.org/rfc/rfc6066#section-3
      ...(isIP(host) === 0 && { servername: host }),
      // With `ca`, Node.js trusts no other certificates, so its own ones are passed along.
      ...(ca !== undefined && { ca: [...rootCertificates, ...[ca].flat()] }),
    })
    const abort = (): void => void socket.destroy(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    socket.once('close', () => signal.removeEventListener('abort', abort))
    socket.once('secureConnect', () => resolve(socket))
    socket.on('error', reject)
  })
}
