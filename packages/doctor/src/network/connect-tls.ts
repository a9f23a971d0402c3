/// <reference types="node" />
import { isIP } from 'node:net'
import { connect, rootCertificates, type TLSSocket } from 'node:tls'

/** Which certificates to trust. */
export interface Trust {
  readonly ca: string | readonly string[] | undefined
  readonly insecure: boolean
}

/** Offers HTTP/2 before HTTP/1.1, as browsers do: some servers have the one, some the other. */
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
      // SNI allows names alone, not addresses: RFC 6066, section 3.
      ...(isIP(host) === 0 && { servername: host }),
      // What is given stands in place of the usual ones, which are meant to stay.
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
