import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { withCors } from '@webcors/node'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** The grants of users, until their codes are redeemed. */
interface Grant {
  readonly challenge: string
  readonly scope: string
  readonly resource: string
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly location?: string
}

/**
 * An authorization server that grants every request: OAuth 2.1 with PKCE, for clients that register
 * themselves.
 */
export interface AuthorizationServer {
  /** The URL of the issuer. */
  readonly url: string
  close(): void
}

const SUBJECT = 'ada'

export async function startAuthorizationServer(): Promise<AuthorizationServer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'only', alg: 'RS256' }
  const grants = new Map<string, Grant>()
  let url = ''

  const documents: Readonly<Record<string, () => unknown>> = {
    '/keys': () => ({ keys: [key] }),
    '/.well-known/oauth-authorization-server': () => ({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      registration_endpoint: `${url}/register`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
    }),
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const document = documents[pathname]
    if (document !== undefined) return { status: 200, body: document() }
    if (pathname === '/register') {
      const client = JSON.parse(await text(request)) as object
      return { status: 201, body: { ...client, client_id: randomUUID() } }
    }
    if (pathname === '/authorize') return grant(searchParams)
    if (pathname === '/token') return redeem(new URLSearchParams(await text(request)))
    return { status: 404 }
  }

  function grant(asked: URLSearchParams): Answer {
    const [code, read] = [randomUUID(), (name: string) => asked.get(name) ?? '']
    grants.set(code, {
      challenge: read('code_challenge'),
      scope: read('scope'),
      resource: read('resource'),
    })
    const search = new URLSearchParams({ code, state: read('state') })
    return { status: 302, location: `${read('redirect_uri')}?${search}` }
  }

  async function redeem(form: URLSearchParams): Promise<Answer> {
    const code = form.get('code') ?? ''
    const granted = grants.get(code)
    grants.delete(code)
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
    if (granted?.challenge !== verifier.digest('base64url')) {
      return { status: 400, body: { error: 'invalid_grant' } }
    }
    const token = await new SignJWT({ scope: granted.scope })
      .setProtectedHeader({ alg: key.alg, kid: key.kid })
      .setSubject(SUBJECT)
      .setIssuer(url)
      .setAudience(granted.resource)
      .setExpirationTime('5 minutes')
      .sign(privateKey)
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 300 } }
  }

  const server = createServer(
    withCors(async (request, response) => {
      const { status, body, location } = await answer(request)
      if (location !== undefined) response.setHeader('Location', location)
      if (body === undefined) response.writeHead(status).end()
      else
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://localhost:${(server.address() as AddressInfo).port}`
  return { url, close: () => server.close() }
}
