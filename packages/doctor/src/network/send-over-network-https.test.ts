import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { GET, listen } from './send-over-network.test-util.js'
import { sendOverNetwork } from './send-over-network.js'

/** Only the program `openssl` can create the certificate that the tests need. */
const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0
  } catch {
    return false
  }
})()

// Skipped without openssl, because no certificate can be created.
describe.skipIf(!hasOpenssl)('https', () => {
  test('reports a certificate that is not trusted, and trusts one that is given', async () => {
    const { key, cert } = createCertificate()
    const server = createHttpsServer({ key, cert }, (_, response) =>
      response.setHeader('X-Secure', 'yes').end('hello'),
    )
    const url = `https://localhost:${await listen(server)}/`
    const distrusted = sendOverNetwork()({ url, ...GET })
    await expect(distrusted).rejects.toThrow('its certificate is self-signed, and not trusted')
    const trusted = await sendOverNetwork({ ca: cert })({ url, ...GET })
    expect(trusted.headers).toContainEqual(['X-Secure', 'yes'])
    const byAddress = { url: url.replace('localhost', '127.0.0.1'), ...GET }
    const other = sendOverNetwork({ ca: cert })(byAddress)
    await expect(other).rejects.toThrow('its certificate is for another name')
    const anyway = await sendOverNetwork({ insecure: true })(byAddress)
    expect(anyway.headers).toContainEqual(['X-Secure', 'yes'])
  })

  test('uses HTTP/2 if the server speaks nothing else, and keeps the header lines', async () => {
    const { key, cert } = createCertificate()
    const received: unknown[] = []
    const server = createHttp2Server({ key, cert }, (request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += String(part)))
      request.on('end', () => {
        const { origin, 'x-twice': twice } = request.headers
        received.push([request.method, request.url, request.authority, origin, twice, body])
        response.setHeader('Vary', ['Origin', 'Accept'])
        response.writeHead(403).end('x'.repeat(100_000))
      })
    })
    const port = await listen(server)
    const url = `https://localhost:${port}/a?b`
    const headers = [
      ['Origin', 'https://app.example.com'],
      ['X-Twice', '1'],
      ['x-twice', '2'],
    ] as const
    const message = { url, method: 'PUT', headers, body: 'größe' }
    const { status, headers: sent } = await sendOverNetwork({ ca: cert })(message)
    expect([status, sent.filter(([name]) => name === 'vary')]).toEqual([
      403,
      [
        ['vary', 'Origin'],
        ['vary', 'Accept'],
      ],
    ])
    expect(sent.map(([name]) => name)).not.toContain(':status')
    expect(received).toEqual([
      ['PUT', '/a?b', `localhost:${port}`, 'https://app.example.com', '1, 2', 'größe'],
    ])
  })

  test('rejects if an HTTP/2 server stops answering or closes the connection', async () => {
    const { key, cert } = createCertificate()
    const server = createHttp2Server({ key, cert }, (request) => {
      if (request.url === '/gone') request.stream.session?.destroy()
    })
    const url = `https://localhost:${await listen(server)}/`
    const send = sendOverNetwork({ ca: cert, timeoutSeconds: 0.5 })
    await expect(send({ url, ...GET })).rejects.toThrow('no answer in 0.5 seconds')
    await expect(send({ url: `${url}gone`, ...GET })).rejects.toThrow(/without an answer/)
  })

  test('rejects if a server never finishes the TLS handshake', async () => {
    const server = createServer(() => {})
    const url = `https://127.0.0.1:${await listen(server)}/`
    const sent = sendOverNetwork({ timeoutSeconds: 0.2 })({ url, ...GET })
    await expect(sent).rejects.toThrow('no answer in 0.2 seconds')
  })
})

/** Creates a self-signed certificate for `localhost`. */
function createCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-certificate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = (name: string): string => join(folder, name)
  const certificate = ['-x509', '-days', '2', '-subj', '/CN=localhost', '-addext']
  const names = 'subjectAltName=DNS:localhost'
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const out = ['-keyout', file('key.pem'), '-out', file('cert.pem')]
  execFileSync('openssl', ['req', ...certificate, names, ...key, ...out], { stdio: 'ignore' })
  return {
    key: readFileSync(file('key.pem'), 'utf8'),
    cert: readFileSync(file('cert.pem'), 'utf8'),
  }
}
