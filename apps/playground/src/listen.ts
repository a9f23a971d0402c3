import { createServer, type RequestListener, type Server } from 'node:http'

export interface Listening {
  readonly port: number
  stop(): void
}

/**
 * Serves on the wanted port, or on a free port if the wanted one is taken. `localhost` is
 * `127.0.0.1` in one browser and `::1` in another. The server listens on both, because otherwise
 * another program could answer on the other address.
 */
export async function listen(listener: RequestListener, wanted: number): Promise<Listening> {
  for (const port of [wanted, 0, 0, 0]) {
    const servers = await listenOnBoth(listener, port)
    if (servers !== null) return { port: portOf(servers[0]), stop: () => stop(servers) }
  }
  throw new Error('Cannot listen: no port is free on both 127.0.0.1 and ::1')
}

type Servers = [Server, ...Server[]]

async function listenOnBoth(listener: RequestListener, port: number): Promise<Servers | null> {
  const first = await bind(listener, port, '127.0.0.1')
  if (first === 'taken') return null
  if (first === 'unavailable')
    throw new Error('Cannot listen on 127.0.0.1: the machine does not have this address')
  const second = await bind(listener, portOf(first), '::1')
  if (second === 'unavailable') return [first]
  if (second !== 'taken') return [first, second]
  stop([first])
  return null
}

/** Listens on an address. Returns `unavailable` if the machine does not have the address. */
function bind(
  listener: RequestListener,
  port: number,
  host: string,
): Promise<Server | 'taken' | 'unavailable'> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener)
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken')
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') {
        resolve('unavailable')
      } else reject(error)
    })
    server.listen(port, host, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return address.port
}

function stop(servers: Servers): void {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}
