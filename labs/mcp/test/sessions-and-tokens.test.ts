// The other two servers of docs/recipes/mcp.md, whose clients must read response headers.
import { freePort } from '@webcors-labs/testing'
import { fetchIn, hasChromium } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuthorizationServer, startAuthorizationServer } from '../src/authorization-server.ts'
import { type Lab, openLab } from '../src/open-lab.ts'
import type { Seen, Use } from '../src/page.ts'
import { type McpServerProcess, startServer } from './start.test-util.ts'

const skipped = hasChromium ? '' : ' (skipped: there is no Chromium)'

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`sessions and tokens of MCP in Chromium${skipped}`, () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab()
  })
  afterAll(() => lab?.close())

  describe('sessions', () => {
    let server: McpServerProcess
    beforeAll(async () => {
      server = await startServer('sessions.mjs')
    })
    afterAll(() => server?.close())
    const count = (url: string, client: Use['client']): Use => ({
      url: `${url}/mcp`,
      client,
      tool: 'count',
      times: 2,
    })

    test.each(['2025', 'sdk1'] as const)('client %s keeps its session', async (client) => {
      const seen = await lab.allowed.use(count(server.url, client))
      expect(seen).toMatchObject({ version: '2025-11-25', tools: ['count'], texts: ['1', '2'] })
      expect(seen.sessionId).toMatch(/^[\da-f-]{36}$/)
      expect(lab.allowed.mcpHeaders).toContain('mcp-session-id')
    })

    test('a client of 2026 has no session, and every request gets a new server', async () => {
      const seen = await lab.allowed.use(count(server.url, '2026'))
      expect(seen).toMatchObject({ version: '2026-07-28', texts: ['1', '1'] })
      expect(seen.sessionId).toBeUndefined()
    })

    test('without Mcp-Session-Id in exposedHeaders, a client loses its session', async () => {
      const edit = (source: string): string => source.replace("'Mcp-Session-Id', ", '')
      const changed = await startServer('sessions.mjs', { edit })
      try {
        await expect(lab.allowed.use(count(changed.url, '2025'))).rejects.toThrow(
          'Server not initialized',
        )
      } finally {
        await changed.close()
      }
    })

    test('a page of another origin gets 403', async () => {
      await expect(lab.denied.use(count(server.url, '2025'))).rejects.toThrow('Failed to fetch')
      expect(server.answersAt('/mcp')).toContain('OPTIONS 403')
    })
  })

  describe('tokens', () => {
    let login: AuthorizationServer
    beforeAll(async () => {
      login = await startAuthorizationServer()
    })
    afterAll(() => login?.close())

    /** Gets a token with all requests of a client, and calls the tool with it. */
    async function callWithToken(
      server: McpServerProcess,
    ): Promise<Seen & { scope: string | null }> {
      const { page } = lab.allowed
      const url = `${server.url}/mcp`
      const asked = await page.evaluate((at) => clients.askForToken(at), url)
      // The user's browser follows the redirect like this.
      const { headers } = await fetch(asked, { redirect: 'manual' })
      const { search } = new URL(headers.get('Location') ?? '')
      const brought = [url, search, 'profile'] as const
      const seen = await page.evaluate((all) => clients.useToken(...all), brought)
      return { scope: new URL(asked).searchParams.get('scope'), ...seen }
    }

    test('a client discovers the authorization server, and calls the tool with its token', async () => {
      const server = await startProtected(login)
      try {
        expect(await callWithToken(server)).toEqual({
          scope: 'profile',
          version: '2026-07-28',
          sessionId: undefined,
          tools: ['profile'],
          texts: ['ada'],
        })
        expect(server.answersAt('/mcp')).toContain('POST 401')
        // The client adds a header of its own to this request, so the browser sends a preflight
        // first.
        const path = '/.well-known/oauth-protected-resource/mcp'
        expect(server.answersAt(path)).toEqual(new Set(['OPTIONS 204', 'GET 200']))
        expect(await fetchIn(lab.denied.page, server.url + path)).toMatchObject({ status: 200 })
        const denied = lab.denied.page.evaluate(
          (at) => clients.askForToken(at),
          `${server.url}/mcp`,
        )
        await expect(denied).rejects.toThrow('Failed to fetch')
      } finally {
        await server.close()
      }
    })

    test('without WWW-Authenticate in exposedHeaders, a client requests no scope, and is refused', async () => {
      const edit = (source: string): string => source.replace("'WWW-Authenticate', ", '')
      const server = await startProtected(login, edit)
      try {
        await expect(callWithToken(server)).rejects.toThrow('HTTP 403')
      } finally {
        await server.close()
      }
    })
  })
})

/** Starts a server on a known port, because its responses contain its own URL. */
async function startProtected(
  { url }: AuthorizationServer,
  edit?: (source: string) => string,
): Promise<McpServerProcess> {
  const port = await freePort()
  const env = { ISSUER: url, PORT: String(port), RESOURCE: `http://127.0.0.1:${port}/mcp` }
  return startServer('oauth.mjs', { env, ...(edit && { edit }) })
}
