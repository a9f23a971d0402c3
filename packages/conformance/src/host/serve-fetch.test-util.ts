import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { ConformanceServer } from './host.js'

type Handler = (request: Request) => Response | Promise<Response>

/**
 * Serves a fetch handler with `node:http`. Lines of the header that `doubled` names are written
 * twice.
 */
export async function serveFetch(handler: Handler, doubled = ''): Promise<ConformanceServer> {
  const server = createServer((req, res) => {
    answer(handler, req, res, doubled).catch(() => res.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  handler: Handler,
  req: IncomingMessage,
  res: ServerResponse,
  doubled: string,
): Promise<void> {
  const headers = new Headers()
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    headers.append(req.rawHeaders[i] ?? '', req.rawHeaders[i + 1] ?? '')
  }
  const { method = 'GET' } = req
  const hasBody = !['GET', 'HEAD'].includes(method)
  const body = hasBody ? Buffer.concat(await req.toArray()) : null
  const url = `http://${req.headers.host ?? ''}${req.url ?? ''}`
  const response = await handler(new Request(url, { method, headers, body }))
  const lines = [...response.headers].flatMap((line) =>
    line[0] === doubled.toLowerCase() ? [line, line] : [line],
  )
  res.writeHead(response.status, lines.flat())
  if (response.body === null) res.end()
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), res)
}
