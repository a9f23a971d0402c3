import { request } from 'node:http'
import type { Upstream } from '../hosts/upstream.ts'
import type { Answer, HeaderLines } from './lab-case.ts'
import type { ReceivedMessage } from './wire-server.ts'

/** Passes a request on to another server, as a reverse proxy on the page's own origin does. */
export function forward(
  { port, prefix = '' }: Upstream,
  { method, target, headers, body }: ReceivedMessage,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const upstream = request({
      host: '127.0.0.1',
      port,
      method,
      path: prefix + target,
      headers: headers.flat() as unknown as Record<string, string>,
    })
    upstream.on('error', reject)
    upstream.on('response', (response) => {
      let text = ''
      response.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 502,
          headers: pairs(response.rawHeaders),
          body: text,
        }),
      )
    })
    upstream.end(body, 'latin1')
  })
}

/** Removes the headers of the connection. */
function pairs(raw: readonly string[]): HeaderLines {
  const lines = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
  )
  return lines.filter(([name]) => !/^(?:connection|keep-alive|transfer-encoding)$/i.test(name))
}
