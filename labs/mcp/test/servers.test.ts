// Real clients of the SDK in Chromium, against the first server of docs/recipes/mcp.md on another
// origin.
import { fetchIn, hasChromium } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, openLab } from '../src/open-lab.ts'
import type { ClientKind, Use } from '../src/page.ts'
import { type McpServerProcess, startServer } from './start.test-util.ts'

const skipped = hasChromium ? '' : ' (skipped: there is no Chromium)'
const VERSIONS: Readonly<Record<ClientKind, string>> = {
  '2026': '2026-07-28',
  auto: '2026-07-28',
  '2025': '2025-11-25',
  sdk1: '2025-11-25',
}
const CLIENTS = Object.keys(VERSIONS) as ClientKind[]

const forecast = (url: string, client: ClientKind): Use => ({
  url,
  client,
  tool: 'forecast',
  input: { city: 'Oslo' },
})
const served = (client: ClientKind): object => ({
  version: VERSIONS[client],
  sessionId: undefined,
  tools: ['forecast'],
  texts: ['Sunny in Oslo'],
})

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`an MCP server and pages in Chromium${skipped}`, () => {
  let lab: Lab
  let server: McpServerProcess
  beforeAll(async () => {
    ;[lab, server] = await Promise.all([openLab(), startServer('server.mjs')])
  })
  afterAll(async () => {
    await lab?.close()
    await server?.close()
  })
  /** Starts the server with a changed program, to show the effect of one line. */
  async function withChanged(
    change: readonly [from: string, to: string],
    run: (changed: McpServerProcess) => Promise<void>,
  ): Promise<void> {
    const changed = await startServer('server.mjs', { edit: (source) => source.replace(...change) })
    try {
      await run(changed)
    } finally {
      await changed.close()
    }
  }

  test.each(CLIENTS)('client %s of a listed origin lists and calls a tool', async (client) => {
    lab.allowed.mcpHeaders.clear()
    const path = `/mcp/allowed-${client}`
    const seen = await lab.allowed.use(forecast(server.url + path, client))
    expect(seen).toEqual(served(client))
    const isModern = VERSIONS[client] === '2026-07-28'
    expect([...lab.allowed.mcpHeaders].toSorted()).toEqual(
      isModern ? ['mcp-method', 'mcp-name', 'mcp-protocol-version'] : ['mcp-protocol-version'],
    )
    expect(server.answersAt(path)).toContain('OPTIONS 204')
  })

  test.each(CLIENTS)('client %s of another origin gets 403 to its preflight', async (client) => {
    const path = `/mcp/denied-${client}`
    await expect(lab.denied.use(forecast(server.url + path, client))).rejects.toThrow(
      client === '2026' ? 'did not offer pinned protocol version' : 'Failed to fetch',
    )
    await expect.poll(() => server.answersAt(path)).toEqual(new Set(['OPTIONS 403']))
  })

  test('a page of another origin gets 403 to a request without a preflight', async () => {
    const path = '/mcp/simple'
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'
    const init = { method: 'POST', body, mode: 'no-cors' } as const
    await fetchIn(lab.denied.page, server.url + path, init)
    await fetchIn(lab.denied.page, server.url + path)
    await expect.poll(() => server.answersAt(path)).toEqual(new Set(['POST 403', 'GET 403']))
  })

  test('a GET without CORS has no Origin and reaches the SDK, which answers 405', async () => {
    const path = '/mcp/image'
    await fetchIn(lab.denied.page, server.url + path, { mode: 'no-cors' })
    await expect.poll(() => server.answersAt(path)).toEqual(new Set(['GET 405']))
  })

  test('clients of a page that rebinds its name get 403', async () => {
    const rebound = await lab.openRebound(new URL(server.url).port)
    for (const client of CLIENTS) {
      const path = `/mcp/rebound-${client}`
      const use = rebound.use(forecast(rebound.origin + path, client))
      await expect(use).rejects.toThrow(/POSTing to endpoint|HTTP 403/)
      await expect.poll(() => server.answersAt(path)).toEqual(new Set(['POST 403']))
    }
  })

  test('without allowedHosts, a page that rebinds its name calls the tool', async () => {
    const hosts = "allowedHosts: ['localhost:*', '127.0.0.1:*', '[::1]:*'],"
    await withChanged([hosts, ''], async ({ url }) => {
      const rebound = await lab.openRebound(new URL(url).port)
      const seen = await rebound.use(forecast(`${rebound.origin}/mcp`, '2026'))
      expect(seen).toEqual(served('2026'))
    })
  })

  test('with only the headers of 2025, clients fall back to 2025 silently, or report an error of the server', async () => {
    const names = ['Authorization', 'Content-Type', 'Mcp-Session-Id', 'Mcp-Protocol-Version']
    const list = `allowedHeaders: ${JSON.stringify([...names, 'Last-Event-ID'])},`
    await withChanged(['exposedHeaders:', `${list}\n    exposedHeaders:`], async ({ url }) => {
      expect(await lab.allowed.use(forecast(`${url}/mcp`, 'auto'))).toEqual(served('2025'))
      await expect(lab.allowed.use(forecast(`${url}/mcp`, '2026'))).rejects.toThrow(
        'the server did not offer pinned protocol version 2026-07-28',
      )
    })
  })

  test('workers send an argument as a header, and pages do not', async () => {
    const city = ['city: z.string()', "city: z.string().meta({ 'x-mcp-header': 'City' })"] as const
    await withChanged(city, async ({ url }) => {
      const call = forecast(`${url}/mcp`, '2026')
      expect(await lab.allowed.useInWorker(call)).toEqual(served('2026'))
      await expect(lab.allowed.use(call)).rejects.toThrow('the Mcp-Param-City header is absent')
    })
  })
})
