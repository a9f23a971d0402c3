import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerErrorWith, createConformanceListener } from '@webcors/conformance'

/** The application of the conformance table, which sends CORS headers of its own on some routes. */
export interface Upstream {
  readonly port: number
  close(): Promise<void>
}

/** Starts the application behind a gateway. */
export async function startUpstream(): Promise<Upstream> {
  const app = createConformanceListener({ head: 'write-head-flat' })
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      await app(req, res)
    } catch (error) {
      answerErrorWith(error, req, res)
    }
  }
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
