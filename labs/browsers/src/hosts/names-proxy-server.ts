import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NamesProxy } from '../engines/engine.ts'
import { type Upstream, UpstreamClient } from './upstream.ts'

const OPENSSL = process.env['OPENSSL'] ?? 'openssl'

/** A request and its response, as they were on the wire. */
export interface Passed {
  readonly request: string
  readonly response: string
}

/** Whether an exchange is a CORS-preflight request. */
export function isPreflight({ request }: Passed): boolean {
  return request.startsWith('OPTIONS ') && /\[access-control-request-method:/i.test(request)
}

export interface StartedProxy extends NamesProxy {
  /** Returns the exchanges of a path, in order. */
  passed(path: string): readonly Passed[]
  close(): void
}

/**
 * Starts a proxy to which every host name leads, so that pages can have any origin. The proxy looks
 * up no name, and no traffic leaves the machine. It has a self-signed certificate for all names.
 *
 * @param upstreamOf finds the server that answers for a host
 */
export async function startNamesProxy(
  upstreamOf: (host: string) => Upstream,
): Promise<StartedProxy> {
  const { key, cert } = makeCertificate()
  const client = new UpstreamClient()
  const log = new Map<string, Passed[]>()
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { host = '' } = incoming.headers
    const { pathname, search } = new URL(incoming.url ?? '/', `http://${host}`)
    const to = upstreamOf(host)
    const upstream = client.pass(to, incoming, pathname + search, (status, headers, body) => {
      const message = [incoming.method, pathname, ...pairs(incoming.rawHeaders)].join(' ')
      const answer = [status, ...pairs(headers)].join(' ')
      log.set(pathname, [...(log.get(pathname) ?? []), { request: message, response: answer }])
      outgoing.writeHead(status, [...headers])
      body.pipe(outgoing)
    })
    upstream.on('error', () => outgoing.destroy())
    // The upstream request ends if the browser has left the page.
    outgoing.on('close', () => upstream.destroy())
    incoming.pipe(upstream)
  }
  const secure = createTlsServer({ key, cert }, forward)
  const server = createServer(forward)
  server.on('connect', (_, socket) => {
    socket.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    secure.emit('connection', socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    keyHash: createHash('sha256').update(spki).digest('base64'),
    passed: (path) => log.get(path) ?? [],
    close() {
      client.close()
      secure.closeAllConnections()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Picks the headers of CORS and caches. */
function pairs(raw: readonly string[]): readonly string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 && /^(?:access-control|origin$|vary$|cache-control$)/i.test(name)
      ? [`[${name}: ${raw[index + 1]}]`]
      : [],
  )
}

function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-certificate-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const names = 'subjectAltName=DNS:*.example.com,DNS:api.example.net,DNS:*.example.net'
    const options = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    const files = ['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=webcors']
    execFileSync(OPENSSL, ['req', ...options, ...files, '-addext', names], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
