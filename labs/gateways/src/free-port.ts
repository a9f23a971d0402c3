import { createServer } from 'node:net'

/**
 * The first and the last port to try. They are outside of the range for sockets of clients, which
 * can hold a port briefly.
 */
const FIRST = 20_000
const LAST = 32_000

let next = FIRST + Math.floor(Math.random() * (LAST - FIRST))

/**
 * Finds a port on which nothing listens. Each port is tried first, because a server with
 * `SO_REUSEPORT` would share a used port without an error.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    next = next >= LAST ? FIRST : next + 1
    if (await isFree(next)) return next
  }
  throw new Error(`Cannot find a free port from ${FIRST} to ${LAST}: 200 were taken.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
