// The application of the conformance table, over HTTP/2.
import { connect, type ClientHttp2Session } from 'node:http2'
import { fileURLToPath } from 'node:url'
import {
  CONFORMANCE_POLICIES,
  type ConformanceSend,
  describeResponse,
  type RawResponse,
  type ServerProcess,
  startServerProcess,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const APP = fileURLToPath(new URL('../', import.meta.url))

const ROWS = CONFORMANCE_POLICIES.filter(({ name }) =>
  ['answers', 'errors', 'vary-and-upstreams', 'by-path'].includes(name),
).flatMap(({ name: policy, requests }) =>
  requests.map(({ name, send, expect: expected }) => ({ name, policy, send, expected })),
)

describe.each(['koa', 'koa2'])('%s', (major) => {
  let server: ServerProcess
  let session: ClientHttp2Session

  beforeAll(async () => {
    const command = [process.execPath, 'dist/conformance.js', major, 'http2'] as const
    server = await startServerProcess({ command, cwd: APP })
    session = connect(server.url)
  })
  afterAll(async () => {
    session?.destroy()
    await server?.close()
  })

  test.each(ROWS)('$policy: $name', async ({ policy, send, expected }) => {
    const response = await ask(session, policy, send)
    const { status, cors, vary } = describeResponse(response)
    expect({ status, cors, vary: namesIn(vary) }).toEqual({
      status: expected.status,
      cors: expected.cors,
      vary: namesIn(expected.vary),
    })
    expect(response.complete).toBe(!expected.cutOff)
    expect(response.body).toBe(expected.body ?? response.body)
  })
})

function namesIn(vary: readonly string[]): string[] {
  return vary.map((name) => name.toLowerCase()).toSorted()
}

function ask(
  session: ClientHttp2Session,
  policy: string,
  { method, path, headers, body = '' }: ConformanceSend,
): Promise<RawResponse> {
  const stream = session.request(
    { ':method': method, ':path': `/${policy}${path}`, ...Object.fromEntries(headers) },
    { endStream: body === '' },
  )
  if (body !== '') stream.end(body)
  return new Promise((resolve) => {
    let status = 0
    let text = ''
    let complete = false
    const lines: [string, string][] = []
    stream.on('response', (head, _flags, raw: string[] = []) => {
      status = Number(head[':status'])
      for (let at = 0; at < raw.length; at += 2) lines.push([raw[at] ?? '', raw[at + 1] ?? ''])
    })
    stream.setEncoding('utf8')
    stream.on('data', (part: string) => (text += part))
    stream.on('end', () => (complete = true))
    stream.on('error', () => (complete = false))
    stream.on('close', () =>
      resolve({ status, headers: lines, body: text, complete, bodyMilliseconds: 0 }),
    )
  })
}
