import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Listens on loopback, so that only this computer can connect: on IPv4, and on IPv6 if the computer
 * has it, because `localhost` may be either.
 *
 * @returns `null` if the port is taken
 */
export async function listenOnLoopback(
  listener: RequestListener,
  port: number,
): Promise<readonly Server[] | null> {
  const first = await listen(listener, '127.0.0.1', port)
  if (first === 'taken' || first === 'absent') return null
  const second = await listen(listener, '::1', (first.address() as AddressInfo).port)
  if (second !== 'taken') return second === 'absent' ? [first] : [first, second]
  first.close()
  return null
}

async function listen(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<Server | 'taken' | 'absent'> {
  const server = createServer(listener)
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    return (error as { code?: string }).code === 'EADDRINUSE' ? 'taken' : 'absent'
  }
}
