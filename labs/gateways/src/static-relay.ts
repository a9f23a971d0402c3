import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RUNS_PATH } from '@webcors/conformance'

export interface StaticRelay {
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts a relay in front of a static host, which passes every header line on unchanged. A static
 * host has no application that could count the requests that reach it, so the relay counts all
 * requests except `OPTIONS`.
 *
 * @param prefix the prefix of the path of every file at the static host
 */
export async function startStaticRelay(port: number, prefix: string): Promise<StaticRelay> {
  let runs = 0
  const server = createServer({ maxHeaderSize: 65_536 }, (incoming, outgoing) => {
    const { method = '', url = '', rawHeaders } = incoming
    if (url.endsWith(RUNS_PATH)) {
      outgoing.end(String(runs))
      return
    }
    if (method !== 'OPTIONS') runs++
    const target = { host: '127.0.0.1', port, method, path: prefix + url, headers: rawHeaders }
    const passed = send({ ...target, agent: false, setHost: false }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.rawHeaders)
      response.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
