import { Agent, type RequestOptions, type Server as HttpServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Server } from './conclude.ts'

/** A server that has to be closed. */
export interface RunningServer extends Server {
  close(): Promise<void>
}

/** Listens on a port of its own, on loopback. */
export async function listen(server: HttpServer): Promise<RunningServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return askOverHttp(server)
}

/** @param server one that listens */
export function askOverHttp(server: HttpServer): RunningServer {
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const agent = new Agent({ keepAlive: true })
  return {
    origin,
    ask: (method, path, headers) => ask(new URL(path, origin), { agent, method, headers }),
    close: () =>
      new Promise((resolve) => {
        agent.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function ask(url: URL, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A header may come more than once. `fetch` would join its values, and add headers of its own.
    const sent = request(url, options, (response) => {
      const lines = new Headers()
      for (const [name, values] of Object.entries(response.headersDistinct)) {
        for (const value of values ?? []) lines.append(name, value)
      }
      response
        .resume()
        .once('end', () => resolve({ status: response.statusCode ?? 0, headers: lines }))
    })
    sent.once('error', reject).end()
  })
}
