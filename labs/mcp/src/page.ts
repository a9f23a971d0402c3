// The code of the page: the clients of the SDK, bundled as an application bundles them.
import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { StoredAuthorization } from './stored-authorization.ts'

/**
 * The client of SDK 2 with the protocol of 2026, of 2025, or the newest that the server supports;
 * or the client of SDK 1.
 */
export type ClientKind = '2026' | '2025' | 'auto' | 'sdk1'

/** Calls of a tool by a client. */
export interface Use {
  readonly url: string
  readonly client: ClientKind
  readonly tool: string
  readonly input?: Record<string, unknown>
  /** The number of calls. */
  readonly times?: number
}

/** The results of a client. */
export interface Seen {
  readonly version: string | undefined
  readonly sessionId: string | undefined
  readonly tools: readonly string[]
  /** The answers of the tool, one for each call. */
  readonly texts: readonly string[]
}

/** The common part of both SDKs. */
interface AnyClient {
  listTools(): Promise<{ tools: { name: string }[] }>
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<object>
  close(): Promise<void>
}

const INFO = { name: 'page', version: '1.0.0' }
const MODES = { 2026: { pin: '2026-07-28' }, 2025: 'legacy', auto: 'auto' } as const

async function use({ url, client: kind, tool, input = {}, times = 1 }: Use): Promise<Seen> {
  if (kind === 'sdk1') {
    const [client, transport] = [new OldClient(INFO), new OldTransport(new URL(url))]
    await client.connect(transport)
    const { protocolVersion: version, sessionId } = transport
    return { version, sessionId, ...(await callTool(client, tool, input, times)) }
  }
  const client = new Client(INFO, { versionNegotiation: { mode: MODES[kind] } })
  const transport = new StreamableHTTPClientTransport(new URL(url))
  await client.connect(transport)
  const version = client.getNegotiatedProtocolVersion()
  const { sessionId } = transport
  return { version, sessionId, ...(await callTool(client, tool, input, times)) }
}

async function callTool(
  client: AnyClient,
  tool: string,
  input: Record<string, unknown>,
  times: number,
): Promise<Pick<Seen, 'tools' | 'texts'>> {
  try {
    const { tools } = await client.listTools()
    const texts: string[] = []
    for (let n = 0; n < times; n++) {
      const result = await client.callTool({ name: tool, arguments: input })
      const [part] = (result as CallToolResult).content
      texts.push(part?.type === 'text' ? part.text : '')
    }
    return { tools: tools.map(({ name }) => name), texts }
  } finally {
    await client.close()
  }
}

let authorization: StoredAuthorization
let asked: StreamableHTTPClientTransport

/** Connects without a token. @returns the URL at which the user gets one */
async function askForToken(url: string): Promise<string> {
  authorization = new StoredAuthorization()
  asked = new StreamableHTTPClientTransport(new URL(url), { authProvider: authorization })
  try {
    await new Client(INFO, { versionNegotiation: { mode: 'auto' } }).connect(asked)
  } catch (error) {
    if (error instanceof UnauthorizedError) return authorization.url
    throw error
  }
  throw new Error('The server did not require a token')
}

/** Gets a token with the user's code, and calls the tool. */
async function useToken(url: string, search: string, tool: string): Promise<Seen> {
  await asked.finishAuth(new URLSearchParams(search))
  const client = new Client(INFO, { versionNegotiation: { mode: 'auto' } })
  const transport = new StreamableHTTPClientTransport(new URL(url), { authProvider: authorization })
  await client.connect(transport)
  const version = client.getNegotiatedProtocolVersion()
  return { version, sessionId: transport.sessionId, ...(await callTool(client, tool, {}, 1)) }
}

/** The functions that tests call in the page or in a worker. */
export interface PageClients {
  use: typeof use
  askForToken: typeof askForToken
  useToken: typeof useToken
}

Object.assign(globalThis, { clients: { use, askForToken, useToken } satisfies PageClients })
