// Starts the server that clients attack, and looks at it afterwards.
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { exchange, corsLines, request } from '../src/exchange.test-util.js'

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'

/** The paths of the server. Each writes its head in a different way. */
export const PATHS = [
  '/',
  '/big',
  '/pieces',
  '/fails',
  '/predicate',
  '/predicate/big',
  '/predicate/pieces',
  '/predicate/fails',
]
export const PREFLIGHT = ['Access-Control-Request-Method: PUT']

interface Report {
  readonly ports: { readonly plain: number; readonly roomy: number; readonly http2: number }
  /** The errors that would have ended the process. */
  readonly fatal: readonly string[]
  /** The number of requests whose response is not closed. */
  readonly running: number
  readonly connections: number
  /** In bytes, after a garbage collection. */
  readonly heapUsed: number
}

/** The server under attack. */
export interface Target {
  readonly ports: Report['ports']
  /** Reads the present state of the server. */
  report(): Promise<Report>
  /**
   * Waits until the server is quiet, or for five seconds, and returns its state with the response
   * to one more request.
   */
  readHealth(): Promise<object>
  /** Opens a connection, and sends bytes. */
  open(bytes: string): Socket
  close(): Promise<void>
}

/**
 * The health of a server on which nothing was thrown, no request hangs, and the next request is
 * answered.
 */
export const HEALTHY = {
  fatal: [],
  running: 0,
  connections: 0,
  status: 200,
  cors: [`access-control-allow-origin: ${APP}`],
}

export async function startTarget(): Promise<Target> {
  const program = fileURLToPath(new URL('abuse-server.ts', import.meta.url))
  const server: ServerProcess = await startServerProcess({
    command: [process.execPath, '--expose-gc', program],
  })
  const report = async (): Promise<Report> => {
    const response = await fetch(server.url)
    return (await response.json()) as Report
  }
  const { ports } = await report()
  return {
    ports,
    report,
    async readHealth() {
      let last = await report()
      for (let i = 0, quiet = 0; i < 200 && quiet < 3; i++) {
        await setTimeout(25)
        last = await report()
        quiet = last.running === 0 && last.connections === 0 ? quiet + 1 : 0
      }
      const { fatal, running, connections } = last
      const answer = await exchange(ports.plain, request('GET /predicate', [`Origin: ${APP}`]))
      return { fatal, running, connections, status: answer.status, cors: corsLines(answer.head) }
    },
    open(bytes) {
      const socket = connect(ports.plain, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(bytes, 'latin1')
      return socket
    },
    close: () => server.close(),
  }
}
