import { Agent, type RequestOptions, type Server as HttpServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Server } from './conclude.ts'

/** A server that must be closed. */
export interface RunningServer extends Server {
  close(): Promise<void>
}

/** Makes a server listen on a free port of loopback. */
export async function listen(server: HttpServer): Promise<RunningServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return askOverHttp(server)
}

/** Creates a `Server` that sends requests over HTTP. @param server a server that listens */
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
    // A header may occur more than once. `fetch` would join its values, and add request headers of
    // its own.
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
